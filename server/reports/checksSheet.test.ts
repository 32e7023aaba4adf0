import { describe, expect, test } from 'vitest';
import type { ControlTotal } from '../engine/ledger.ts';
import { inputValues } from './inputValues.ts';
import { PlanReader } from './testPlanReader.ts';
import { correctedLedger, golden, goldenLedger, reportsOf, runOf } from './testRuns.ts';

const LEDGER_SHEET = '成本总账';

/** 总账 of the golden hospital as its sheet holds it: one row per element, amounts in column F from row 5. */
function controls(change: number): ControlTotal[] {
  return ['PERSONNEL', 'MATERIAL', 'DRUG', 'FA_DEPR', 'IA_AMORT', 'RISK_FUND', 'OTHER'].map((item, at) => ({
    ...{
      month: '2024-01',
      kind: 'cost',
      account: '5001',
      item,
      source: 'SELF',
      careType: null,
      costed: true,
    },
    amountYuan:
      Object.values(golden.depts).reduce((sum, { direct }) => sum + (direct[at] ?? 0), 0) +
      (at === 2 ? change : 0),
    at: { sheet: LEDGER_SHEET, row: 4 + at, column: 5 },
  }));
}

/** The sheet's own numbers: yuan, or the same in 万元. */
const sheetBlock = (rows: readonly ControlTotal[], unit: number) => ({
  ...{ sheetId: 's', sheetName: LEDGER_SHEET, origin: { row: 4, column: 5 }, rows: rows.length, columns: 1 },
  ...{ kinds: rows.map(() => 1), texts: [], hiddenRows: [], date1904: false },
  values: rows.map(({ amountYuan }) => amountYuan / unit),
});

function checksOf(change: number, unit = 1) {
  const rows = controls(change);
  const block = sheetBlock(rows, unit);
  const run = runOf(goldenLedger({ controls: rows }));
  const sheets = reportsOf(run, { inputValue: inputValues([block]) });
  const sheet = sheets.find(({ plan }) => plan.key === 'checks');
  const plans = sheets.map(({ plan }) => plan);
  const reader = new PlanReader(plans, (_, row) => block.values[row - 4] ?? Number.NaN);
  const cell = (row: string, column: string) => reader.cell({ sheet: 'checks', block: 'table', row, column });
  return { sheet, reader, cell };
}

describe('核对表', () => {
  test('全部相符：页签不红，总账一方直接引用总账的单元格', () => {
    const { sheet, cell } = checksOf(0);
    expect(sheet?.plan.tab).toBe('check');
    expect(cell('C01-element.DRUG', 'verdict')).toMatchObject({ value: '通过', style: 'verdictGood' });
    const { formula } = cell('C01-element.DRUG', 'right');
    expect(formula).toEqual(['SUM(', { ref: { inputSheet: LEDGER_SHEET, row: 6, column: 5 } }, ')']);
  });

  test('总账差一分：红色不符，差额为负一分，页签变红', () => {
    const { sheet, cell, reader } = checksOf(0.01);
    expect(sheet?.plan.tab).toBe('checkBlocked');
    expect(cell('C01-element.DRUG', 'difference').value).toBe(-0.01);
    const verdict = cell('C01-element.DRUG', 'verdict');
    expect(verdict).toMatchObject({ value: '不符', style: 'verdictBad' });
    expect(reader.evaluate(verdict.formula ?? [], 'checks')).toBe('不符');
    expect(String(reader.block('checks', 'summary').cells[0]?.[0]?.value)).toContain('不符 2 项');
  });

  test('总账按万元填写：不引用单元格，金额照样正确', () => {
    const { cell } = checksOf(0, 10_000);
    expect(cell('C01-element.DRUG', 'right')).toEqual({ value: 3_100_000, style: 'money' });
  });

  test('分摊前后、分出与持有、直接与间接各项的两方都引用结果表', () => {
    const { reader } = checksOf(0);
    const { rowKeys } = reader.block('checks', 'table');
    const pointed = rowKeys.filter((key) => /^C0(3|5-(?!class)|6|7)/.test(key));
    expect(pointed).toHaveLength(1 + 7 + 4 + 7 + 4 + 7 + 3);
    for (const row of pointed)
      for (const column of ['left', 'right'])
        expect(reader.cell({ sheet: 'checks', block: 'table', row, column }).formula, row).toBeDefined();
  });

  test('左不大于右的核对，右方更大也通过；超过只作提示，不变红', () => {
    const base = correctedLedger();
    const directCosts = base.directCosts.map((row) =>
      row.source === 'FISCAL_PROJECT' ? { ...row, amountYuan: -row.amountYuan } : row,
    );
    const sheets = reportsOf(runOf({ ...base, directCosts }));
    const reader = new PlanReader(sheets.map(({ plan }) => plan));
    const verdict = (row: string) => reader.cell({ sheet: 'checks', block: 'table', row, column: 'verdict' });
    expect(verdict('C07-1')).toMatchObject({ value: '通过', style: 'verdictGood' });
    const difference = (row: string) =>
      reader.cell({ sheet: 'checks', block: 'table', row, column: 'difference' }).value;
    expect(difference('C07-1')).toBe(0);
    expect(difference('C07-2')).toBeGreaterThan(0);
    expect(verdict('C07-2')).toMatchObject({ value: '不符', style: 'verdictNotice' });
    expect(reader.evaluate(verdict('C07-2').formula ?? [], 'checks')).toBe('不符');
  });

  test('编号不带英文，同一编号的各行排在一起', () => {
    const { reader } = checksOf(0);
    const numbers = reader
      .block('checks', 'table')
      .cells.slice(1)
      .map(([id]) => String(id?.value));
    expect(numbers.filter((number) => !/^C\d+(-\d)?$/.test(number))).toEqual([]);
    expect(numbers).toEqual([...numbers].sort());
  });

  test('一方只含一个数字时可以追溯', () => {
    const { sheet, reader } = checksOf(0);
    const { at, rowKeys, columnKeys } = reader.block('checks', 'table');
    const row = at.row + rowKeys.indexOf('C03-statutory.DRUG');
    expect(sheet?.figureAt(row, at.column + columnKeys.indexOf('right'))).toEqual({
      measure: 'finalCost',
      units: { classes: ['CLINICAL'] },
      elements: { statutory: ['DRUG'] },
    });
    expect(sheet?.figureAt(row, at.column + columnKeys.indexOf('verdict'))).toBeNull();
  });
});
