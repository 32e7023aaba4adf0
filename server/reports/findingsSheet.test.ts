import { describe, expect, test } from 'vitest';
import type { Ledger } from '../engine/ledger.ts';
import { findingLines } from './itemFindings.ts';
import { itemLedger } from './testItemLedger.ts';
import { PlanReader } from './testPlanReader.ts';
import { goldenLedger, reportsOf, runOf } from './testRuns.ts';

/** 合理性评估 as a sheet: what a person sends back to a unit. */

/** Somebody typed revenue in thousands of yuan. */
const unusual = (): Ledger => {
  const { itemVolumes } = itemLedger();
  return itemLedger({
    itemVolumes: itemVolumes.map((row) =>
      row.unit === '0101' ? { ...row, revenueYuan: row.revenueYuan / 1_000 } : row,
    ),
  });
};

const sheetOf = (ledger: Ledger) => {
  const run = runOf(ledger);
  const sheets = reportsOf(run);
  return { run, sheets, sheet: sheets.find(({ plan }) => plan.key === 'item-findings') };
};

describe('the sheet 合理性评估', () => {
  const { run, sheets, sheet } = sheetOf(unusual());
  const reader = new PlanReader(sheets.map(({ plan }) => plan));
  const block = reader.block('item-findings', 'table');

  test('has a row for every finding of the run', () => {
    expect(sheet?.faults).toEqual([]);
    expect(block.rowKeys.length - 1).toBe(findingLines(run).length);
  });

  test('says unit, item, both figures, how many times, and leads to the cell', () => {
    const row = block.cells.find((cells) => cells[0]?.value === '0101');
    const values = Object.fromEntries(block.columnKeys.map((key, at) => [key, row?.[at]?.value]));
    expect(values).toMatchObject({
      ...{ unitCode: '0101', itemCode: 'E10', itemName: '门诊诊察', of: '单位成本', measure: '元' },
      ...{ expected: 0.01, kind: '单位成本与平均单价比', at: '《收费项目》A2' },
    });
    expect(Number(values.times)).toBeCloseTo(Number(values.found) / 0.01, 2);
    expect(row?.at(-1)?.link).toEqual({ inputSheet: '收费项目', row: 1, column: 0 });
  });

  test('is not there where nobody costs items', () => {
    expect(sheetOf(goldenLedger()).sheet).toBeUndefined();
  });
});
