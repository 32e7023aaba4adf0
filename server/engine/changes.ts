import type { CellPlace } from '../contract/place.ts';
import type { DriverParameter, InternalService, Ledger, Month, Revenue, Workload } from './ledger.ts';
import type { AllocationRules, DriverAssignment, DriverSource } from './rules.ts';

/** One driver value as it would be; it takes the place of all rows of its key. */
type ValueChange =
  | ({ readonly kind: 'parameter' } & Omit<DriverParameter, 'month' | 'at'>)
  | ({ readonly kind: 'workload' } & Omit<Workload, 'month' | 'at'>)
  | ({ readonly kind: 'internalService' } & Omit<InternalService, 'month' | 'at'>)
  | ({ readonly kind: 'revenue' } & Omit<Revenue, 'month' | 'at'>);

/** Another driver for an assignment. */
interface DriverChoice {
  readonly assignment: string;
  readonly driver: string;
}

/** What would be different in one month. */
export interface Change {
  readonly month: Month;
  readonly values: readonly ValueChange[];
  readonly drivers: readonly DriverChoice[];
}

/** Where a value stands that no cell of the workbook holds yet. */
const nowhere: CellPlace = { sheet: '试算', row: 0, column: 0 };

/** The ledger as it would be: only the lists that change are made anew. */
export function changedLedger(ledger: Ledger, { month, values }: Change): Ledger {
  return values.reduce((changed, value) => withValue(changed, month, value), ledger);
}

function withValue(ledger: Ledger, month: Month, change: ValueChange): Ledger {
  const placed = { month, at: nowhere };
  switch (change.kind) {
    case 'parameter': {
      const { unit, parameter, quantity } = change;
      const row = { ...placed, unit, parameter, quantity };
      return { ...ledger, parameters: replaced(ledger.parameters, row, 'quantity') };
    }
    case 'workload': {
      const { unit, measure, quantity } = change;
      const row = { ...placed, unit, measure, quantity };
      return { ...ledger, workloads: replaced(ledger.workloads, row, 'quantity') };
    }
    case 'internalService': {
      const { provider, receiver, service, quantity } = change;
      const row = { ...placed, provider, receiver, service, quantity };
      return { ...ledger, internalServices: replaced(ledger.internalServices, row, 'quantity') };
    }
    case 'revenue': {
      const { orderingUnit, executingUnit, category, careType, amountYuan } = change;
      const row = { ...placed, orderingUnit, executingUnit, category, careType, amountYuan };
      return { ...ledger, revenues: replaced(ledger.revenues, row, 'amountYuan') };
    }
  }
}

/** Drops the rows whose every field but the value is the same, and puts the new one in their place. */
function replaced<Row extends { at: CellPlace }>(rows: readonly Row[], row: Row, value: keyof Row): Row[] {
  const keys = (Object.keys(row) as (keyof Row)[]).filter((name) => name !== value && name !== 'at');
  const isSame = (other: Row) => keys.every((name) => other[name] === row[name]);
  const at = rows.find(isSame)?.at ?? row.at;
  return [...rows.filter((other) => !isSame(other)), { ...row, at }];
}

/** The month's rules as they would be; the changed assignments are of the scenario's layer. */
export function changedRules(rules: AllocationRules, { drivers }: Change): AllocationRules {
  if (drivers.length === 0) return rules;
  const driverOf = new Map(drivers.map(({ assignment, driver }) => [assignment, driver] as const));
  return {
    ...rules,
    assignments: rules.assignments.map((assignment) => {
      const driver = driverOf.get(assignment.id);
      return driver === undefined ? assignment : { ...assignment, driver };
    }),
  };
}

/** Whether an assignment's values for a sender may be others after the change. */
export function touches(
  { values, drivers }: Change,
  assignment: DriverAssignment,
  sender: string,
  rules: AllocationRules,
): boolean {
  if (drivers.some((choice) => choice.assignment === assignment.id)) return true;
  const named = new Set([assignment.driver, ...assignment.fallbacks]);
  return rules.drivers.some(
    ({ id, source }) => named.has(id) && values.some((value) => reads(source, sender, value)),
  );
}

function reads(source: DriverSource, sender: string, change: ValueChange): boolean {
  switch (change.kind) {
    case 'parameter':
      return source.kind === 'parameter' && source.parameter === change.parameter;
    case 'workload':
      return source.kind === 'workload' && source.measure === change.measure;
    case 'internalService':
      return source.kind === 'internalService' && change.provider === sender;
    case 'revenue':
      return source.kind === 'revenue' && (source.executedBy === 'any' || change.executingUnit === sender);
  }
}
