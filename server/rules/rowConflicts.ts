import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { CostUnit } from '../engine/ledger.ts';
import type { ReadRow } from './readRow.ts';

/** Two rows that say something about one thing from one month: it is unclear which counts. */
export function setTwice(rows: readonly ReadRow[]): Fault[] {
  return rows.flatMap((row, index) =>
    rows.slice(0, index).some((earlier) => sameKey(row, earlier) && overlap(row, earlier))
      ? [fault('RU-082', { text: row.senders.word, elements: row.elementsWord }, row.at)]
      : [],
  );
}

const sameKey = (one: ReadRow, other: ReadRow): boolean =>
  one.operation === other.operation &&
  one.validFrom === other.validFrom &&
  JSON.stringify([one.senders.selector, one.elements]) ===
    JSON.stringify([other.senders.selector, other.elements]);

const overlap = (one: ReadRow, other: ReadRow): boolean =>
  one.operation === 'remove' ||
  (one.driver !== null && other.driver !== null) ||
  (one.fallback !== null && other.fallback !== null) ||
  (one.receivers.length > 0 && other.receivers.length > 0);

/** The order of each unit by code; a later validity replaces an earlier one, two of one date must agree. */
export function ordersOf(rows: readonly ReadRow[]): { orders: ReadonlyMap<string, number>; faults: Fault[] } {
  const faults: Fault[] = [];
  const given = new Map<string, { order: number; row: ReadRow }>();
  for (const row of rows)
    if (row.order !== null && row.operation === 'set')
      for (const { code } of row.senders.units) {
        const first = given.get(code);
        if (first && first.row.validFrom === row.validFrom && first.order !== row.order)
          faults.push(fault('RU-079', { unit: code, first: first.order, second: row.order }, row.at));
        given.set(code, { order: row.order, row });
      }
  return { orders: new Map([...given].map(([code, { order }]) => [code, order])), faults };
}

/** A receiver named by word that is closed, or takes no part, whenever any of the senders hands out. */
export function closedReceivers(
  row: ReadRow,
  closing: ReadonlyMap<string, number>,
  keepers: ReadonlySet<string>,
): Fault[] {
  const opensFor = (sender: CostUnit, receiver: CostUnit) =>
    keepers.has(receiver.unitClass) ||
    (closing.get(receiver.code) ?? -1) > (closing.get(sender.code) ?? Number.POSITIVE_INFINITY);
  return row.receivers.flatMap(({ word, units }) => {
    const open = units.some((receiver) => row.senders.units.some((sender) => opensFor(sender, receiver)));
    return units.length > 0 && row.senders.units.length > 0 && !open
      ? [fault('RU-077', { text: word, sender: row.senders.word }, row.at)]
      : [];
  });
}
