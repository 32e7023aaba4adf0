import { splitRowsOf, splitSides, splitUnits } from './careSplit.ts';
import { elementOfColumn } from './layout.ts';
import type { CareSplit } from './ledger.ts';
import { proportionOf, shareAt } from './posting.ts';
import { type Amounts, type Holding, type LazyNode, lazyNode, pathName, sumOf } from './traceNode.ts';

/** 门诊住院拆分 in a trace: a split unit shows the rows that took its cost away, a target the units that gave it. */
export function careSplitNodes(
  holding: Holding,
  amounts: Amounts,
  open: (giver: Holding) => readonly LazyNode[],
): LazyNode[] {
  const { run, month, unit } = holding;
  const split = splitUnits(run.layout, run.ledger.careSplits, month.month);
  const own = split.get(unit);
  return own ? splitCells(holding, own, amounts) : splitGivers(holding, split, amounts, open);
}

const rowFor = ({ run }: Holding, rows: readonly CareSplit[], column: number) =>
  splitRowsOf(rows, run.layout.elements[elementOfColumn(run.layout, column)])[0];

function splitCells(holding: Holding, rows: readonly CareSplit[], amounts: Amounts): LazyNode[] {
  const byRow = new Map<CareSplit, number>();
  for (const [column, amount] of amounts) {
    const row = rowFor(holding, rows, column);
    byRow.set(row, (byRow.get(row) ?? 0) + amount);
  }
  const { proportional } = holding;
  return [...byRow].map(([row, amount], index) =>
    lazyNode(`cell:${index}`, { kind: 'cell', amount, proportional, cell: row.at }),
  );
}

function splitGivers(
  holding: Holding,
  split: ReadonlyMap<number, readonly CareSplit[]>,
  amounts: Amounts,
  open: (giver: Holding) => readonly LazyNode[],
): LazyNode[] {
  const { run, month, unit, proportional } = holding;
  const { layout } = run;
  const parts = new Map<number, Map<number, number>>();
  for (const [column, amount] of amounts) {
    const whole = month.source.careSplit[unit * layout.columns + column];
    let running = 0;
    let before = 0;
    for (const giver of [...split.keys()].sort((one, other) => one - other)) {
      running += givenBySplit(holding, giver, split.get(giver) ?? [], column);
      const upTo = amount === whole ? running : proportionOf(amount, running, whole);
      if (upTo !== before)
        parts.set(giver, (parts.get(giver) ?? new Map<number, number>()).set(column, upTo - before));
      before = upTo;
    }
  }
  return [...parts].map(([giver, given]) => {
    const below = { ...holding, unit: giver, amounts: given, proportional: true, beforeSplit: true };
    const shown = {
      month: month.month,
      unit: layout.units[giver],
      amount: sumOf(given.values()),
      proportional,
    };
    return lazyNode(pathName('from', layout.units[giver].code), { ...shown, kind: 'splitFrom' }, () =>
      open(below),
    );
  });
}

function givenBySplit(holding: Holding, giver: number, rows: readonly CareSplit[], column: number): number {
  const { run, month, unit } = holding;
  const slot = giver * run.layout.columns + column;
  const row = rowFor(holding, rows, column);
  if (!row) return 0;
  const sides = splitSides(run.layout, row);
  const side = sides.units.indexOf(unit);
  return side === -1 ? 0 : shareAt(month.source.book[slot] + month.source.adjustment[slot], sides.sums, side);
}
