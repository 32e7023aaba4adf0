import type { RangeBlock } from '../../../server/contract/rangeBlock.ts';
import type { SheetSeen, Watch } from '../workbook.ts';
import { isTooLarge } from './answers.ts';
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
  const used = sheets.map(({ id }) =>
    context.workbook.worksheets
      .getItem(id)
      .getUsedRangeOrNullObject(true)
      .load('rowIndex,columnIndex,rowCount,columnCount'),
  );
  await context.sync();
  const sizes = used.map((range) => (range.isNullObject ? 0 : range.rowCount * range.columnCount));
  const total = sizes.reduce((sum, cells) => sum + cells, 0);
  const blocks: RangeBlock[] = [];
  let done = 0;
  for (const [index, sheet] of sheets.entries()) {
    const range = used[index];
    if (!range || range.isNullObject) blocks.push(blockOf(sheet, NO_CELLS, []));
    else {
      for await (const block of sheetBlocks(context, sheet, range)) {
        watch.signal?.throwIfAborted();
        done += block.values.length;
        blocks.push(block);
        watch.tell?.({ sheetName: sheet.name, done, total });
      }
    }
  }
  return blocks;
}

const NO_CELLS = { rowIndex: 0, columnIndex: 0, values: [], valueTypes: [], numberFormat: [] };

interface Rows {
  readonly first: number;
  readonly count: number;
}

async function* sheetBlocks(
  context: Excel.RequestContext,
  sheet: LocatedSheet,
  { rowIndex, columnIndex, rowCount, columnCount }: Excel.Range,
): AsyncGenerator<RangeBlock> {
  const worksheet = context.workbook.worksheets.getItem(sheet.id);
  const step = Math.max(1, Math.floor(CELLS_PER_READ / columnCount));
  const waiting: Rows[] = [];
  for (let row = 0; row < rowCount; row += step)
    waiting.push({ first: rowIndex + row, count: Math.min(step, rowCount - row) });
  for (let rows = waiting.shift(); rows; rows = waiting.shift()) {
    const block = await readRows(worksheet, sheet, rows, { columnIndex, columnCount });
    if (block) yield block;
    else waiting.unshift(...halves(rows));
  }
}

function halves({ first, count }: Rows): Rows[] {
  if (count === 1) throw new Error('Excel gave no values for one row');
  const half = Math.ceil(count / 2);
  return [
    { first, count: half },
    { first: first + half, count: count - half },
  ];
}

/** Null where the answer was too large: Excel says so, or gives null in place of values. */
async function readRows(
  worksheet: Excel.Worksheet,
  sheet: LocatedSheet,
  { first, count }: Rows,
  { columnIndex, columnCount }: { columnIndex: number; columnCount: number },
): Promise<RangeBlock | null> {
  const range = worksheet.getRangeByIndexes(first, columnIndex, count, columnCount);
  range.load('rowIndex,columnIndex,values,valueTypes,numberFormat');
  const hidden = range.getRowProperties({ rowHidden: true });
  try {
    await worksheet.context.sync();
  } catch (cause) {
    if (isTooLarge(cause)) return null;
    throw cause;
  }
  if (range.values === null || range.valueTypes === null || range.numberFormat === null) return null;
  const hiddenRows = hidden.value.flatMap(({ rowHidden }, index) => (rowHidden ? [first + index] : []));
  return blockOf(sheet, range, hiddenRows);
}

function blockOf(
  sheet: LocatedSheet,
  range: Parameters<typeof officeRangeBlock>[1],
  hiddenRows: readonly number[],
): RangeBlock {
  const planKey = planKeyOf(sheet);
  // Excel gives dates of either system as numbers and does not say which: 1900 is what it makes.
  const block = officeRangeBlock({ id: sheet.id, name: sheet.name, hiddenRows, date1904: false }, range);
  return planKey === null ? block : { ...block, planKey };
}
