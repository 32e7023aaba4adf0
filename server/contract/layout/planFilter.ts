import type { SheetPlan } from '../plan.ts';
import { type CellRange, rangeA1, verbsOf } from './planAddresses.ts';
import { overlap } from './sheetRanges.ts';

/** The rows that a plan's buttons filter, under their header; null where it has none. Throws where Excel would repair the file. */
export function filterOf(plan: SheetPlan): CellRange | null {
  const [verb, ...others] = verbsOf(plan, 'filter');
  if (others.length > 0) throw new Error(`sheet ${plan.key} filters more than one range`);
  if (!verb) return null;
  const range = { from: placeOf(plan, verb.block, verb.from), to: placeOf(plan, verb.block, verb.to) };
  for (const { block } of verbsOf(plan, 'table')) {
    const table = verbsOf(plan, 'block').find(({ key }) => key === block);
    if (table && overlap(rangeOfBlock(table), range))
      throw new Error(`sheet ${plan.key} filters ${rangeA1(range)} inside a table`);
  }
  return range;
}

type Block = ReturnType<typeof verbsOf<'block'>>[number];

function placeOf(plan: SheetPlan, block: string, { row, column }: { row: string; column: string }) {
  const found = verbsOf(plan, 'block').find(({ key }) => key === block);
  const [rowAt, columnAt] = [found?.rowKeys.indexOf(row) ?? -1, found?.columnKeys.indexOf(column) ?? -1];
  if (!found || rowAt < 0 || columnAt < 0)
    throw new Error(`sheet ${plan.key} filters from or to ${block} ${row} ${column}, which is not there`);
  return { row: found.at.row + rowAt, column: found.at.column + columnAt };
}

const rangeOfBlock = ({ at, rowKeys, columnKeys }: Block): CellRange => ({
  from: at,
  to: { row: at.row + rowKeys.length - 1, column: at.column + columnKeys.length - 1 },
});
