import { describe, expect, test } from 'vitest';
import type { Figure } from '../../contract/figure.ts';
import { allocate } from '../allocate.ts';
import { canonicalResult } from '../canonical.ts';
import { type Change, changedLedger } from '../changes.ts';
import { evaluate } from '../evaluate.ts';
import type { Ledger } from '../ledger.ts';
import type { Run } from '../run.ts';
import { testCost, testElement } from '../testLedger.ts';
import { testRules } from '../testRules.ts';
import { codesOf, small } from '../testSmallHospital.ts';
import { unitCost } from '../unitCost.ts';
import { whatIf } from '../whatIf.ts';
import { EVERY_UNIT } from './itemLedger.ts';
import type { ItemRules } from './itemRules.ts';
import { itemRunOf, smallItemLedger } from './testItemHospital.ts';
import {
  clinics,
  costed,
  testCard,
  testGrade,
  testItem,
  testItemEquipment,
  testItemMaterial,
  testLabour,
  testMaterial,
  testUnitActivity,
  testUnitItem,
  testVolume,
} from './testItemRows.ts';
import { testItemMethods, testItemRules } from './testItemRules.ts';

/** What item costing means to whoever reads it, on hospitals small enough to reckon by hand. */

function runOf(parts: Partial<Ledger>, rules: Partial<ItemRules> = {}): Run {
  const { run, faults } = costed(parts, rules);
  return run?.items ? run : expect.fail(JSON.stringify(faults));
}

const yuan = (run: Run, measure: Figure['measure'], parts: Partial<Figure> = {}): number =>
  evaluate(run, { measure, ...parts }) / 100;
const itemCost = (run: Run, item: string, parts: Partial<Figure> = {}): number =>
  yuan(run, 'itemCost', { items: { codes: [item] }, ...parts });
const perCase = (run: Run, item: string): number =>
  unitCost(run, {
    ...{ measure: 'itemCost', items: { codes: [item] } },
    per: { measure: 'itemQuantity' },
  }).quotient?.toNumber() ?? Number.NaN;
const lines = (run: Run): readonly number[] =>
  (['unused', 'nonItem', 'difference', 'unassigned'] as const).map((line) =>
    yuan(run, 'itemResidual', { line }),
  );
const of = (unit: string): Pick<Figure, 'units'> => ({ units: { codes: [unit] } });

describe('每分钟工资 1.596，一人五分钟，系数 1.00，就是 7.98', () => {
  const thousand = [testVolume('0101', 'X', 1_000)];

  test('给定工资率', () => {
    const run = runOf(
      {
        ...{ itemVolumes: thousand, itemLabour: [testLabour('0101', 'X', 5)] },
        staffGrades: [testGrade('0101', 1, { wagePerMinute: 1.596 })],
      },
      { method: 'given-rates' },
    );
    expect(perCase(run, 'X')).toBe(7.98);
    expect(lines(run)).toEqual([0, 0, 320, 0]);
  });

  test('工资率由薪酬除以填报的分钟算出', () => {
    const run = runOf(
      {
        directCosts: [testCost('0101', 15_960)],
        itemVolumes: [...thousand, testVolume('0101', 'Y', 500)],
        itemLabour: [testLabour('0101', 'X', 5), testLabour('0101', 'Y', 4, { staff: 2, coefficient: 1.25 })],
        staffGrades: [testGrade('0101', 1)],
      },
      { method: 'abc' },
    );
    expect(perCase(run, 'X')).toBe(7.98);
    expect(perCase(run, 'Y')).toBe(15.96);
  });

  test('比率用未舍入的单位成本：18.2565 显示 18.26，覆盖率 405.70%，收益率 −75.35%', () => {
    const run = runOf({
      directCosts: [testCost('0101', 16_146.05)],
      itemVolumes: [testVolume('0101', 'X', 884.4, { revenueYuan: 3_979.8 })],
    });
    const price = yuan(run, 'itemRevenue') / evaluate(run, { measure: 'itemQuantity' });
    const cost = perCase(run, 'X');
    expect([price, cost.toFixed(2)]).toEqual([4.5, '18.26']);
    expect(((cost / price) * 100).toFixed(2)).toBe('405.70');
    expect((((price - cost) / cost) * 100).toFixed(2)).toBe('-75.35');
  });
});

describe('产能', () => {
  const work = (minutes: number, people: number, parts: Partial<Ledger> = {}): Partial<Ledger> => ({
    itemVolumes: [testVolume('0101', 'X', 100)],
    itemLabour: [testLabour('0101', 'X', minutes)],
    staffGrades: [testGrade('0101', people)],
    ...parts,
  });
  const worked = (...args: Parameters<typeof work>) => runOf(work(...args), { method: 'time-driven' });

  test('未用的产能单列一行，不进单位成本：一人一月 8,300 分钟', () => {
    const run = worked(50, 1);
    expect(perCase(run, 'X')).toBe(50);
    expect(lines(run)).toEqual([3_300, 0, 0, 0]);
    expect(evaluate(run, { measure: 'staffMinutes' })).toBe(5_000);
    expect(evaluate(run, { measure: 'staffCapacity' })).toBe(8_300);
  });

  test('同样的人做得少，单位成本不变，未用的变多', () => {
    const run = worked(50, 1, { itemVolumes: [testVolume('0101', 'X', 10)] });
    expect(perCase(run, 'X')).toBe(50);
    expect(lines(run)).toEqual([7_800, 0, 0, 0]);
  });

  test('填报超过产能，未用为负，并说出是哪个岗位', () => {
    const run = worked(100, 1);
    expect(perCase(run, 'X')).toBe(100);
    expect(lines(run)).toEqual([-1_700, 0, 0, 0]);
    const { faults } = costed(work(100, 1), { method: 'time-driven' });
    expect(faults.find(({ code }) => code === 'IT-010')?.params).toMatchObject({
      ...{ grade: '护士', reported: 10_000, available: 8_300, percent: '120.5' },
    });
  });

  test('岗位自报的每人月可用分钟先于规则的产能', () => {
    const run = worked(50, 2, { staffGrades: [testGrade('0101', 2, { capacityMinutes: 4_150 })] });
    expect(perCase(run, 'X')).toBe(50);
    expect(lines(run)).toEqual([3_300, 0, 0, 0]);
  });

  test('带教等非项目作业自成一行：按产能和全部吸收都是', () => {
    const teaching = { unitActivities: [testUnitActivity('0101', 'T', { minutes: 2_000 })] };
    const practical = worked(50, 1, teaching);
    expect([itemCost(practical, 'X'), ...lines(practical)]).toEqual([5_000, 1_300, 2_000, 0, 0]);
    const absorbed = { ...teaching, directCosts: [testCost('0101', 7_000)] };
    expect(itemCost(worked(50, 1, absorbed), 'X', { itemMethod: 'abc' })).toBe(5_000);
    expect(evaluate(worked(50, 1, teaching), { measure: 'staffMinutes' })).toBe(7_000);
  });
});

describe('给定单价', () => {
  const materials = (booked: number) =>
    runOf(
      {
        directCosts: [testCost('0101', booked, { element: 'M' })],
        materials: [testMaterial('M1', 3)],
        itemMaterials: [testItemMaterial('0101', 'X', 'M1', 2)],
      },
      { method: 'time-driven' },
    );

  test('账面多出来的是差异，不进项目', () => {
    const run = materials(100);
    expect([itemCost(run, 'X'), ...lines(run)]).toEqual([60, 0, 0, 40, 0]);
  });

  test('账面不够时差异为负', () => {
    const run = materials(50);
    expect([itemCost(run, 'X'), ...lines(run)]).toEqual([60, 0, 0, -10, 0]);
  });
});

describe('协作', () => {
  test('别的单元的人：成本记在收费单元的项目上，两边各有转出转入', () => {
    const run = runOf(
      {
        directCosts: [testCost('0101', 1_000), testCost('0102', 600)],
        itemVolumes: [testVolume('0101', 'X', 10), testVolume('0102', 'Y', 10)],
        itemLabour: [
          testLabour('0101', 'X', 5),
          testLabour('0101', 'X', 2, { servingUnit: '0102' }),
          testLabour('0102', 'Y', 1),
        ],
        staffGrades: [testGrade('0101', 1), testGrade('0102', 1)],
      },
      { method: 'abc' },
    );
    expect([itemCost(run, 'X'), itemCost(run, 'Y')]).toEqual([1_400, 200]);
    expect([yuan(run, 'itemTransferOut', of('0102')), yuan(run, 'itemTransferIn', of('0101'))]).toEqual([
      400, 400,
    ]);
    expect([yuan(run, 'itemTransferOut', of('0101')), yuan(run, 'itemTransferIn', of('0102'))]).toEqual([
      0, 0,
    ]);
    expect(yuan(run, 'itemReceived', { items: { codes: ['X'] } })).toBe(400);
    expect(yuan(run, 'itemCost')).toBe(yuan(run, 'itemBase'));
  });

  test('由别的单元执行：按执行收入得到执行单元的成本', () => {
    const run = runOf({
      directCosts: [testCost('0101', 1_000), testCost('0102', 600)],
      itemVolumes: [
        testVolume('0101', 'X', 10, { revenueYuan: 50 }),
        testVolume('0101', 'X', 5, { executingUnit: '0102', revenueYuan: 25 }),
        testVolume('0102', 'Y', 1, { revenueYuan: 75 }),
      ],
    });
    expect([itemCost(run, 'X'), itemCost(run, 'Y')]).toEqual([1_150, 450]);
    expect(yuan(run, 'itemReceived')).toBe(150);
    expect(perCase(run, 'X')).toBeCloseTo(1_150 / 15, 10);
  });
});

describe('科室没有自己的数据', () => {
  test('标准库等于科室自己填同样的行；科室自己填的先于标准库', () => {
    const staffGrades = [testGrade('0101', 1)];
    const own = { staffGrades, itemLabour: [testLabour('0101', 'X', 5), testLabour('0101', 'Y', 3)] };
    const library = {
      staffGrades,
      itemLabour: [
        testLabour('0101', 'X', 5),
        testLabour(EVERY_UNIT, 'Y', 3),
        testLabour(EVERY_UNIT, 'X', 77),
      ],
    };
    const costs = [own, library].map((parts) =>
      ['X', 'Y'].map((item) => itemCost(runOf(parts, { method: 'abc' }), item)),
    );
    expect(costs[1]).toEqual(costs[0]);
    expect(codesOf(costed(library, { method: 'abc' }).faults)).toContain('IT-009');
  });

  test('没有资源表的改按收入，并说出来', () => {
    const { run, faults } = costed({}, { method: 'abc' });
    const byRevenue = runOf({}, { method: 'revenue' });
    for (const item of ['X', 'Y']) expect(run && itemCost(run, item), item).toBe(itemCost(byRevenue, item));
    expect(faults.find(({ code }) => code === 'IT-013')?.params).toMatchObject({
      ...{ amount: '8300.00', driver: '分岗位工时', used: '执行收入' },
    });
  });

  test('操作时间先用执行单元的，再用收费单元的，再用项目的标准', () => {
    const parts: Partial<Ledger> = {
      directCosts: [testCost('0102', 1_200)],
      serviceItems: ['X', 'Y', 'Z'].map((code) => testItem(code, { standardMinutes: 1 })),
      itemVolumes: ['X', 'Y', 'Z'].map((item) => testVolume('0101', item, 1, { executingUnit: '0102' })),
      unitItems: [
        testUnitItem('0101', 'X', { minutes: 8 }),
        testUnitItem('0102', 'X', { minutes: 3 }),
        testUnitItem('0101', 'Y', { minutes: 2 }),
      ],
    };
    const run = runOf(parts, { method: 'minutes' });
    expect(['X', 'Y', 'Z'].map((item) => itemCost(run, item))).toEqual([600, 400, 200]);
  });
});

describe('不寻常的数', () => {
  test('负的基数照样分完：各项目加起来就是它', () => {
    const run = runOf({ directCosts: [testCost('0101', -100)] }, { method: 'workload' });
    expect([itemCost(run, 'X'), itemCost(run, 'Y')]).toEqual([-33.33, -66.67]);
  });

  test('没有工作量的单元，成本列为未归集', () => {
    const run = runOf({ directCosts: [...clinics.directCosts, testCost('0102', 50)] });
    expect(lines(run)).toEqual([0, 0, 0, 50]);
    expect(yuan(run, 'itemCost')).toBe(8_300);
  });

  test('工作量为零的项目没有单位成本', () => {
    const run = runOf({ itemVolumes: [testVolume('0101', 'X', 0), testVolume('0101', 'Y', 4)] });
    expect(perCase(run, 'X')).toBeNaN();
    expect(perCase(run, 'Y')).toBe(2_075);
  });

  test('退费多于收费的项目不分成本，其余照分', () => {
    const itemVolumes = [testVolume('0101', 'X', -3), testVolume('0101', 'Y', 4)];
    const run = runOf({ itemVolumes }, { method: 'workload' });
    expect([itemCost(run, 'X'), itemCost(run, 'Y')]).toEqual([0, 8_300]);
  });

  test('没有可用分钟的岗位和设备，成本全是未用产能，别的照分', () => {
    const parts = {
      directCosts: [...clinics.directCosts, testCost('0101', 100, { element: 'D' })],
      staffGrades: [
        testGrade('0101', 1, { capacityMinutes: 0, payrollYuan: 5 }),
        testGrade('0101', 1, { grade: '医生', payrollYuan: 5 }),
      ],
      equipment: [testCard('E1', '0101', { capacityMinutes: 0 }), testCard('E2', '0101')],
      itemEquipment: ['E1', 'E2'].map((card) => testItemEquipment('0101', 'X', card, 83)),
      itemLabour: [testLabour('0101', 'X', 8), testLabour('0101', 'Y', 83, { grade: '医生' })],
    };
    const run = runOf(parts, { method: 'time-driven' });
    expect([itemCost(run, 'X'), itemCost(run, 'Y')]).toEqual([5, 830]);
    expect(lines(run)).toEqual([4_150 + 3_320 + 50 + 45, 0, 0, 0]);
  });

  test('项目全是零人零分钟时改用后备动因，不丢一分', () => {
    const parts = { staffGrades: [testGrade('0101', 0)], itemLabour: [testLabour('0101', 'X', 0)] };
    for (const { id } of testItemMethods) {
      const run = runOf(parts, { method: id });
      expect(yuan(run, 'itemCost') + yuan(run, 'itemResidual'), id).toBe(8_300);
    }
  });
});

describe('核算基数', () => {
  const withItems = (parts: Partial<Ledger> = {}): Ledger => ({
    ...small,
    elements: [...small.elements, testElement('B', { statutory: 'MATERIAL', billable: true })],
    directCosts: [...small.directCosts, testCost('0101', 70, { element: 'B' })],
    serviceItems: [testItem('X')],
    itemVolumes: [testVolume('0101', 'X', 10), testVolume('0201', 'X', 5)],
    ...parts,
  });

  test('逐单元：基数加药品、单独收费材料就是二级分摊后的成本', () => {
    const { run } = itemRunOf(withItems());
    const units = small.units.filter(({ unitClass }) => ['CLINICAL', 'TECH'].includes(unitClass));
    for (const { code } of units) {
      const held = yuan(run, 'heldCost', {
        ...of(code),
        ...{ level: 'medical', classesPassed: { without: ['TECH'] } },
      });
      expect(yuan(run, 'itemBase', of(code)) + yuan(run, 'itemLeftOut', of(code)), code).toBe(held);
    }
    expect(yuan(run, 'itemLeftOut')).toBe(70);
    expect(yuan(run, 'itemBase')).toBe(1000 + 300 + 600 + 50);
  });

  test('按来源分开，加起来就是基数：行政后勤的成本算管理，医辅自身的算医辅', () => {
    const { run } = itemRunOf(withItems());
    const ofOrigin = (id: string) => yuan(run, 'itemBase', { origins: [id] });
    expect(['direct', 'shared', 'admin', 'aux'].map(ofOrigin)).toEqual([650, 0, 1000, 300]);
  });

  test('药品和单独收费材料不进项目，各自说得出多少', () => {
    const { base } = testItemRules();
    const drugs = { id: 'drugs', name: { zh: '药品', en: 'Drugs' }, elements: { codes: ['D'] } };
    const directCosts = ['P', 'D', 'B'].map((element, at) => testCost('0101', 10 ** at, { element }));
    const run = runOf({ directCosts }, { base: { ...base, leftOut: [drugs, ...base.leftOut] } });
    const leftOut = (name: string) => yuan(run, 'itemLeftOut', { of: name });
    expect([yuan(run, 'itemCost'), leftOut('drugs'), leftOut('billable')]).toEqual([1, 10, 100]);
  });
});

describe('几个月', () => {
  const twoMonths = {
    months: ['2024-01', '2024-02'],
    directCosts: [testCost('0101', 600), testCost('0101', 300, { month: '2024-02' })],
  };

  test('成本和工作量都是各月之和，不是平均', () => {
    const itemVolumes = [testVolume('0101', 'X', 1), testVolume('0101', 'X', 2, { month: '2024-02' })];
    const run = runOf({ ...twoMonths, itemVolumes });
    expect(perCase(run, 'X')).toBe(300);
    expect(evaluate(run, { measure: 'itemMonths' })).toBe(2);
  });

  test('没有工作量的月份，成本也不计入，并说出是哪个月', () => {
    const parts = { ...twoMonths, itemVolumes: [testVolume('0101', 'X', 1)] };
    const run = runOf(parts);
    expect(perCase(run, 'X')).toBe(600);
    expect(yuan(run, 'itemBase')).toBe(600);
    const told = costed(parts).faults.find(({ code }) => code === 'IT-017');
    expect(told?.params).toEqual({ months: '2024-02' });
  });

  test('产能按月数：两个月就是两倍', () => {
    const itemVolumes = [testVolume('0101', 'X', 1), testVolume('0101', 'X', 2, { month: '2024-02' })];
    const run = runOf({ ...twoMonths, itemVolumes, staffGrades: [testGrade('0101', 1)] });
    expect(evaluate(run, { measure: 'staffCapacity' })).toBe(16_600);
  });
});

describe('测算', () => {
  const ledger = smallItemLedger(7);
  const { run } = itemRunOf(ledger);
  const clinic = ledger.units.find(({ unitClass }) => unitClass === 'CLINICAL')?.code ?? '';
  const change: Change = {
    month: '2024-02',
    values: [{ kind: 'parameter', parameter: 'headcount', unit: clinic, quantity: 99 }],
    drivers: [],
  };
  const rulesOf = new Map(ledger.months.map((month) => [month, testRules()] as const));
  const again = allocate(changedLedger(ledger, change), rulesOf, { months: ledger.months, quantum: 'fen' });

  test('改一个参数，项目成本与重新核算逐分相同，各方法都是', () => {
    const { run: changed } = whatIf(run, change);
    if (!changed?.items || !again.run?.items) throw new Error('no items');
    expect(canonicalResult(changed)).toBe(canonicalResult(again.run));
    for (const { id } of testItemMethods) {
      const [found, expected] = [changed.items.costsBy(id), again.run.items.costsBy(id)];
      expect([found.amounts, found.residuals, found.received], id).toEqual([
        ...[expected.amounts, expected.residuals, expected.received],
      ]);
    }
  });

  test('测算变了的项目，原来的核算不变', () => {
    const before = canonicalResult(run);
    expect(canonicalResult(whatIf(run, change).run ?? run)).not.toBe(before);
    expect(canonicalResult(run)).toBe(before);
  });
});
