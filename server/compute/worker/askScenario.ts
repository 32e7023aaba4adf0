import type { ScenarioRequest, WhatIfRequest } from '../../contract/api/questions.ts';
import { Refused } from '../../contract/api/refused.ts';
import { fault } from '../../contract/faults/catalogue.ts';
import type { SheetPlan } from '../../contract/plan.ts';
import type { Ledger } from '../../engine/ledger.ts';
import { scenarioSheet } from '../../reports/scenarioSheet.ts';
import { askWhatIf } from './askWhatIf.ts';
import type { StandingRun } from './costInput.ts';
import { totalOf } from './summedRows.ts';
import { triedOn } from './triedOn.ts';

/** A what-if as a sheet; one that cannot be costed is none. */
export function askScenario(standing: StandingRun, { name, changes }: ScenarioRequest): SheetPlan {
  const { faults, units } = askWhatIf(standing, { changes });
  if (faults.counts.blocking > 0) throw new Refused(fault('HT-045', { name }));
  const words = [
    ...changes.values.map((change) => changeText(standing, changes.month, change)),
    ...changes.drivers.map(
      ({ assignment, driver }) => `${changes.month} 规则 ${assignment} 改用分摊参数 ${driver}`,
    ),
  ];
  return scenarioSheet({ ...triedOn(standing), name, changes: words }, units);
}

const careNames = { outpatient: '门诊', inpatient: '住院' } as const;

type Change = WhatIfRequest['changes']['values'][number];

/** `2024-01 检验科(0202) 人员：12 → 10`. */
function changeText({ run, pack }: StandingRun, month: string, change: Change): string {
  const unit = (code: string) => {
    const found = run.layout.units[run.layout.unitAt.get(code) ?? -1];
    return found ? `${found.name}(${code})` : code;
  };
  const named = (
    entries: readonly { readonly id: string; readonly name: { readonly zh: string } }[],
    id: string,
  ) => entries.find((entry) => entry.id === id)?.name.zh ?? id;
  const feeCategories = run.months.find((each) => each.month === month)?.rules.feeCategories ?? [];
  const before = valueBefore(run.ledger, month, change);
  switch (change.kind) {
    case 'parameter':
      return `${month} ${unit(change.unit)} ${named(pack.lists.parameters, change.parameter)}：${before} → ${change.quantity}`;
    case 'workload':
      return `${month} ${unit(change.unit)} ${named(pack.lists.measures, change.measure)}：${before} → ${change.quantity}`;
    case 'internalService':
      return `${month} ${unit(change.provider)} 为 ${unit(change.receiver)} 提供 ${change.service}：${before} → ${change.quantity}`;
    case 'revenue':
      return `${month} ${unit(change.orderingUnit)} 开单、${unit(change.executingUnit)} 执行的${careNames[change.careType]}${named(feeCategories, change.category)}：${before} → ${change.amountYuan}`;
  }
}

/** What the ledger holds of what is changed; rows of one thing are summed. */
function valueBefore(ledger: Ledger, month: string, change: Change): number {
  const sum = <Row extends { readonly month: string }>(
    rows: readonly Row[],
    is: (row: Row) => boolean,
    of: (row: Row) => number,
  ) => totalOf(rows.filter((row) => row.month === month && is(row)).map(of));
  const quantity = (row: { readonly quantity: number }) => row.quantity;
  switch (change.kind) {
    case 'parameter':
      return sum(
        ledger.parameters,
        (row) => row.unit === change.unit && row.parameter === change.parameter,
        quantity,
      );
    case 'workload':
      return sum(
        ledger.workloads,
        (row) => row.unit === change.unit && row.measure === change.measure,
        quantity,
      );
    case 'internalService':
      return sum(
        ledger.internalServices,
        (row) =>
          row.provider === change.provider &&
          row.receiver === change.receiver &&
          row.service === change.service,
        quantity,
      );
    case 'revenue':
      return sum(
        ledger.revenues,
        (row) =>
          row.orderingUnit === change.orderingUnit &&
          row.executingUnit === change.executingUnit &&
          row.category === change.category &&
          row.careType === change.careType,
        (row) => row.amountYuan,
      );
  }
}
