import type { CellRange } from '../../../server/contract/layout/planAddresses.ts';
import { type BorderLine, type CellStyle, FONT_NAME, FONT_SIZE } from '../../../server/contract/style.ts';
import { columnsOf, rowsOf } from './rectangles.ts';
import type { AlikeAreas } from './sheetImage.ts';

/** How a rectangle looks, in Office.js's words. Number formats go with the contents. */
export interface CellLook {
  readonly font: {
    readonly name: string;
    readonly size: number;
    readonly bold: boolean;
    readonly italic: boolean;
    readonly strikethrough: boolean;
    readonly underline: string;
    readonly color: string;
  };
  /** Null: none. */
  readonly fill: string | null;
  readonly horizontalAlignment: string;
  readonly verticalAlignment: string;
  readonly wrapText: boolean;
  readonly shrinkToFit: boolean;
  readonly indentLevel: number;
  readonly locked: boolean;
  /** Lines around it and between its cells. */
  readonly borders: Readonly<Partial<Record<Edge, Line>>>;
}

const edges = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideHorizontal',
  'InsideVertical',
] as const;
export type Edge = (typeof edges)[number];

/** Between cells there are lines only where there are two. */
export const edgesOf = (rows: number, columns: number): Edge[] =>
  edges.filter(
    (edge) => (edge !== 'InsideHorizontal' || rows > 1) && (edge !== 'InsideVertical' || columns > 1),
  );

export interface Line {
  readonly style: string;
  readonly weight: string;
  readonly color: string;
}

/** Lines of a single cell. */
export interface CellLines {
  readonly top: Line | null;
  readonly bottom: Line | null;
  readonly left: Line | null;
  readonly right: Line | null;
}

export type PlainLook = Omit<CellLook, 'borders'>;

/**
 * Rectangles of cells that have the same lines each. Where a cell has lines above or to the left, they are
 * taken apart: a line between two cells is one line, and two cells may each want another.
 */
export function alikeAreas(look: PlainLook, lines: CellLines, rectangles: readonly CellRange[]): AlikeAreas {
  const { top, bottom, left, right } = lines;
  const rows = top ? rectangles.flatMap(rowsOf) : rectangles;
  const borders: Partial<Record<Edge, Line | null>> = {
    EdgeTop: top,
    EdgeBottom: bottom,
    EdgeLeft: left,
    EdgeRight: right,
    InsideHorizontal: bottom,
    InsideVertical: right,
  };
  const drawn = Object.entries(borders).filter(([, line]) => line !== null);
  return {
    look: { ...look, borders: Object.fromEntries(drawn) as CellLook['borders'] },
    areas: left ? rows.flatMap(columnsOf) : rows,
  };
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
export function lookOfStyle(style: CellStyle): PlainLook {
  const align = style.align ?? (style.indent ? 'left' : undefined);
  return {
    font: {
      name: FONT_NAME,
      size: style.size ?? FONT_SIZE,
      bold: style.bold ?? false,
      italic: false,
      strikethrough: false,
      underline: style.underline ? 'Single' : 'None',
      color: style.color ? `#${style.color}` : BLACK,
    },
    fill: style.fill ? `#${style.fill}` : null,
    horizontalAlignment: align ? alignments[align] : 'General',
    verticalAlignment: 'Center',
    wrapText: style.wrap ?? false,
    shrinkToFit: false,
    indentLevel: style.indent ?? 0,
    locked: !style.unlocked,
  };
}

export const linesOfStyle = ({ top, bottom, left }: CellStyle): CellLines => ({
  top: lineLook(top),
  bottom: lineLook(bottom),
  left: lineLook(left),
  right: null,
});
