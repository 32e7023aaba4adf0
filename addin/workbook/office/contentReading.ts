import { toA1 } from '../../../server/contract/place.ts';
import type { PlanValue } from '../../../server/contract/plan.ts';
import { type Answered, type Area, answersFor, type Piece, rangeOfPiece } from './answers.ts';
import { breathe } from './breathing.ts';
import type { CellMatrix, LinkImage } from './sheetImage.ts';

/** Values, formulas, formats and jumps of so many cells are far below what Excel on the web answers at once. */
const CELLS_PER_READ = 10_000;

export interface Contents {
  readonly cells: CellMatrix;
  readonly links: ReadonlyMap<string, LinkImage>;
}

/** Values and formulas of the used ranges of sheets. */
export async function readCells(sheets: readonly Excel.Worksheet[]): Promise<CellMatrix[]> {
  const contents = await read(sheets, (piece) => {
    const range = rangeOfPiece(piece).load('values,formulas');
    return () => (isGiven(range.values, range.formulas) ? { range, formats: [], jumps: [] } : null);
  });
  return contents.map(({ cells }) => cells);
}

/** All that was typed on sheets, with number formats and jumps. */
export const readContents = (sheets: readonly Excel.Worksheet[]): Promise<Contents[]> =>
  read(sheets, (piece) => {
    const range = rangeOfPiece(piece);
    const jumps = range.getCellProperties({ hyperlink: true });
    range.load('values,formulas,numberFormat');
    return () =>
      isGiven(range.values, range.formulas, range.numberFormat)
        ? { range, formats: range.numberFormat as string[][], jumps: jumps.value }
        : null;
  });

interface Loaded {
  readonly range: Excel.Range;
  readonly formats: readonly (readonly string[])[];
  readonly jumps: readonly (readonly Excel.CellProperties[])[];
}

const isGiven = (...matrices: readonly (unknown[][] | null)[]): boolean =>
  matrices.every((matrix) => matrix !== null);

async function read(
  sheets: readonly Excel.Worksheet[],
  load: (piece: Piece) => () => Loaded | null,
): Promise<Contents[]> {
  const areas = await usedAreas(sheets);
  const pieces = sheets.map((sheet, index) => ({ sheet, area: areas[index] ?? NOWHERE }));
  const answers = await answersFor(pieces, CELLS_PER_READ, load);
  const contents: Contents[] = [];
  for (const { sheet, area } of pieces) {
    await breathe();
    contents.push(
      joined(
        area,
        answers.filter(({ piece }) => piece.sheet === sheet),
      ),
    );
  }
  return contents;
}

const NOWHERE: Area = { row: 0, column: 0, rows: 0, columns: 0 };

/** Formatted cells count. */
async function usedAreas(sheets: readonly Excel.Worksheet[]): Promise<Area[]> {
  const used = sheets.map((sheet) =>
    sheet.getUsedRangeOrNullObject().load('rowIndex,columnIndex,rowCount,columnCount'),
  );
  await sheets[0]?.context.sync();
  return used.map((range) =>
    range.isNullObject
      ? NOWHERE
      : { row: range.rowIndex, column: range.columnIndex, rows: range.rowCount, columns: range.columnCount },
  );
}

function joined(area: Area, answers: readonly Answered<Loaded>[]): Contents {
  const values: PlanValue[][] = [];
  const formulas: (string | null)[][] = [];
  const numberFormats: string[][] = [];
  const links = new Map<string, LinkImage>();
  for (const { piece, loaded } of answers) {
    const { range, formats, jumps } = loaded;
    for (const [index, line] of range.values.entries()) {
      const written = (range.formulas[index] ?? []) as unknown[];
      values.push(line.map((value: unknown) => (value === '' ? null : (value as PlanValue))));
      formulas.push(line.map((value: unknown, column: number) => formulaIn(written[column], value)));
    }
    for (const line of formats) numberFormats.push([...line]);
    for (const [index, line] of jumps.entries()) {
      for (const [at, { hyperlink }] of line.entries()) {
        if (hyperlink)
          links.set(toA1({ row: piece.area.row + index, column: area.column + at }), linkOf(hyperlink));
      }
    }
  }
  return { cells: { ...area, values, formulas, numberFormats }, links };
}

/** A text that begins with an equals sign is its own value. */
export const formulaIn = (written: unknown, value: unknown): string | null =>
  typeof written === 'string' && written.startsWith('=') && written !== value ? written.slice(1) : null;

/** The text that is shown is the cell's own. */
const linkOf = ({ documentReference, address, screenTip }: Excel.RangeHyperlink): LinkImage => ({
  ...(documentReference && { documentReference }),
  ...(address && { address }),
  ...(screenTip && { screenTip }),
});
