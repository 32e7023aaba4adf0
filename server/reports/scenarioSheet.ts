import type { WhatIfAnswer } from '../contract/api/questions.ts';
import type { FormulaPart, PlanCell, SheetPlan } from '../contract/plan.ts';
import { type KeptTrial, keptSheet } from './keptSheet.ts';
import { ROWS_BLOCK } from './sheetOfRows.ts';

const columns = [
  { key: 'code', header: '单元编码', width: 14 },
  { key: 'name', header: '单元名称', width: 30 },
  { key: 'before', header: '测算前', width: 20 },
  { key: 'after', header: '测算后', width: 20 },
  { key: 'difference', header: '差额', width: 18 },
  { key: 'percent', header: '变动', width: 12 },
] as const;

/** A what-if kept as a sheet: what was changed, and every unit whose cost changes with it. */
export function scenarioSheet(trial: KeptTrial, units: WhatIfAnswer['units']): SheetPlan {
  return keptSheet('scenario', trial, {
    lead: [],
    columns,
    rows: [
      ...units.map((unit) => ({ key: unit.code, cells: unitCells(unit) })),
      { key: TOTAL, cells: totalCells(units) },
    ],
    notes: ['只列成本有变动的单元；其余单元与核算结果相同。测算不改动输入表，也不改动核算结果。'],
  });
}

const TOTAL = 'total';

type Unit = WhatIfAnswer['units'][number];

function unitCells({ code, name, before, after }: Unit): PlanCell[] {
  const [from, to] = [Number(before), Number(after)];
  return [
    { value: code, style: 'code' },
    { value: name, style: 'text' },
    { value: from, style: 'money' },
    { value: to, style: 'money' },
    difference(code, from, to, 'money'),
    percent(code, from, to, 'share'),
  ];
}

function totalCells(units: readonly Unit[]): PlanCell[] {
  const sum = (values: readonly string[]) => centsSum(values) / 100;
  const [from, to] = [sum(units.map(({ before }) => before)), sum(units.map(({ after }) => after))];
  const total = (value: number, column: 'before' | 'after'): PlanCell => {
    const [first, last] = [units[0], units.at(-1)];
    return first && last
      ? {
          value,
          style: 'moneyTotal',
          formula: ['SUM(', { from: at(first.code, column), to: at(last.code, column) }, ')'],
        }
      : { value, style: 'moneyTotal' };
  };
  return [
    { value: '合计', style: 'textTotal' },
    { value: '', style: 'textTotal' },
    total(from, 'before'),
    total(to, 'after'),
    difference(TOTAL, from, to, 'moneyTotal'),
    percent(TOTAL, from, to, 'shareTotal'),
  ];
}

/** Amounts are in fen or finer; sums of doubles would show it. */
const centsSum = (values: readonly string[]): number =>
  values.reduce((total, value) => total + Math.round(Number(value) * 100), 0);

const at = (row: string, column: string) => ({ block: ROWS_BLOCK, row, column });

function difference(row: string, from: number, to: number, style: 'money' | 'moneyTotal'): PlanCell {
  const value = Math.round((to - from) * 100) / 100;
  const formula: FormulaPart[] = [
    'ROUND(',
    { ref: at(row, 'after') },
    '-',
    { ref: at(row, 'before') },
    ',2)',
  ];
  return { value, style, formula };
}

function percent(row: string, from: number, to: number, style: 'share' | 'shareTotal'): PlanCell {
  const before = { ref: at(row, 'before') };
  const formula: FormulaPart[] = ['IF(', before, '=0,0,', { ref: at(row, 'after') }, '/', before, '-1)'];
  return { value: from === 0 ? 0 : to / from - 1, style, formula };
}
