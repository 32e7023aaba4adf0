import type { CellRange } from '../../../server/contract/layout/planAddresses.ts';
import { type Area, answersFor, type Piece, rangeOfPiece } from './answers.ts';
import { breathe } from './breathing.ts';
import {
  alikeAreas,
  type CellLines,
  type CellLook,
  edgesOf,
  type Line,
  lookOfStyle,
  type PlainLook,
} from './cellLook.ts';
import { rectanglesByNumber } from './rectangles.ts';
import type { AlikeAreas } from './sheetImage.ts';

/** A sheet whose looks are wanted: where it is used, and rectangles that may well look alike. */
export interface LookWanted {
  readonly sheet: Excel.Worksheet;
  readonly used: Area;
  readonly guesses: readonly CellRange[];
}

/** What Excel says of a rectangle is about a thousand characters long, and so is what it says of a cell. */
const TILES_PER_READ = 300;
const CELLS_PER_READ = 2_000;

/**
 * How the used cells of sheets look. A rectangle that looks alike tells so in one piece; only where it does
 * not, cells are looked at one by one: Excel takes a kilobyte to describe each.
 */
export async function readLooks(wanted: readonly LookWanted[]): Promise<AlikeAreas[][]> {
  const pieces: Piece[] = [];
  for (const { sheet, used, guesses } of wanted) {
    await breathe();
    pieces.push(...tiles(used, guesses).map((tile) => ({ sheet, area: areaOf(tile) })));
  }
  const whole = new Map<Excel.Worksheet, Looks>(wanted.map(({ sheet }) => [sheet, new Looks()]));
  const mixed: Piece[] = [];
  for (const { piece, look } of await readTiles(pieces)) {
    if (look) whole.get(piece.sheet)?.add(look, [rangeOf(piece.area)]);
    else mixed.push(piece);
  }
  for (const { piece, loaded } of await answersFor(mixed, CELLS_PER_READ, loadCells))
    for (const { look, areas } of cellLooks(piece.area, loaded)) whole.get(piece.sheet)?.add(look, areas);
  return wanted.map(({ sheet }) => whole.get(sheet)?.found ?? []);
}

/** Areas by their look. */
class Looks {
  readonly #byKey = new Map<string, { look: CellLook; areas: CellRange[] }>();

  add(look: CellLook, areas: readonly CellRange[]): void {
    const key = JSON.stringify(look);
    const known = this.#byKey.get(key);
    if (known) known.areas.push(...areas);
    else this.#byKey.set(key, { look, areas: [...areas] });
  }
  get found(): AlikeAreas[] {
    return [...this.#byKey.values()];
  }
}

/** The used cells as rectangles: those guessed, and what is left between them. */
function tiles(used: Area, guesses: readonly CellRange[]): CellRange[] {
  const left = guesses.length + 1;
  const numbers = Array.from({ length: used.rows }, () => new Uint16Array(used.columns).fill(left));
  for (const [index, { from, to }] of guesses.entries()) {
    const last = Math.min(to.row, used.row + used.rows - 1);
    for (let row = Math.max(from.row, used.row); row <= last; row++)
      numbers[row - used.row]?.fill(
        index + 1,
        Math.max(0, from.column - used.column),
        Math.max(0, to.column + 1 - used.column),
      );
  }
  return [...rectanglesByNumber(used, numbers).values()].flat();
}

const areaOf = ({ from, to }: CellRange): Area => ({
  ...from,
  rows: to.row - from.row + 1,
  columns: to.column - from.column + 1,
});
const rangeOf = ({ row, column, rows, columns }: Area): CellRange => ({
  from: { row, column },
  to: { row: row + rows - 1, column: column + columns - 1 },
});

interface TileLook {
  readonly piece: Piece;
  /** Null: its cells differ. */
  readonly look: CellLook | null;
}

async function readTiles(pieces: readonly Piece[]): Promise<TileLook[]> {
  const found: TileLook[] = [];
  for (let from = 0; from < pieces.length; from += TILES_PER_READ) {
    const reads = pieces
      .slice(from, from + TILES_PER_READ)
      .map((piece) => ({ piece, read: loadTile(piece) }));
    await pieces[0]?.sheet.context.sync();
    found.push(...reads.map(({ piece, read }) => ({ piece, look: read() })));
  }
  return found;
}

const FORMAT = [
  'horizontalAlignment,verticalAlignment,wrapText,shrinkToFit,indentLevel,protection/locked,fill/color,fill/pattern',
  ...['name', 'size', 'bold', 'italic', 'strikethrough', 'underline', 'color'].map((name) => `font/${name}`),
].join();
const LINES = 'items/sideIndex,items/style,items/weight,items/color';

/** Two questions for each rectangle: there are many, and a request has its limit too. */
function loadTile(piece: Piece): () => CellLook | null {
  const { format } = rangeOfPiece(piece);
  format.load(FORMAT);
  const borders = format.borders.load(LINES);
  return () => {
    const drawn = edgesOf(piece.area.rows, piece.area.columns).map((edge) => {
      const line = borders.items.find(({ sideIndex }) => sideIndex === edge);
      return [edge, lineOf(line)] as const;
    });
    const look = plainLook(format, format.font, format.fill, format.protection.locked);
    if (!look || drawn.some(([, line]) => line === undefined)) return null;
    return { ...look, borders: Object.fromEntries(drawn.filter(([, line]) => line)) as CellLook['borders'] };
  };
}

type Loose<Object> = { readonly [Key in keyof Object]?: Object[Key] | null };

/** Null for none, undefined where it is not the same all along. */
function lineOf(found: Loose<Line> | undefined): Line | null | undefined {
  if (!found?.style) return undefined;
  if (found.style === 'None') return null;
  const { style, weight, color } = found;
  return weight && color ? { style, weight, color } : undefined;
}

/** Null where anything is not the same everywhere: Excel then gives null, or nothing. */
function plainLook(
  format: Loose<
    Pick<CellLook, 'horizontalAlignment' | 'verticalAlignment' | 'wrapText' | 'shrinkToFit' | 'indentLevel'>
  >,
  { name, size, bold, italic, strikethrough, underline, color }: Loose<CellLook['font']>,
  fill: { readonly color?: string | null; readonly pattern?: string | null },
  locked: boolean | null | undefined,
): PlainLook | null {
  const font = { name, size, bold, italic, strikethrough, underline, color };
  const { horizontalAlignment, verticalAlignment, wrapText, shrinkToFit, indentLevel } = format;
  const own = { horizontalAlignment, verticalAlignment, wrapText, shrinkToFit, indentLevel, locked };
  const parts = [...Object.values(font), ...Object.values(own), fill.color, fill.pattern];
  if (parts.some((part) => part === null || part === undefined || part === '')) return null;
  return { ...own, font, fill: fill.pattern === 'None' ? null : fill.color } as PlainLook;
}

const wantedOfCell = {
  format: {
    font: {
      name: true,
      size: true,
      bold: true,
      italic: true,
      strikethrough: true,
      underline: true,
      color: true,
    },
    fill: { color: true, pattern: true },
    borders: { style: true, weight: true, color: true },
    protection: true,
    horizontalAlignment: true,
    verticalAlignment: true,
    wrapText: true,
    shrinkToFit: true,
    indentLevel: true,
  },
} as const;

const given = (font: object): object =>
  Object.fromEntries(Object.entries(font).filter(([, value]) => value !== null));

function loadCells(piece: Piece): () => Excel.CellProperties[][] | null {
  const properties = rangeOfPiece(piece).getCellProperties(wantedOfCell);
  return () => properties.value;
}

/** Cells that differ, put together where they do not. */
function cellLooks(area: Area, cells: readonly (readonly Excel.CellProperties[])[]): AlikeAreas[] {
  const kinds: { look: PlainLook; lines: CellLines }[] = [];
  const numbers = new Map<string, number>();
  const matrix = cells.map((line) =>
    Uint16Array.from(line, (cell) => {
      const kind = kindOf(cell);
      const key = JSON.stringify(kind);
      const number = numbers.get(key) ?? kinds.push(kind);
      numbers.set(key, number);
      return number;
    }),
  );
  return [...rectanglesByNumber(area, matrix)].flatMap(([number, rectangles]) => {
    const kind = kinds[number - 1];
    return kind ? [alikeAreas(kind.look, kind.lines, rectangles)] : [];
  });
}

/** A text of several fonts in one cell has none: it gets ours. */
function kindOf({ format = {} }: Excel.CellProperties): { look: PlainLook; lines: CellLines } {
  const { font = {}, fill = {}, borders = {}, protection } = format;
  const plain = lookOfStyle({});
  const look: PlainLook =
    plainLook(format, { ...plain.font, ...given(font) }, fill, protection?.locked) ?? plain;
  const side = (name: keyof CellLines) => lineOf(borders[name]) ?? null;
  const lines = { top: side('top'), bottom: side('bottom'), left: side('left'), right: side('right') };
  return { look, lines };
}
