import { describe, expect, test } from 'vitest';
import { hundredThousandRows, itemScaleLedger } from '../cases/itemScale.ts';
import { evaluate } from '../engine/evaluate.ts';
import type { Ledger } from '../engine/ledger.ts';
import { unitCost } from '../engine/unitCost.ts';
import { itemLedger, testItem, testVolume } from './testItemLedger.ts';
import { PlanReader } from './testPlanReader.ts';
import { built, reportHeader } from './testReports.ts';
import { goldenLedger, reportsOf, runOf } from './testRuns.ts';

/** 医疗服务项目的报表：四个项目、六个科室，一个项目由别的科室执行。 */

const run = runOf(itemLedger());
const sheets = reportsOf(run);
const reader = new PlanReader(sheets.map(({ plan }) => plan));
const at = (sheet: string, row: string, column: string) =>
  reader.cell({ sheet, block: 'table', row, column });
const value = (sheet: string, row: string, column: string) => at(sheet, row, column).value;
const ofItems = sheets.filter(({ plan }) => plan.key.startsWith('item-'));

describe('项目报表', () => {
  test('没有项目的医院没有这些表，有项目的每张都有', () => {
    expect(ofItems.length).toBeGreaterThan(7);
    expect(ofItems.flatMap(({ faults }) => faults)).toEqual([]);
    const without = reportsOf(runOf(goldenLedger())).map(({ plan }) => plan.key);
    expect(without.filter((key) => key.startsWith('item-'))).toEqual([]);
  });

  test('每个公式重算都等于所存的数', () => {
    const formulas = reader.formulas().filter(({ sheet }) => sheet.startsWith('item-'));
    expect(formulas.length).toBeGreaterThan(300);
    for (const { sheet, at: place, cell, formula } of formulas) {
      const fresh = reader.evaluate(formula, sheet);
      if (typeof fresh === 'number') expect(fresh, place).toBeCloseTo(Number(cell.value), 6);
      else expect(fresh, place).toBe(cell.value);
    }
  });

  test('平均单价、单位成本、收益率和覆盖率由未舍入的数算出，单位成本按工作量加权', () => {
    const cost = Number(value('item-01', 'items.T20', 'elements.total'));
    const perCase = cost / 2_084.9;
    expect(value('item-01', 'items.T20', 'volume')).toBe(2_084.9);
    expect(value('item-01', 'items.T20', 'averagePrice')).toBeCloseTo(4.5, 10);
    expect(value('item-01', 'items.T20', 'unitCost')).toBe(perCase);
    expect(value('item-01', 'items.T20', 'coverage')).toBeCloseTo(perCase / 4.5, 10);
    expect(value('item-01', 'items.T20', 'return')).toBeCloseTo((4.5 - perCase) / perCase, 10);
    expect(at('item-01', 'items.T20', 'unitCost').style).toBe('unitCost');
    expect(value('item-01', 'total', 'unitCost')).toBeNull();
  });

  test('简单平均不看工作量：两个科室各算一半，几个项目一起没有人能说', () => {
    const mean = value('item-01', 'items.E10', 'meanCost');
    const ofUnit = (unit: string) => Number(value('item-02', `items.${unit}/E10`, 'unitCost'));
    expect(mean).toBeCloseTo((ofUnit('0101') + ofUnit('0102')) / 2, 8);
    expect(mean).not.toBeCloseTo(Number(value('item-01', 'items.E10', 'unitCost')), 2);
    expect(
      evaluate(run, { measure: 'itemMeanCost', units: { codes: ['0101'] }, items: { codes: ['E10'] } }),
    ).toBeCloseTo(ofUnit('0101'), 8);
    expect(evaluate(run, { measure: 'itemMeanCost' })).toBeNaN();
  });

  test('单位成本的格子知道自己的含义：成本除以同一项目的工作量', () => {
    const sheet = sheets.find(({ plan }) => plan.key === 'item-02');
    const block = reader.block('item-02', 'table');
    const figure = sheet?.figureAt(
      block.at.row + block.rowKeys.indexOf('items.0104/T20'),
      block.at.column + block.columnKeys.indexOf('unitCost'),
    );
    expect(figure).toEqual({
      measure: 'itemCost',
      units: { codes: ['0104'] },
      items: { codes: ['T20'] },
      per: { measure: 'itemQuantity' },
    });
    const shown = Number(value('item-02', 'items.0104/T20', 'unitCost'));
    expect(unitCost(run, figure ?? { measure: 'itemCost' }).quotient?.toNumber()).toBeCloseTo(shown, 10);
  });

  test('明细表一行写全院区、科室、类别、项目和计价单位，合计与核算结果相同', () => {
    const { columnKeys, rowKeys } = reader.block('item-02', 'table');
    const stub = columnKeys.filter((key) => key.startsWith('stub.'));
    expect(stub.map((key) => value('item-02', 'items.0104/X30', key))).toEqual([
      '本部',
      '0104',
      '外科病房',
      '检查收入',
      'X30',
      '胸部CT',
      '部位',
    ]);
    expect(value('item-02', 'total', stub[0] ?? '')).toBe('合计');
    expect(value('item-02', 'total', 'elements.total')).toBe(evaluate(run, { measure: 'itemCost' }) / 100);
    // 行政后勤 and 医辅 have no items, so they have no rows.
    expect(rowKeys.filter((key) => key.startsWith('items.')).length).toBe(7);
    // All of what 外科病房 charges for CT was done by 放射科.
    expect(value('item-02', 'items.0104/X30', 'received')).toBe(
      value('item-02', 'items.0104/X30', 'elements.total'),
    );
  });

  test('各行可以筛选：从表头最下一行到最后一个项目，合计不在其内', () => {
    const verbs = sheets.find(({ plan }) => plan.key === 'item-02')?.plan.verbs ?? [];
    expect(verbs.filter(({ verb }) => verb === 'filter')).toEqual([
      {
        verb: 'filter',
        block: 'table',
        from: { row: 'header.2', column: 'stub.campus' },
        to: { row: 'items.0104/X30', column: 'received' },
      },
    ]);
  });

  test('跨科室比较只列两个以上科室开展的项目，同一项目排在一起', () => {
    const keys = reader.block('item-03', 'table').rowKeys.filter((key) => key.startsWith('items.'));
    expect(keys).toEqual([
      'items.0201/X30',
      'items.0104/X30',
      'items.0101/E10',
      'items.0102/E10',
      'items.0103/T20',
      'items.0104/T20',
    ]);
  });

  test('各方法的项目成本加余额都等于核算基数，所选方法为 100%', () => {
    const { columnKeys } = reader.block('item-04', 'table');
    const methods = columnKeys.flatMap((key) => /^methods\.(.+)\.cost$/.exec(key)?.[1] ?? []);
    expect(methods.length).toBeGreaterThan(5);
    const base = evaluate(run, { measure: 'itemBase' }) / 100;
    for (const method of methods) expect(value('item-04', 'base', `methods.${method}.cost`)).toBe(base);
    expect(value('item-04', 'items.T20', `methods.${run.items?.method}.toChosen`)).toBe(1);
    // Time-driven by another road: not everything is used, or more than could be.
    expect(value('item-04', 'unused', 'methods.theoretical.cost')).not.toBe(0);
  });

  test('核对表每行差额为零，协作转出转入各在其科室', () => {
    const { rowKeys } = reader.block('item-05', 'table');
    for (const row of rowKeys) {
      const { value: difference, formula } = at('item-05', row, 'difference');
      if (!formula) continue;
      expect(difference, row).toBe(0);
    }
    expect(Number(value('item-05', 'units.0201.total', 'out'))).toBeGreaterThan(0);
    expect(value('item-05', 'units.0201.total', 'out')).toBe(value('item-05', 'units.0104.total', 'in'));
    expect(value('item-05', 'units.0101.leftOut', 'base')).toBe(900_000);
  });

  test('排名：收益从高到低，亏损从大到小，亏损的一组只有亏损的项目', () => {
    const keys = reader.block('item-06', 'table').rowKeys;
    expect(keys.filter((key) => key.startsWith('best.items'))).toEqual(
      ['L40', 'X30', 'E10', 'T20'].map((code) => `best.items.${code}`),
    );
    expect(keys.filter((key) => key.startsWith('worst.items'))).toEqual([
      'worst.items.T20',
      'worst.items.E10',
    ]);
  });

  test('调价建议：差额＝成本－收入，年化按核算月数', () => {
    const gap = Number(value('item-07', 'items.T20', 'gap'));
    expect(gap).toBeCloseTo(Number(value('item-01', 'items.T20', 'elements.total')) - 9_382.05, 2);
    expect(value('item-07', 'months', 'cost')).toBe(1);
    expect(value('item-07', 'items.T20', 'yearly')).toBeCloseTo(gap * 12, 4);
    expect(value('item-07', 'items.T20', 'price')).toBe(4.5);
    expect(value('item-07', 'items.T20', 'rise')).toBeCloseTo(gap / 9_382.05, 10);
  });

  test('两个月的核算，年化差额是差额的六倍', () => {
    const base = itemLedger();
    const february = JSON.parse(JSON.stringify(base).replaceAll('2024-01', '2024-02')) as Ledger;
    const both: Ledger = {
      ...base,
      months: ['2024-01', '2024-02'],
      directCosts: [...base.directCosts, ...february.directCosts],
      parameters: [...base.parameters, ...february.parameters],
      internalServices: [...base.internalServices, ...february.internalServices],
      itemVolumes: [...base.itemVolumes, ...february.itemVolumes],
    };
    const twoMonths = new PlanReader(reportsOf(runOf(both)).map(({ plan }) => plan));
    const cell = (column: string) =>
      Number(twoMonths.cell({ sheet: 'item-07', block: 'table', row: 'items.T20', column }).value);
    expect(cell('yearly')).toBeCloseTo(cell('gap') * 6, 4);
  });

  test('单价为空的项目没有现行单价，没有工作量的项目单位成本显示“—”', () => {
    const priceless = itemLedger({
      serviceItems: [testItem('P1', '没有单价', { priceYuan: null }), testItem('P2', '没有工作量')],
      itemVolumes: [testVolume('0101', 'P1', 10, 5), testVolume('0101', 'P2', 0, 1)],
    });
    const plans = new PlanReader(reportsOf(runOf(priceless)).map(({ plan }) => plan));
    const cell = (sheet: string, row: string, column: string) =>
      plans.cell({ sheet, block: 'table', row, column }).value;
    expect(cell('item-07', 'items.P1', 'price')).toBeNull();
    expect(cell('item-07', 'items.P2', 'price')).toBe(10);
    expect(cell('item-01', 'items.P2', 'unitCost')).toBe('—');
  });
});

const short = `${reportHeader('short', '最大')}needs: items
stub:
  - { attribute: unitName, label: { zh: 科室, en: Unit } }
  - { attribute: itemName, label: { zh: 项目, en: Item } }
base: { measure: itemCost }
rows:
  - { kind: unitItems, key: items, first: { rows: 3, by: cost } }
  - { kind: sum, key: total, label: { zh: 合计, en: Total }, sum: [items], figure: {}, rank: total }
columns:
  - { kind: figure, key: cost, label: { zh: 成本, en: Cost }, figure: {} }
  - { kind: figure, key: volume, label: { zh: 工作量, en: Volume }, figure: { measure: itemQuantity }, only: [items] }
  - { kind: ratio, key: unit, label: { zh: 单位成本, en: Unit cost }, of: cost, in: volume, only: [items] }
`;

describe('只列最大的几行', () => {
  test('其余并为一行，合计仍为全部，单位成本和工作量不混算', () => {
    const { sheets: made, reader: plans } = built({ 'short.yaml': short }, itemLedger());
    const { rowKeys } = plans.block('short', 'table');
    const cell = (row: string, column: string) => plans.cell({ sheet: 'short', block: 'table', row, column });
    expect(rowKeys.slice(1)).toEqual([
      'items.0202/L40',
      'items.0103/T20',
      'items.0104/T20',
      'items.…',
      'total',
    ]);
    expect(cell('items.…', 'stub.itemName').value).toBe('其余 4 行未列示，合计仍为全部');
    expect(cell('total', 'cost').value).toBe(5_078_600);
    expect(plans.evaluate(cell('total', 'cost').formula ?? [], 'short')).toBe(5_078_600);
    expect([cell('items.…', 'volume').value, cell('items.…', 'unit').value]).toEqual([null, null]);
    expect(made[0]?.faults).toEqual([]);
  });

  test('RP-024 一次说明哪些表没有列全，排名的不算', () => {
    const wide = itemScaleLedger({ ...hundredThousandRows, units: 20, items: 40, labour: 1 });
    const ledger: Ledger = { ...goldenLedger(), ...pick(wide) };
    const found = reportsOf(runOf(ledger), {}, undefined).find(({ plan }) => plan.key === 'run-card')?.faults;
    expect(found?.filter(({ code }) => code === 'RP-024')).toEqual([]);
    const card = built({ 'short.yaml': short, 'card.yaml': runCard }, itemLedger()).sheets.at(-1);
    expect(card?.faults.map(({ code, params }) => [code, params.sheets])).toEqual([['RP-024', '《最大》4']]);
  });

  test('RP-005 筛选的行不存在', () => {
    expect(() => built({ 'short.yaml': short.replace('stub:', 'filter: lines\nstub:') })).toThrow('RP-005');
  });

  test('RP-010 排名的一行下面不能再有条目', () => {
    expect(() =>
      built({ 'short.yaml': short.replace('first: {', 'rankBy: cost, entries: [], first: {') }),
    ).toThrow();
  });
});

const runCard = `${reportHeader('card', '卡').replace('layout: table', 'layout: runCard').replace('order: 1', 'order: 2')}`;

const pick = ({ serviceItems, itemVolumes }: Ledger) => ({
  serviceItems: serviceItems.map((item) => ({ ...item, category: 'treatment' })),
  itemVolumes: itemVolumes.map((row) => ({ ...row, unit: '0101', executingUnit: '0101' })),
});
