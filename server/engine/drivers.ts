import type { CellPlace } from '../contract/place.ts';
import type { Layout } from './layout.ts';
import type { DriverParameter, InternalService, Ledger, Month, Revenue, Workload } from './ledger.ts';
import type { AllocationRules, DriverSource } from './rules.ts';

/** Rows of the ledger read as driver values: of whom, how much, from which cell. */
export interface DriverRows {
  /** By row: the unit's place in the layout, −1 for one that the run does not know. */
  readonly units: readonly number[];
  /** By row. */
  readonly quantities: readonly number[];
  /** The unit as a row writes it. */
  readonly codeOf: (row: number) => string;
  readonly placeOf: (row: number) => CellPlace;
}

/** How a kind of row is read: the name it is found by, whose value it holds and how much. */
interface Reading<Row> {
  readonly name: (row: Row) => string;
  readonly code: (row: Row) => string;
  readonly quantity: (row: Row) => number;
}

/** Rows of one month and name, in the order of the ledger. */
class RowGroup<Row extends { at: CellPlace }> implements DriverRows {
  readonly units: number[] = [];
  readonly quantities: number[] = [];
  readonly rows: Row[] = [];
  private readonly code: (row: Row) => string;

  constructor(code: (row: Row) => string) {
    this.code = code;
  }

  add(row: Row, unit: number, quantity: number): void {
    this.rows.push(row);
    this.units.push(unit);
    this.quantities.push(quantity);
  }

  filter(takes: (row: Row) => boolean): RowGroup<Row> {
    const taken = new RowGroup(this.code);
    for (let at = 0; at < this.rows.length; at++)
      if (takes(this.rows[at])) taken.add(this.rows[at], this.units[at], this.quantities[at]);
    return taken;
  }

  codeOf(at: number): string {
    return this.code(this.rows[at]);
  }

  placeOf(at: number): CellPlace {
    return this.rows[at].at;
  }
}

/** Rows by month, then by the name a driver asks for. */
type Groups<Row extends { at: CellPlace }> = ReadonlyMap<Month, ReadonlyMap<string, RowGroup<Row>>>;

const parameterReading: Reading<DriverParameter> = {
  name: ({ parameter }) => parameter,
  code: ({ unit }) => unit,
  quantity: ({ quantity }) => quantity,
};
const workloadReading: Reading<Workload> = {
  name: ({ measure }) => measure,
  code: ({ unit }) => unit,
  quantity: ({ quantity }) => quantity,
};
const serviceReading: Reading<InternalService> = {
  name: ({ provider }) => provider,
  code: ({ receiver }) => receiver,
  quantity: ({ quantity }) => quantity,
};
const executedReading: Reading<Revenue> = {
  name: ({ executingUnit }) => executingUnit,
  code: ({ orderingUnit }) => orderingUnit,
  quantity: ({ amountYuan }) => amountYuan,
};
const revenueReading: Reading<Revenue> = { ...executedReading, name: () => '' };

/** Drivers whose values are the sender's own: what it did, what it executed. */
export const isOfSender = (source: DriverSource): boolean =>
  source.kind === 'internalService' || (source.kind === 'revenue' && source.executedBy === 'sender');

/**
 * A ledger's rows of some months, by the month and the name that drivers ask for. Each kind is read once,
 * when first asked, so that a sender finds its own without a scan.
 */
export class DriverBook {
  private readonly ledger: Ledger;
  private readonly layout: Layout;
  private readonly months: ReadonlySet<Month>;
  private parameters: Groups<DriverParameter> | undefined;
  private workloads: Groups<Workload> | undefined;
  private services: Groups<InternalService> | undefined;
  private revenues: Groups<Revenue> | undefined;
  private executed: Groups<Revenue> | undefined;

  constructor(ledger: Ledger, layout: Layout, months: ReadonlySet<Month>) {
    this.ledger = ledger;
    this.layout = layout;
    this.months = months;
  }

  /**
   * The rows behind a driver for a sender and month, in the order of the ledger; several rows of a
   * unit are summed by whoever asks. Fee categories are read with the rules given.
   */
  rowsOf(source: DriverSource, sender: string, month: Month, rules: AllocationRules): DriverRows {
    switch (source.kind) {
      case 'parameter':
        this.parameters ??= this.read(this.ledger.parameters, parameterReading);
        return groupOf(this.parameters, month, source.parameter, parameterReading);
      case 'workload':
        this.workloads ??= this.read(this.ledger.workloads, workloadReading);
        return groupOf(this.workloads, month, source.measure, workloadReading);
      case 'internalService': {
        this.services ??= this.read(this.ledger.internalServices, serviceReading);
        const { service } = source;
        const rows = groupOf(this.services, month, sender, serviceReading);
        return service === null ? rows : rows.filter((row) => row.service === service);
      }
      case 'revenue':
        return this.revenuesOf(source, sender, month, rules);
    }
  }

  private revenuesOf(
    { executedBy, careType, feeKinds }: Extract<DriverSource, { kind: 'revenue' }>,
    sender: string,
    month: Month,
    { feeCategories }: AllocationRules,
  ): DriverRows {
    const categories = new Set(
      feeCategories.filter(({ kind }) => feeKinds.includes(kind)).map(({ id }) => id),
    );
    return this.executedBy(executedBy === 'sender' ? sender : null, month).filter(
      (row) => (careType === null || careType === row.careType) && categories.has(row.category),
    );
  }

  private executedBy(unit: string | null, month: Month): RowGroup<Revenue> {
    if (unit === null) {
      this.revenues ??= this.read(this.ledger.revenues, revenueReading);
      return groupOf(this.revenues, month, '', revenueReading);
    }
    this.executed ??= this.read(this.ledger.revenues, executedReading);
    return groupOf(this.executed, month, unit, executedReading);
  }

  private read<Row extends { month: Month; at: CellPlace }>(
    rows: readonly Row[],
    { name, code, quantity }: Reading<Row>,
  ): Groups<Row> {
    const groups = new Map(
      [...this.months].map((month) => [month, new Map<string, RowGroup<Row>>()] as const),
    );
    let group: RowGroup<Row> | undefined;
    let [month, named] = ['', ''];
    for (const row of rows) {
      // Rows of one month and name mostly stand together.
      if (row.month !== month || name(row) !== named) {
        month = row.month;
        named = name(row);
        const names = groups.get(month);
        group = names && (names.get(named) ?? new RowGroup(code));
        if (group) names?.set(named, group);
      }
      group?.add(row, this.layout.unitAt.get(code(row)) ?? -1, quantity(row));
    }
    return groups;
  }
}

const groupOf = <Row extends { at: CellPlace }>(
  groups: Groups<Row>,
  month: Month,
  name: string,
  { code }: Reading<Row>,
): RowGroup<Row> => groups.get(month)?.get(name) ?? new RowGroup(code);

/** `2024-01` → `2023-12`. */
export function monthBefore(month: Month): Month {
  const [year, number] = month.split('-').map(Number);
  const [yearBefore, before] = number === 1 ? [year - 1, 12] : [year, number - 1];
  return `${yearBefore}-${String(before).padStart(2, '0')}`;
}
