import type { VisibleStyle } from '../../../server/contract/layout/styleFacts.ts';
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
export type Side = (typeof sides)[number];

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

/** The look in the words of the palette, so that it can be held against a plan's. */
export function styleOfLook(look: CellLook): VisibleStyle {
  const { font, borders } = look;
  const align = (Object.keys(alignments) as (keyof typeof alignments)[]).find(
    (name) => alignments[name] === look.horizontalAlignment,
  );
  const style: Record<string, unknown> = {
    font: font.name,
    size: font.size,
    bold: font.bold,
    underline: font.underline !== 'None',
    color: font.color === BLACK ? '' : font.color.slice(1),
    fill: look.fill?.slice(1) ?? '',
    numberFormat: look.numberFormat,
    align: align ?? '',
    wrap: look.wrapText,
    indent: look.indentLevel,
    unlocked: !look.locked,
  };
  for (const side of ['top', 'bottom', 'left'] as const) {
    const line = borders[side];
    if (line) style[side] = borderLine(line);
  }
  return style as unknown as VisibleStyle;
}

function borderLine({ style, weight, color }: Line): BorderLine {
  const kinds = Object.keys(lines) as BorderLine['line'][];
  const kind = kinds.find((name) =>
    style === 'Double' ? name === 'double' : lines[name].style === style && lines[name].weight === weight,
  );
  return { line: kind ?? (`${style} ${weight}` as BorderLine['line']), color: color.slice(1) };
}
