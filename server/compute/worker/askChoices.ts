import type { Choices } from '../../contract/api/questions.ts';
import { Refused } from '../../contract/api/refused.ts';
import { fault } from '../../contract/faults/catalogue.ts';
import type { StandingRun } from './costInput.ts';
import { summedRows } from './summedRows.ts';

/** What a what-if may change in a month, with its values as they are. */
export function askChoices({ run, pack, trialUnits }: StandingRun, month: string): Choices {
  const { ledger, layout, months } = run;
  const found = months.find((each) => each.month === month);
  if (!found) throw new Refused(fault('HT-039', { word: month }));
  const ofMonth = <Row extends { readonly month: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.month === month);
  const parameters = byUnit(ofMonth(ledger.parameters), ({ parameter }) => parameter);
  const workloads = byUnit(ofMonth(ledger.workloads), ({ measure }) => measure);
  return {
    month,
    units: layout.units.map(({ code, name, unitClass }) => ({
      code,
      name,
      unitClass,
      parameters: parameters.get(code) ?? {},
      workloads: workloads.get(code) ?? {},
    })),
    parameters: named(pack.lists.parameters),
    workloads: named(pack.lists.measures),
    revenues: summedRows(
      ofMonth(ledger.revenues).map(({ orderingUnit, executingUnit, category, careType, amountYuan }) => [
        { orderingUnit, executingUnit, category, careType },
        amountYuan,
      ]),
    ).map(([key, amountYuan]) => ({ ...key, amountYuan })),
    categories: named(found.rules.feeCategories),
    internalServices: summedRows(
      ofMonth(ledger.internalServices).map(({ provider, receiver, service, quantity }) => [
        { provider, receiver, service },
        quantity,
      ]),
    ).map(([key, quantity]) => ({ ...key, quantity })),
    breakEvenUnits: [...trialUnits.values()].map(({ code }) => ({
      code,
      name: layout.units[layout.unitAt.get(code) ?? -1]?.name ?? code,
    })),
  };
}

const named = (
  entries: readonly { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }[],
) => entries.map(({ id, name }) => ({ id, name }));

function byUnit<Row extends { readonly unit: string; readonly quantity: number }>(
  rows: readonly Row[],
  of: (row: Row) => string,
): Map<string, Record<string, number>> {
  const units = new Map<string, Record<string, number>>();
  for (const row of rows) {
    const values = units.get(row.unit) ?? {};
    units.set(row.unit, values);
    values[of(row)] = (values[of(row)] ?? 0) + row.quantity;
  }
  return units;
}
