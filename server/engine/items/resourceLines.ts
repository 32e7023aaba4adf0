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

/** Lines before they stand in order, column by column. */
interface Draft {
  readonly units: Int32Array;
  readonly objects: Int32Array;
  readonly rows: Int32Array;
  readonly cases: Float64Array;
  length: number;
}

const emptyDraft = (most: number): Draft => ({
  units: new Int32Array(most),
  objects: new Int32Array(most),
  rows: new Int32Array(most),
  cases: new Float64Array(most),
  length: 0,
});

/** Looks every row up: its object, who serves, how many cases it holds for. */
export function resourceLines<Row>(layout: ItemLayout, source: LineSource<Row>): ResourceLines {
  const { unitAt } = layout.of;
  const idleRows: number[] = [];
  const hasOwn = new Uint8Array(layout.unitOf.length);
  const library = new Map<number, number[]>();
  const own = emptyDraft(source.rows.length);
  // Rows of one object mostly stand together: what was found for the last one is kept.
  let last = { unitCode: '', itemCode: '', unit: -1, object: -1 };
  for (let at = 0; at < source.rows.length; at++) {
    const row = source.rows[at];
    const [unitCode, itemCode] = [source.unit(row), source.item(row)];
    if (unitCode === EVERY_UNIT) {
      addTo(library, layout.itemAt.get(itemCode) ?? -1, at);
      continue;
    }
    if (unitCode !== last.unitCode || itemCode !== last.itemCode)
      last = { unitCode, itemCode, ...objectOf(layout, unitCode, itemCode) };
    const { unit, object } = last;
    if (object < 0) {
      idleRows.push(at);
      continue;
    }
    hasOwn[object] = 1;
    const servingUnit = source.servingUnit(row);
    const serves = servingUnit === null ? unit : (unitAt.get(servingUnit) ?? -1);
    // A unit on a campus that this run leaves out has no cost to give.
    if (serves >= 0) add(own, layout, object, serves, at);
  }
  const { draft, fromLibrary } = withLibrary(own, layout, library, hasOwn);
  return { ...inOrder(draft, layout, source), idleRows, fromLibrary };
}

function objectOf(layout: ItemLayout, unitCode: string, itemCode: string): { unit: number; object: number } {
  const unit = layout.of.unitAt.get(unitCode) ?? -1;
  const item = layout.itemAt.get(itemCode) ?? -1;
  return { unit, object: unit < 0 ? -1 : layout.objectAt(unit, item) };
}

function addTo(library: Map<number, number[]>, item: number, row: number): void {
  const rows = library.get(item);
  if (rows) rows.push(row);
  else library.set(item, [row]);
}

/** A serving unit that executed part of an object serves that part, any other the whole of it. */
function add(draft: Draft, layout: ItemLayout, object: number, unit: number, row: number): void {
  const at = draft.length++;
  const isLikeLast = at > 0 && draft.objects[at - 1] === object && draft.units[at - 1] === unit;
  draft.units[at] = unit;
  draft.objects[at] = object;
  draft.rows[at] = row;
  draft.cases[at] = isLikeLast ? draft.cases[at - 1] : casesOf(layout, object, unit);
}

function casesOf({ flows, quantities }: ItemLayout, object: number, unit: number): number {
  const flow = flows.at(object, unit);
  return Math.max(0, flow < 0 ? quantities[object] : flows.quantities[flow]);
}

/** The standard library holds for whoever executed an object that has no row of its own. */
function withLibrary(
  own: Draft,
  layout: ItemLayout,
  library: ReadonlyMap<number, readonly number[]>,
  hasOwn: Uint8Array,
): { draft: Draft; fromLibrary: number } {
  const { objects, executingUnits } = layout.flows;
  const rowsOf = (flow: number) =>
    hasOwn[objects[flow]] === 1 ? [] : (library.get(layout.itemOf[objects[flow]]) ?? []);
  let more = 0;
  for (let flow = 0; flow < objects.length; flow++) more += rowsOf(flow).length;
  if (more === 0) return { draft: own, fromLibrary: 0 };
  const draft = emptyDraft(own.length + more);
  for (const column of ['units', 'objects', 'rows', 'cases'] as const)
    draft[column].set(own[column].subarray(0, own.length));
  draft.length = own.length;
  const served = new Set<number>();
  for (let flow = 0; flow < objects.length; flow++)
    for (const row of rowsOf(flow)) {
      served.add(objects[flow]);
      add(draft, layout, objects[flow], executingUnits[flow], row);
    }
  return { draft, fromLibrary: served.size };
}

function inOrder<Row>(
  draft: Draft,
  layout: ItemLayout,
  source: LineSource<Row>,
): Omit<ResourceLines, 'idleRows' | 'fromLibrary'> {
  const units = draft.units.subarray(0, draft.length);
  const byObject = sortedBy(draft.objects.subarray(0, draft.length), layout.unitOf.length, null);
  const { order, starts } = sortedBy(units, layout.of.units.length, byObject.order);
  const rows = order.map((from) => draft.rows[from]);
  return {
    ofUnit: (unit) => [starts[unit], starts[unit + 1]],
    objects: order.map((from) => draft.objects[from]),
    rows,
    cases: picked(draft.cases, order),
    ...columnsOf(source, rows),
  };
}

/** Every row is looked at once: a million of them are far apart in memory. */
function columnsOf<Row>(
  { rows: all, key, activity, factors }: LineSource<Row>,
  rows: Int32Array,
): Pick<ResourceLines, 'keyOf' | 'activityOf' | 'factors'> {
  const keyOf = new Int32Array(rows.length);
  const activityOf = new Int32Array(rows.length);
  const columns = factors.map(() => new Float64Array(rows.length));
  for (let at = 0; at < rows.length; at++) {
    const row = all[rows[at]];
    keyOf[at] = key(row);
    activityOf[at] = activity(row);
    for (let factor = 0; factor < factors.length; factor++) columns[factor][at] = factors[factor](row);
  }
  return { keyOf, activityOf, factors: columns };
}

function picked(values: Float64Array, order: Int32Array): Float64Array {
  const column = new Float64Array(order.length);
  for (let at = 0; at < order.length; at++) column[at] = values[order[at]];
  return column;
}

/**
 * A stable counting sort, on top of an order that they have already: the places of the values in rising
 * order, and where each value's places start.
 */
function sortedBy(
  values: Int32Array,
  most: number,
  before: Int32Array | null,
): { order: Int32Array; starts: Int32Array } {
  const starts = new Int32Array(most + 1);
  for (const value of values) starts[value + 1] += 1;
  for (let value = 0; value < most; value++) starts[value + 1] += starts[value];
  const next = starts.slice();
  const order = new Int32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const from = before ? before[at] : at;
    order[next[values[from]]++] = from;
  }
  return { order, starts };
}
