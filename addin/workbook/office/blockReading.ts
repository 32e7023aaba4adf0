import type { RangeBlock } from '../../../server/contract/rangeBlock.ts';
import type { SheetSeen, Watch } from '../workbook.ts';
import { type Answered, answersFor, type Piece, rangeOfPiece } from './answers.ts';
import { type LocatedSheet, locateSheets, planKeyOf, seenSheet } from './locatedSheets.ts';
import { officeRangeBlock } from './officeRange.ts';

/** Values, their types and number formats together fill an answer of Excel on the web at about three times this. */
const CELLS_PER_READ = 25_000;

/** The used range of every sheet wanted as blocks, in the order of the tabs; an empty sheet gives a block of 0 × 0. */
export async function readBlocks(
  context: Excel.RequestContext,
  watch: Watch,
  isWanted: (sheet: SheetSeen) => boolean = () => true,
): Promise<RangeBlock[]> {
  const sheets = (await locateSheets(context)).filter((sheet) => isWanted(seenSheet(sheet)));
  const pieces = await usedPieces(context, sheets);
  const total = [...pieces.values()].reduce((sum, { area }) => sum + area.rows * area.columns, 0);
  const blocks = new Map<LocatedSheet, RangeBlock[]>(sheets.map((sheet) => [sheet, []]));
  const sheetOf = new Map([...pieces].map(([sheet, piece]) => [piece.sheet, sheet]));
  let done = 0;
  await answersFor([...pieces.values()], CELLS_PER_READ, loadRows, (answers) => {
    watch.signal?.throwIfAborted();
    for (const answer of answers) {
      const sheet = sheetOf.get(answer.piece.sheet);
      if (!sheet) continue;
      blocks.get(sheet)?.push(blockOf(sheet, answer));
      done += answer.piece.area.rows * answer.piece.area.columns;
      watch.tell?.({ sheetName: sheet.name, done, total });
    }
  });
  return [...blocks].flatMap(([sheet, found]) => (found.length > 0 ? found : [emptyBlock(sheet)]));
}

/** What is used of each sheet; an empty one has no piece. */
async function usedPieces(
  context: Excel.RequestContext,
  sheets: readonly LocatedSheet[],
): Promise<Map<LocatedSheet, Piece>> {
  const found = sheets.map((located) => {
    const sheet = context.workbook.worksheets.getItem(located.id);
    const used = sheet.getUsedRangeOrNullObject(true);
    return { located, sheet, used: used.load('rowIndex,columnIndex,rowCount,columnCount') };
  });
  await context.sync();
  const pieces = new Map<LocatedSheet, Piece>();
  for (const { located, sheet, used } of found) {
    if (used.isNullObject) continue;
    const { rowIndex: row, columnIndex: column, rowCount: rows, columnCount: columns } = used;
    pieces.set(located, { sheet, area: { row, column, rows, columns } });
  }
  return pieces;
}

interface Rows {
  readonly range: Pick<Excel.Range, 'values' | 'valueTypes' | 'numberFormat'>;
  readonly hiddenRows: readonly number[];
}

function loadRows(piece: Piece): () => Rows | null {
  const range = rangeOfPiece(piece).load('values,valueTypes,numberFormat');
  const hidden = range.getRowProperties({ rowHidden: true });
  return () => {
    if (range.values === null || range.valueTypes === null || range.numberFormat === null) return null;
    const { row } = piece.area;
    return { range, hiddenRows: hidden.value.flatMap(({ rowHidden }, at) => (rowHidden ? [row + at] : [])) };
  };
}

const blockOf = (sheet: LocatedSheet, { piece, loaded }: Answered<Rows>): RangeBlock => {
  const { row: rowIndex, column: columnIndex } = piece.area;
  const { values, valueTypes, numberFormat } = loaded.range;
  const cells = { rowIndex, columnIndex, values, valueTypes, numberFormat };
  return marked(sheet, loaded.hiddenRows, cells);
};

const emptyBlock = (sheet: LocatedSheet): RangeBlock =>
  marked(sheet, [], { rowIndex: 0, columnIndex: 0, values: [], valueTypes: [], numberFormat: [] });

function marked(
  sheet: LocatedSheet,
  hiddenRows: readonly number[],
  cells: Parameters<typeof officeRangeBlock>[1],
): RangeBlock {
  const planKey = planKeyOf(sheet);
  // Excel gives dates of either system as numbers and does not say which: 1900 is what it makes.
  const block = officeRangeBlock({ id: sheet.id, name: sheet.name, hiddenRows, date1904: false }, cells);
  return planKey === null ? block : { ...block, planKey };
}
