import { Decimal } from 'decimal.js';
import type { BlockVerb, CellRef, ChartVerb } from '../contract/plan.ts';
import { volumeForSurplus } from '../engine/breakEven.ts';
import { pieces } from './formulas.ts';
import { cell, label, MARKS, numeric, POINTS, RESULTS, type TrialTable } from './trialCells.ts';
import { changedFactor } from './trialFactors.ts';
import { type Result, resultValue } from './trialResults.ts';
import type { TrialUnit } from './trialUnits.ts';

/** The chart of 保本测算 and the cells that it draws: it follows the drop-down and the yellow cells. */

/** Volumes at which the chart draws its lines: ten steps beyond today and break-even, whichever is farther. */
const STEPS = 10;
const BEYOND = 1.2;

/** Revenue, total and fixed cost over volume, as the changed factors make them; the chart's own data. */
export function pointTable(chosen: TrialUnit): TrialTable {
  const { revenue, variable, volume, fixed } = chosen.amounts;
  const covered = volumeForSurplus(chosen.amounts, 0);
  const farthest = Math.max(volume, covered instanceof Decimal ? covered.toNumber() : 0) * BEYOND;
  const at = (step: number) => cell(POINTS, `${step}`, 'volume');
  const far = [cell(RESULTS, 'volume', 'trial'), cell(RESULTS, 'breakEvenVolume', 'trial')] as const;
  const rows = Array.from({ length: STEPS + 1 }, (_, step) => {
    const x = (farthest * step) / STEPS;
    return {
      key: `${step}`,
      cells: [
        numeric(
          x,
          'money',
          pieces`MAX(${far[0]},${far[1]})*${String(BEYOND)}*${String(step)}/${String(STEPS)}`,
        ),
        numeric((revenue / volume) * x, 'money', pieces`${changedFactor('price')}*${at(step)}`),
        numeric(
          fixed + (variable / volume) * x,
          'money',
          pieces`${changedFactor('fixed')}+${changedFactor('unitVariableCost')}*${at(step)}`,
        ),
        numeric(fixed, 'money', pieces`${changedFactor('fixed')}`),
      ],
    };
  });
  const columns = { volume: '业务量', revenue: '医疗收入', total: '总成本', fixed: '固定成本' };
  return { key: POINTS, columns, rows };
}

/** Two places on the lines of the chart: where the unit would break even, and where it would be. */
export function markTable({ amounts }: TrialUnit): TrialTable {
  const numberOr0 = (answer: number | string) => (typeof answer === 'number' ? answer : 0);
  const mark = (
    key: string,
    text: string,
    result: Result,
    money: Result,
    values: readonly [number, number],
  ) => {
    const orZero = (ref: CellRef) => pieces`IF(ISNUMBER(${ref}),${ref},0)`;
    return {
      key,
      cells: [
        label(text),
        numeric(values[0], 'money', orZero(cell(RESULTS, result, 'trial'))),
        numeric(values[1], 'money', orZero(cell(RESULTS, money, 'trial'))),
      ],
    };
  };
  const amountOf = (result: Result) => numberOr0(resultValue(result, amounts).value);
  const rows = [
    mark('breakEven', '保本点', 'breakEvenVolume', 'breakEvenRevenue', [
      amountOf('breakEvenVolume'),
      amountOf('breakEvenRevenue'),
    ]),
    mark('trial', '测算结果', 'volume', 'revenue', [amounts.volume, amounts.revenue]),
  ];
  return { key: MARKS, columns: { label: '图中标出的点', volume: '业务量', revenue: '医疗收入' }, rows };
}

/** Where the lines of revenue and total cost cross: it follows the drop-down and the yellow cells. */
export function chartOver({ key, rowKeys }: BlockVerb, place: Pick<ChartVerb, 'at' | 'size'>): ChartVerb {
  const [, first = '', ...rest] = rowKeys;
  const down = (column: string) => ({
    from: { block: key, row: first, column },
    to: { block: key, row: rest.at(-1) ?? first, column },
  });
  const markAt = (row: string) => {
    const at = (column: string) => ({ block: MARKS, row, column });
    return {
      x: { from: at('volume'), to: at('volume') },
      values: { from: at('revenue'), to: at('revenue') },
    };
  };
  return {
    verb: 'chart',
    key: 'break-even',
    kind: 'scatter',
    title: '所选科室的收入、成本与业务量（按测算结果）',
    ...place,
    categories: down('volume'),
    series: [
      { name: '医疗收入', values: down('revenue'), color: 'earned' },
      { name: '总成本', values: down('total'), color: 'spent' },
      { name: '固定成本', values: down('fixed'), color: 'baseline' },
      { name: '保本点', ...markAt('breakEven'), color: 'surplus' },
      { name: '测算结果', ...markAt('trial'), color: 'deficit' },
    ],
    axes: {
      category: { title: '业务量', format: 'whole' },
      value: { title: '金额（万元）', format: 'tenThousands' },
    },
    labels: false,
  };
}
