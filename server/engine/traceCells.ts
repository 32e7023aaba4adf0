import type { Decimal } from 'decimal.js';
import type { CellPlace } from '../contract/place.ts';
import { elementOfColumn, sourceOfColumn } from './layout.ts';
import { decimalOf, ExactDecimal, quantaOf, quantaPerYuan, roundHalfUp } from './money.ts';
import type { LedgerRecord } from './records.ts';
import { type Amounts, type Holding, type LazyNode, lazyNode } from './traceNode.ts';

/** Leaves of a trace: input cells, each with its part of the amount above. */

interface WeighedCell {
  readonly at: CellPlace;
  /** Exact quanta of the row. */
  readonly weight: Decimal;
}

/**
 * Splits an amount over rows by running sums, so that the parts sum to it. An amount that is the rows'
 * own total gives each row its own amount; a part of it goes in proportion.
 */
function cellsOf(rows: readonly WeighedCell[], amount: number, whole: number): LazyNode[] {
  const total = rows.reduce((sum, { weight }) => sum.plus(weight), new ExactDecimal(0));
  let running = new ExactDecimal(0);
  let before = 0;
  return rows.map(({ at, weight }, index) => {
    running = running.plus(weight);
    const exact = amount === whole ? running : running.times(amount).div(total);
    const upTo = roundHalfUp(exact);
    const part = upTo - before;
    before = upTo;
    return lazyNode(`cell:${index}`, {
      kind: 'cell',
      amount: part,
      proportional: amount !== whole,
      cell: at,
    });
  });
}

/** Names are given by the place in the parent. */
const renumbered = (cells: readonly LazyNode[]) =>
  cells.map((cell, index) => ({ ...cell, name: `cell:${index}` }));

/** Direct cost rows behind the booked part of a holding; amounts by slot of the unit's row. */
export function bookCells(holding: Holding, amounts: Amounts): LazyNode[] {
  const { run, monthAt, month, unit } = holding;
  const { layout, ledger } = run;
  const perYuan = quantaPerYuan[run.quantum];
  const rowsOf = new Map<number, WeighedCell[]>();
  const first = (monthAt * layout.units.length + unit) * layout.columns;
  run.slotOfDirectCost.forEach((slot, row) => {
    if (slot < first || slot >= first + layout.columns || !amounts.has(slot - first)) return;
    const { amountYuan, at } = ledger.directCosts[row];
    const cells = rowsOf.get(slot - first) ?? [];
    cells.push({ at, weight: decimalOf(amountYuan).times(perYuan) });
    rowsOf.set(slot - first, cells);
  });
  return renumbered(
    [...rowsOf].flatMap(([column, rows]) =>
      cellsOf(rows, amounts.get(column) ?? 0, month.source.book[unit * layout.columns + column]),
    ),
  );
}

/** Adjustment documents behind the adjusted part of a holding. */
export function adjustmentCells(holding: Holding, amounts: Amounts): LazyNode[] {
  const { run, month, unit } = holding;
  const { layout } = run;
  const { code } = layout.units[unit];
  return renumbered(
    [...amounts].flatMap(([column, amount]) => {
      const element = layout.elements[elementOfColumn(layout, column)].code;
      const source = layout.sources[sourceOfColumn(layout, column)];
      const rows = run.ledger.adjustments.flatMap((row) => {
        const sign = (row.toUnit === code ? 1 : 0) - (row.fromUnit === code ? 1 : 0);
        const fits = row.month === month.month && row.element === element && row.source === source;
        const { quanta } = quantaOf(row.amountYuan, quantaPerYuan[run.quantum]);
        return fits && sign !== 0 ? [{ at: row.at, weight: new ExactDecimal(sign * quanta) }] : [];
      });
      return cellsOf(rows, amount, month.source.adjustment[unit * layout.columns + column]);
    }),
  );
}

/** Rows behind a measure that is read straight from the ledger; money is rounded once per key. */
export function recordCells(records: readonly LedgerRecord[], perYuan: number | null): LazyNode[] {
  if (perYuan === null)
    return records.map(({ value, at }, index) =>
      lazyNode(`cell:${index}`, { kind: 'cell', amount: value, cell: at }),
    );
  const byKey = new Map<string, WeighedCell[]>();
  for (const { key, value, at } of records) {
    const name = key();
    const rows = byKey.get(name) ?? [];
    rows.push({ at, weight: decimalOf(value).times(perYuan) });
    byKey.set(name, rows);
  }
  return renumbered([...byKey.values()].flatMap((rows) => cellsOf(rows, 0, 0)));
}
