import { type BorderLine, type CellStyle, FONT_NAME, FONT_SIZE } from '../../../server/contract/style.ts';

/** How a cell looks, as Office.js says and takes it (`getCellProperties`, `setCellProperties`), with its number format. */
export interface CellLook {
  readonly numberFormat: string;
  readonly font: {
    readonly name: string;
    readonly size: number;
    readonly bold: boolean;
    readonly color: string;
    readonly underline: string;
  };
  /** Null: none. */
  readonly fill: string | null;
  readonly horizontalAlignment: string;
  readonly verticalAlignment: string;
  readonly wrapText: boolean;
  readonly indentLevel: number;
  readonly locked: boolean;
  readonly borders: Readonly<Record<Side, Line | null>>;
}

export const sides = ['top', 'bottom', 'left', 'right'] as const;
type Side = (typeof sides)[number];

export interface Line {
  readonly style: string;
  readonly weight: string;
  readonly color: string;
}

const BLACK = '#000000';

/** The weight and style of Excel's lines by ours. */
const lines: Readonly<Record<BorderLine['line'], Omit<Line, 'color'>>> = {
  hair: { style: 'Continuous', weight: 'Hairline' },
  thin: { style: 'Continuous', weight: 'Thin' },
  medium: { style: 'Continuous', weight: 'Medium' },
  double: { style: 'Double', weight: 'Thick' },
};

const alignments = { left: 'Left', center: 'Center', right: 'Right' } as const;

const lineLook = (line: BorderLine | undefined): Line | null =>
  line ? { ...lines[line.line], color: `#${line.color}` } : null;

/** A style of the palette; an indent counts only where the side is named. */
export function lookOfStyle(style: CellStyle): CellLook {
  const align = style.align ?? (style.indent ? 'left' : undefined);
  return {
    numberFormat: style.numberFormat ?? 'General',
    font: {
      name: FONT_NAME,
      size: style.size ?? FONT_SIZE,
      bold: style.bold ?? false,
      color: style.color ? `#${style.color}` : BLACK,
      underline: style.underline ? 'Single' : 'None',
    },
    fill: style.fill ? `#${style.fill}` : null,
    horizontalAlignment: align ? alignments[align] : 'General',
    verticalAlignment: 'Center',
    wrapText: style.wrap ?? false,
    indentLevel: style.indent ?? 0,
    locked: !style.unlocked,
    borders: {
      top: lineLook(style.top),
      bottom: lineLook(style.bottom),
      left: lineLook(style.left),
      right: null,
    },
  };
}
