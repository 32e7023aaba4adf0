import type { ItemLayout } from './itemLayout.ts';
import { EVERY_UNIT } from './itemLedger.ts';

/**
 * What objects take of units, as columns of numbers: a million rows of the ledger are looked up once.
 * A line says what one case of an object takes and on how many cases it holds.
 */
export interface ResourceLines {
  /** Lines stand by serving unit, then object, then in the order of the ledger. */
  readonly ofUnit: (unit: number) => readonly [from: number, end: number];
  readonly objects: Int32Array;
  /** Grade, material or card: its place in `keys`. */
  readonly keyOf: Int32Array;
  /** Activity of the line, −1 where it has none. */
  readonly activityOf: Int32Array;
  /** What one case takes: the product of these. */
  readonly factors: readonly Float64Array[];
  /** On how many cases: what the serving unit executed of the object, or all of it. */
  readonly cases: Float64Array;
  /** The ledger's row. */
  readonly rows: Int32Array;
  /** Rows that no volume answers to: items nobody performed. */
  readonly idleRows: readonly number[];
  /** Objects without a row of their own, served by the standard library. */
  readonly fromLibrary: number;
}

/** How a kind of ledger row is read as lines. */
export interface LineSource<Row> {
  readonly rows: readonly Row[];
  readonly unit: (row: Row) => string;
  readonly item: (row: Row) => string;
  /** Null: the unit itself. */
  readonly servingUnit: (row: Row) => string | null;
  /** Place of its grade, material or card. */
  readonly key: (row: Row) => number;
  readonly activity: (row: Row) => number;
  readonly factors: readonly ((row: Row) => number)[];
}

interface Draft {
  readonly units: number[];
  readonly objects: number[];
  readonly rows: number[];
  readonly cases: number[];
}

/** Looks every row up: its object, who serves, how many cases it holds for. */
export function resourceLines<Row>(layout: ItemLayout, source: LineSource<Row>): ResourceLines {
  const draft: Draft = { units: [], objects: [], rows: [], cases: [] };
  const idleRows: number[] = [];
  const hasOwn = new Uint8Array(layout.unitOf.length);
  const library = new Map<number, number[]>();
  const { unitAt } = layout.of;
  source.rows.forEach((row, at) => {
    const item = layout.itemAt.get(source.item(row)) ?? -1;
    if (source.unit(row) === EVERY_UNIT) {
      if (item >= 0) library.set(item, [...(library.get(item) ?? []), at]);
      return;
    }
    const unit = unitAt.get(source.unit(row)) ?? -1;
    const object = unit < 0 ? -1 : layout.objectAt(unit, item);
    if (object < 0) {
      idleRows.push(at);
      return;
    }
    hasOwn[object] = 1;
    const servingUnit = source.servingUnit(row);
    const serves = servingUnit === null ? unit : (unitAt.get(servingUnit) ?? -1);
    // A unit on a campus that this run leaves out has no cost to give.
    if (serves >= 0) add(draft, layout, object, serves, at);
  });
  const fromLibrary = addLibrary(draft, layout, library, hasOwn);
  return { ...inOrder(draft, layout, source), idleRows, fromLibrary };
}

/** A serving unit that executed part of an object serves that part, any other the whole of it. */
function add(
  { units, objects, rows, cases }: Draft,
  layout: ItemLayout,
  object: number,
  unit: number,
  row: number,
): void {
  const flow = layout.flows.at(object, unit);
  units.push(unit);
  objects.push(object);
  rows.push(row);
  cases.push(flow < 0 ? layout.quantities[object] : layout.flows.quantities[flow]);
}

/** The standard library holds for whoever executed an object that has no row of its own. */
function addLibrary(
  draft: Draft,
  layout: ItemLayout,
  library: ReadonlyMap<number, readonly number[]>,
  hasOwn: Uint8Array,
): number {
  const served = new Set<number>();
  if (library.size === 0) return 0;
  const { objects, executingUnits } = layout.flows;
  for (let flow = 0; flow < objects.length; flow++) {
    const object = objects[flow];
    if (hasOwn[object]) continue;
    for (const row of library.get(layout.itemOf[object]) ?? []) {
      served.add(object);
      add(draft, layout, object, executingUnits[flow], row);
    }
  }
  return served.size;
}

function inOrder<Row>(
  draft: Draft,
  layout: ItemLayout,
  source: LineSource<Row>,
): Omit<ResourceLines, 'idleRows' | 'fromLibrary'> {
  const count = draft.rows.length;
  const unitCount = layout.of.units.length;
  const order = orderedBy(draft.units, unitCount, orderedBy(draft.objects, layout.unitOf.length, null));
  const starts = new Int32Array(unitCount + 1);
  for (const unit of draft.units) starts[unit + 1] += 1;
  for (let unit = 0; unit < unitCount; unit++) starts[unit + 1] += starts[unit];
  const rows = new Int32Array(count);
  const objects = new Int32Array(count);
  const cases = new Float64Array(count);
  order.forEach((from, to) => {
    rows[to] = draft.rows[from];
    objects[to] = draft.objects[from];
    cases[to] = Math.max(0, draft.cases[from]);
  });
  const read = (of: (row: Row) => number) => Float64Array.from(rows, (row) => of(source.rows[row]));
  return {
    ofUnit: (unit) => [starts[unit], starts[unit + 1]],
    objects,
    rows,
    cases,
    keyOf: Int32Array.from(rows, (row) => source.key(source.rows[row])),
    activityOf: Int32Array.from(rows, (row) => source.activity(source.rows[row])),
    factors: source.factors.map(read),
  };
}

/** A stable counting sort: places of the values in rising order, on top of an order they have already. */
function orderedBy(values: readonly number[], most: number, before: Int32Array | null): Int32Array {
  const next = new Int32Array(most + 1);
  for (const value of values) next[value + 1] += 1;
  for (let value = 0; value < most; value++) next[value + 1] += next[value];
  const order = new Int32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const from = before ? before[at] : at;
    order[next[values[from]]++] = from;
  }
  return order;
}
