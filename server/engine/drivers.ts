import type { CellPlace } from '../contract/place.ts';
import type { Layout } from './layout.ts';
import type { DriverParameter, InternalService, Ledger, Month, Revenue, Workload } from './ledger.ts';
import type { AllocationRules, DriverSource } from './rules.ts';

/** Rows of the ledger read as driver values, side by side. */
export interface DriverRows {
  /** The unit's place in the layout; −1 where the run does not know it. */
  readonly units: Int32Array;
  readonly quantities: Float64Array;
  /** The unit as the row writes it, and its cell. */
  readonly codeOf: (row: number) => string;
  readonly placeOf: (row: number) => CellPlace;
}

interface LedgerRow {
  readonly month: Month;
  readonly at: CellPlace;
}

/** How a kind of row is read: the name it is found by, whose value it holds and how much. */
interface Reading<Row extends LedgerRow> {
  readonly name: (row: Row) => string;
  readonly code: (row: Row) => string;
  readonly quantity: (row: Row) => number;
}

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

/** Rows by month, then by the name a driver asks for. */
type Groups<Row> = ReadonlyMap<Month, ReadonlyMap<string, readonly Row[]>>;

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
    const { ledger, months } = this;
    switch (source.kind) {
      case 'parameter':
        this.parameters ??= grouped(ledger.parameters, months, parameterReading);
        return this.read(groupOf(this.parameters, month, source.parameter), parameterReading);
      case 'workload':
        this.workloads ??= grouped(ledger.workloads, months, workloadReading);
        return this.read(groupOf(this.workloads, month, source.measure), workloadReading);
      case 'internalService': {
        this.services ??= grouped(ledger.internalServices, months, serviceReading);
        const { service } = source;
        const rows = groupOf(this.services, month, sender);
        const ofService = service === null ? rows : rows.filter((row) => row.service === service);
        return this.read(ofService, serviceReading);
      }
      case 'revenue': {
        const rows = this.executedBy(source.executedBy === 'sender' ? sender : null, month);
        return this.read(rows.filter(revenueFilter(source, rules)), executedReading);
      }
    }
  }

  private executedBy(unit: string | null, month: Month): readonly Revenue[] {
    if (unit === null) {
      this.revenues ??= grouped(this.ledger.revenues, this.months, revenueReading);
      return groupOf(this.revenues, month, '');
    }
    this.executed ??= grouped(this.ledger.revenues, this.months, executedReading);
    return groupOf(this.executed, month, unit);
  }

  private read<Row extends LedgerRow>(rows: readonly Row[], { code, quantity }: Reading<Row>): DriverRows {
    const units = new Int32Array(rows.length);
    const quantities = new Float64Array(rows.length);
    for (let row = 0; row < rows.length; row++) {
      units[row] = this.layout.unitAt.get(code(rows[row])) ?? -1;
      quantities[row] = quantity(rows[row]);
    }
    return { units, quantities, codeOf: (row) => code(rows[row]), placeOf: (row) => rows[row].at };
  }
}

function grouped<Row extends LedgerRow>(
  rows: readonly Row[],
  wanted: ReadonlySet<Month>,
  { name }: Reading<Row>,
): Groups<Row> {
  const months = new Map([...wanted].map((month) => [month, new Map<string, Row[]>()] as const));
  let group: Row[] | undefined;
  let [month, named] = ['', ''];
  for (const row of rows) {
    // Rows of one month and name mostly stand together.
    if (row.month !== month || name(row) !== named) {
      month = row.month;
      named = name(row);
      const names = months.get(month);
      group = names && (names.get(named) ?? []);
      if (group) names?.set(named, group);
    }
    group?.push(row);
  }
  return months;
}

const groupOf = <Row>(groups: Groups<Row>, month: Month, name: string): readonly Row[] =>
  groups.get(month)?.get(name) ?? [];

function revenueFilter(
  { careType, feeKinds }: Extract<DriverSource, { kind: 'revenue' }>,
  { feeCategories }: AllocationRules,
): (row: Revenue) => boolean {
  const categories = new Set(feeCategories.filter(({ kind }) => feeKinds.includes(kind)).map(({ id }) => id));
  return (row) => (careType === null || careType === row.careType) && categories.has(row.category);
}

/** `2024-01` → `2023-12`. */
export function monthBefore(month: Month): Month {
  const [year, number] = month.split('-').map(Number);
  const [yearBefore, before] = number === 1 ? [year - 1, 12] : [year, number - 1];
  return `${yearBefore}-${String(before).padStart(2, '0')}`;
}
