import type { Figure } from '../../contract/figure.ts';
import { evaluate } from '../../engine/evaluate.ts';
import type { HistoryRecord, Month } from '../../engine/ledger.ts';
import { quantaPerYuan } from '../../engine/money.ts';
import type { Run } from '../../engine/run.ts';
import type { InputRecord } from '../../reports/inputColumns.ts';

/** What a run came to, as rows of 历史数据: what a hospital would carry into the workbook of a later month. */
export const historyRows = (run: Run): InputRecord[] =>
  run.months.flatMap(({ month }) =>
    run.layout.units.flatMap(({ code }) => [
      ...costRows(run, month, code),
      ...revenueRows(run, month, code),
      ...workloadRows(run, month, code),
    ]),
  );

type Row = Pick<HistoryRecord, 'kind' | 'item' | 'level' | 'careType'>;

/** A row where there is something to tell; money in yuan. */
function rowOf(run: Run, month: Month, unit: string, row: Row, figure: Figure): InputRecord[] {
  const amount = evaluate(run, { ...figure, months: [month], units: { codes: [unit] } });
  const quantity = row.kind === 'workload' ? amount : amount / quantaPerYuan[run.quantum];
  return amount === 0 ? [] : [{ month, unit, ...row, level: row.level || null, quantity }];
}

function costRows(run: Run, month: Month, unit: string): InputRecord[] {
  const [{ rules }] = run.months;
  return rules.costLevels.flatMap(({ id: level }) =>
    rules.statutoryElements.flatMap(({ id: item }) => {
      const figure: Figure = { measure: 'heldCost', level, elements: { statutory: [item] } };
      return rowOf(run, month, unit, { kind: 'fullCost', item, level, careType: null }, figure);
    }),
  );
}

function revenueRows(run: Run, month: Month, unit: string): InputRecord[] {
  const [{ rules }] = run.months;
  return (['ordering', 'executing'] as const).flatMap((revenueBy) =>
    rules.feeCategories.flatMap(({ id: item }) =>
      (['outpatient', 'inpatient'] as const).flatMap((careType) => {
        const kind = revenueBy === 'ordering' ? 'orderedRevenue' : 'executedRevenue';
        const figure = { measure: 'revenue', of: item, revenueBy, careType } as const;
        return rowOf(run, month, unit, { kind, item, level: '', careType }, figure);
      }),
    ),
  );
}

function workloadRows(run: Run, month: Month, unit: string): InputRecord[] {
  const [{ rules }] = run.months;
  return rules.workloads.flatMap(({ id: item }) =>
    rowOf(
      run,
      month,
      unit,
      { kind: 'workload', item, level: '', careType: null },
      {
        measure: 'workload',
        workload: item,
      },
    ),
  );
}
