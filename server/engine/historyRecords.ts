import type { Figure } from '../contract/figure.ts';
import { evaluate } from './evaluate.ts';
import type { HistoryRecord } from './ledger.ts';
import { isMoney } from './measures.ts';
import { quantaPerYuan } from './money.ts';
import type { AllocationRules } from './rules.ts';
import type { Run } from './run.ts';

/** A row of 历史数据 before it stands on a sheet. */
export type HistoryEntry = Omit<HistoryRecord, 'at'>;

/** What a run came to, as a hospital would carry it into the workbook of a later month; what is zero is left out. */
export function historyRecords(run: Run): HistoryEntry[] {
  return run.months.flatMap(({ month, rules }) => {
    const lines = [...costLines(rules), ...revenueLines(rules), ...workloadLines(rules)];
    return run.layout.units.flatMap(({ code }) =>
      lines.flatMap(({ figure, ...line }): HistoryEntry[] => {
        const amount = evaluate(run, { ...figure, months: [month], units: { codes: [code] } });
        const quantity = isMoney(figure.measure) ? amount / quantaPerYuan[run.quantum] : amount;
        return amount === 0 ? [] : [{ month, unit: code, ...line, quantity }];
      }),
    );
  });
}

/** One line of every unit and month: what its row says, and what that means. */
interface HistoryLine extends Pick<HistoryRecord, 'kind' | 'item' | 'level' | 'careType'> {
  readonly figure: Figure;
}

function costLines({ costLevels, statutoryElements, classes }: AllocationRules): HistoryLine[] {
  const senders = classes.filter(({ bit }) => bit !== null).map(({ id }) => id);
  return costLevels.flatMap(({ id: level }) =>
    statutoryElements.flatMap(({ id: item }): HistoryLine[] => {
      const figure: Figure = { measure: 'heldCost', level, elements: { statutory: [item] } };
      const direct: Figure = { ...figure, classesPassed: { without: senders } };
      const line = { item, level, careType: null };
      return [
        { ...line, kind: 'fullCost', figure },
        { ...line, kind: 'directCost', figure: direct },
      ];
    }),
  );
}

function revenueLines({ feeCategories }: AllocationRules): HistoryLine[] {
  return feeCategories.flatMap(({ id: item }) =>
    (['outpatient', 'inpatient'] as const).flatMap((careType): HistoryLine[] => {
      const figure = { measure: 'revenue', of: item, careType } as const;
      const line = { item, level: '', careType };
      return [
        { ...line, kind: 'orderedRevenue', figure },
        { ...line, kind: 'executedRevenue', figure: { ...figure, revenueBy: 'executing' } },
      ];
    }),
  );
}

const workloadLines = ({ workloads }: AllocationRules): HistoryLine[] =>
  workloads.map(({ id: item }) => ({
    ...{ kind: 'workload', item, level: '', careType: null },
    figure: { measure: 'workload', workload: item },
  }));
