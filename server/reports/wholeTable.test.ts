import { expect, test } from 'vitest';
import { csvText } from './csvText.ts';
import { itemLedger, testItem } from './testItemLedger.ts';
import { packReports, runOf } from './testRuns.ts';
import { exportedTable, wholeTable } from './wholeTable.ts';

const table = exportedTable(packReports());
if (!table) throw new Error('no report goes out whole');
const run = runOf(itemLedger());
const [header = [], ...rows] = [...wholeTable(table, run)];
const at = (row: readonly unknown[], column: string) => row[header.indexOf(column)];

test('项目明细导出全部的行，数不舍入，成本之和等于核算结果', () => {
  expect(rows.length).toBe(7);
  const t20 = rows.filter((row) => at(row, '项目编码') === 'T20');
  expect(t20.map((row) => at(row, '核算科室'))).toEqual(['内科病房', '外科病房']);
  for (const row of t20)
    expect(at(row, '单位成本')).toBe(Number(at(row, '成本构成·项目成本合计')) / Number(at(row, '工作量')));
  const fen = rows.map((row) => Math.round(Number(at(row, '成本构成·项目成本合计')) * 100));
  expect(fen.reduce((sum, amount) => sum + amount, 0)).toBe(507_860_000);
});

test('表上只列三行也导出全部，协作一列没有数也在', () => {
  const short = { ...table, rows: table.rows.map((entry) => ({ ...entry, first: { rows: 3, by: 'cost' } })) };
  expect([...wholeTable(short as typeof table, run)].length).toBe(8);
  expect(header).toContain('其中：协作');
});

test('文本按逗号分隔：首行带字节序标记，引号、逗号和公式开头都不走样', () => {
  const items = [testItem('E10', '门诊"诊察",次'), testItem('T20', '=1+1')];
  const { serviceItems: _, ...ledger } = itemLedger();
  const text = [...csvText(wholeTable(table, runOf({ ...ledger, serviceItems: items } as never)))].join('');
  expect(text.startsWith('\uFEFF院区,科室编码,')).toBe(true);
  expect(text).toContain(',"门诊""诊察"",次",');
  expect(text).toContain(",'=1+1,");
  expect(text).not.toMatch(/undefined|NaN|e-/);
  expect(text.split('\r\n').length).toBe(6);
});
