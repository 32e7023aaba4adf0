import type { CellPlace } from '../contract/place.ts';
import type { DriverParameter, InternalService, Ledger, Month, Revenue, Workload } from './ledger.ts';
import type { AllocationRules, DriverSource } from './rules.ts';

/** Rows of the ledger read as driver values, side by side: of whom, how much, from which cell. */
export interface DriverRows {
  readonly units: readonly string[];
  readonly quantities: Float64Array;
  readonly places: readonly CellPlace[];
}

function columnsOf<Row extends { at: CellPlace }>(
  rows: readonly Row[],
  unitOf: (row: Row) => string,
  quantityOf: (row: Row) => number,
): DriverRows {
  const quantities = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row++) quantities[row] = quantityOf(rows[row]);
  return { units: rows.map(unitOf), quantities, places: rows.map(({ at }) => at) };
}

const byUnit = (rows: readonly (DriverParameter | Workload)[] = []) =>
  columnsOf(
    rows,
    ({ unit }) => unit,
    ({ quantity }) => quantity,
  );

/** Rows by month, then by the name a driver asks for. */
type Groups<Row> = ReadonlyMap<Month, ReadonlyMap<string, readonly Row[]>>;

/** Drivers whose values are the sender's own: what it did, what it executed. */
export const isOfSender = (source: DriverSource): boolean =>
  source.kind === 'internalService' || (source.kind === 'revenue' && source.executedBy === 'sender');

/** Groups rows once, so that a sender of a month finds its own without a scan. */
function groupBy<Row extends { month: Month }>(
  rows: readonly Row[],
  wanted: ReadonlySet<Month>,
  nameOf: (row: Row) => string,
): Groups<Row> {
  const months = new Map([...wanted].map((month) => [month, new Map<string, Row[]>()] as const));
  for (const row of rows) {
    const names = months.get(row.month);
    if (!names) continue;
    const name = nameOf(row);
    const group = names.get(name);
    if (group) group.push(row);
    else names.set(name, [row]);
  }
  return months;
}

/**
 * A ledger's rows of some months, by the month and the name that drivers ask for; each kind is grouped
 * when first asked.
 */
export class DriverBook {
  private readonly ledger: Ledger;
  private readonly months: ReadonlySet<Month>;
  private parameters: Groups<DriverParameter> | undefined;
  private workloads: Groups<Workload> | undefined;
  private services: Groups<InternalService> | undefined;
  private revenues: Groups<Revenue> | undefined;
  private executed: Groups<Revenue> | undefined;

  constructor(ledger: Ledger, months: ReadonlySet<Month>) {
    this.ledger = ledger;
    this.months = months;
  }

  /**
   * The rows behind a driver for a sender and month, in the order of the ledger; several rows of a
   * unit are summed by whoever asks. Fee categories are read with the rules given.
   */
  rowsOf(source: DriverSource, sender: string, month: Month, rules: AllocationRules): DriverRows {
    switch (source.kind) {
      case 'parameter':
        this.parameters ??= groupBy(this.ledger.parameters, this.months, (row) => row.parameter);
        return byUnit(this.parameters.get(month)?.get(source.parameter));
      case 'workload':
        this.workloads ??= groupBy(this.ledger.workloads, this.months, (row) => row.measure);
        return byUnit(this.workloads.get(month)?.get(source.measure));
      case 'internalService':
        return this.servicesOf(source.service, sender, month);
      case 'revenue':
        return this.revenuesOf(source, sender, month, rules);
    }
  }

  private servicesOf(service: string | null, sender: string, month: Month): DriverRows {
    this.services ??= groupBy(this.ledger.internalServices, this.months, (row) => row.provider);
    const rows = this.services.get(month)?.get(sender) ?? [];
    const ofService = service === null ? rows : rows.filter((row) => service === row.service);
    return columnsOf(
      ofService,
      ({ receiver }) => receiver,
      ({ quantity }) => quantity,
    );
  }

  private revenuesOf(
    source: Extract<DriverSource, { kind: 'revenue' }>,
    sender: string,
    month: Month,
    rules: AllocationRules,
  ): DriverRows {
    const feeKinds = new Map(rules.feeCategories.map(({ id, kind }) => [id, kind] as const));
    const takes = (row: Revenue) => {
      const kind = feeKinds.get(row.category);
      const careTypeFits = source.careType === null || source.careType === row.careType;
      return careTypeFits && kind !== undefined && source.feeKinds.includes(kind);
    };
    const executed = this.executedBy(source.executedBy === 'sender' ? sender : null, month);
    return columnsOf(
      executed.filter(takes),
      ({ orderingUnit }) => orderingUnit,
      ({ amountYuan }) => amountYuan,
    );
  }

  private executedBy(unit: string | null, month: Month): readonly Revenue[] {
    if (unit === null) {
      this.revenues ??= groupBy(this.ledger.revenues, this.months, () => '');
      return this.revenues.get(month)?.get('') ?? [];
    }
    this.executed ??= groupBy(this.ledger.revenues, this.months, (row) => row.executingUnit);
    return this.executed.get(month)?.get(unit) ?? [];
  }
}

/** `2024-01` → `2023-12`. */
export function monthBefore(month: Month): Month {
  const [year, number] = month.split('-').map(Number);
  const [yearBefore, before] = number === 1 ? [year - 1, 12] : [year, number - 1];
  return `${yearBefore}-${String(before).padStart(2, '0')}`;
}
