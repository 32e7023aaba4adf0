import { describe, expect, test } from 'vitest';
import type { allocate } from './allocate.ts';
import { evaluate } from './evaluate.ts';
import { handedOver } from './handedOver.ts';
import { testCost, testParameter, testRevenue, testUnit } from './testLedger.ts';
import { testRules } from './testRules.ts';
import { adjustment, allocated, codesOf, small, split, withMixed } from './testSmallHospital.ts';

const finalOf = (result: ReturnType<typeof allocate>, code: string) => {
  if (!result.run) throw new Error(JSON.stringify(result.faults));
  return evaluate(result.run, { measure: 'finalCost', units: { codes: [code] } });
};

describe('三级分摊基数 (decision 13)', () => {
  test('自开单、医技和行政开单在基数以外，并列出金额', () => {
    const outside = [testRevenue('0201', '0201', 40), testRevenue('0401', '0201', 60)];
    const result = allocated({ revenues: [...small.revenues, ...outside] });
    expect(codesOf(result.faults)).toEqual(['AL-037']);
    expect(result.faults[0].params).toMatchObject({ rows: 2, amount: 100 });
    expect(
      result.run?.months[0].outsideBase.map(({ unit, reason, quantity }) => [unit, reason, quantity]),
    ).toEqual([
      ['0201', 'self', 40],
      ['0401', 'notReceiver', 60],
    ]);
    expect(finalOf(result, '0101')).toBe(finalOf(allocated({}), '0101'));
  });

  test('收费类别和门诊住院按参数的定义取数', () => {
    const orders = testRules().drivers.map((driver) =>
      driver.id === 'orders'
        ? {
            ...driver,
            source: {
              kind: 'revenue',
              executedBy: 'sender',
              feeKinds: ['drug'],
              careType: 'inpatient',
            } as const,
          }
        : driver,
    );
    const drug = testRevenue('0102', '0201', 5, { category: 'DRUG', careType: 'inpatient' });
    const { run } = allocated({ revenues: [...small.revenues, drug] }, { drivers: orders });
    if (!run) throw new Error('must be allocated');
    expect(handedOver(run, '0201', '0101')).toBe(0);
    expect(handedOver(run, '0201', '0102')).toBeGreaterThan(0);
  });

  test('当月基数为零时用上月数值并提示', () => {
    const revenues = small.revenues.map((row) => ({ ...row, month: '2023-12' }));
    const result = allocated({ revenues });
    expect(codesOf(result.faults)).toEqual(['AL-035']);
    expect(result.faults[0].params).toMatchObject({ lastMonth: '2023-12' });
    expect(finalOf(result, '0101')).toBe(finalOf(allocated({}), '0101'));
  });

  test('上月也为零则阻断，说明单元、成本项目、参数和填写位置，绝不改按人员', () => {
    const revenues = [testRevenue('0101', '0201', 0)];
    const { run, faults } = allocated({ revenues });
    expect(run).toBeNull();
    expect(codesOf(faults)).toEqual(['AL-033']);
    expect(faults[0].where).toEqual(revenues[0].at);
    expect(faults[0].params).toMatchObject({
      unit: '单元0201(0201)',
      elements: '“项目P”',
      driver: '参数orders',
    });
  });
});

describe('基数与成本的符号 (decision 14)', () => {
  test('负的基数按零计算并指出单元格，成本仍全部分出', () => {
    const at = { sheet: '收入', row: 9, column: 5 };
    const refund = testRevenue('0102', '0201', -150, { at });
    const result = allocated({ revenues: [...small.revenues, refund] });
    expect(codesOf(result.faults)).toEqual(['AL-036']);
    expect(result.faults[0].where).toEqual(at);
    expect(result.faults[0].params).toMatchObject({ value: -50 });
    if (!result.run) throw new Error('must be allocated');
    expect(handedOver(result.run, '0201', '0102')).toBe(0);
  });

  test('负成本带着符号分摊', () => {
    const { run } = allocated({ directCosts: [testCost('0401', -1000)] });
    if (!run) throw new Error('must be allocated');
    expect(handedOver(run, '0401', '0101')).toBe(-250_00);
    expect(evaluate(run, { measure: 'finalCost' })).toBe(-1000_00);
  });
});

test('四个成本层次是类别与资金来源的读数 (decision 15)', () => {
  const fiscal = testCost('0401', 80, { source: 'FISCAL_PROJECT' });
  const { run } = allocated({ directCosts: [...small.directCosts, fiscal] });
  if (!run) throw new Error('must be allocated');
  const at = (level: string) => evaluate(run, { measure: 'finalCost', level });
  expect([at('clinical'), at('medical'), at('fullMedical')]).toEqual([950_00, 1950_00, 2030_00]);
});

describe('month by month (decision 16)', () => {
  test('a year is the sum of its months, each by its own drivers', () => {
    const twoMonths = ['2024-01', '2024-02'];
    const february = <Row extends { month: string }>(rows: readonly Row[]) => [
      ...rows,
      ...rows.map((row) => ({ ...row, month: '2024-02' })),
    ];
    const { run } = allocated({
      months: twoMonths,
      directCosts: february(small.directCosts),
      parameters: february(small.parameters),
      internalServices: february(small.internalServices),
      revenues: [...small.revenues, testRevenue('0102', '0201', 7, { month: '2024-02' })],
    });
    if (!run) throw new Error('must be allocated');
    const of = (months?: string[]) =>
      evaluate(run, { measure: 'finalCost', units: { codes: ['0101'] }, ...(months ? { months } : {}) });
    expect(of()).toBe(of(['2024-01']) + of(['2024-02']));
    expect(of(['2024-01'])).not.toBe(of(['2024-02']));
  });
});

describe('院区 (decision 17)', () => {
  const east = (unit: string) => testUnit(unit, 'CLINICAL', { campus: '东院' });
  const units = [...small.units.filter(({ code }) => code !== '0102'), east('0102')];

  test('一家医院的院区之间没有抵销，同院区的受益单元由规则限定', () => {
    const assignments = testRules().assignments.map((assignment) =>
      assignment.id === 'admin' ? { ...assignment, receivers: { sameCampus: true } } : assignment,
    );
    const { run } = allocated({ units }, { assignments });
    if (!run) throw new Error('must be allocated');
    expect(handedOver(run, '0401', '0102')).toBe(0);
    expect(handedOver(run, '0301', '0102')).toBeGreaterThan(0);
    expect(evaluate(run, { measure: 'finalCost' })).toBe(1950_00);
  });

  test('范围以外的院区不参与，金额列出 (AL-010)', () => {
    const directCosts = [...small.directCosts, testCost('0102', 12.5)];
    const { run, faults } = allocated({ units, directCosts, campuses: ['本部'] });
    expect(codesOf(faults)).toContain('AL-010');
    expect(faults.find(({ code }) => code === 'AL-010')?.params).toMatchObject({ rows: 1, amount: '12.5' });
    expect(run && evaluate(run, { measure: 'finalCost' })).toBe(1950_00);
  });
});

describe('before level 1', () => {
  test('成本调整单：两边的转移守恒，单边的改变合计', () => {
    const adjustments = [
      adjustment({ fromUnit: '0101', toUnit: '0102' }),
      adjustment({ toUnit: '0102', amountYuan: 0.5 }),
    ];
    const { run } = allocated({ adjustments });
    if (!run) throw new Error('must be allocated');
    const moved = (code?: string) =>
      evaluate(run, { measure: 'adjustmentCost', ...(code ? { units: { codes: [code] } } : {}) });
    expect([moved('0101'), moved('0102'), moved()]).toEqual([-1000, 1050, 50]);
    expect(evaluate(run, { measure: 'finalCost' })).toBe(1950_50);
  });

  test('门诊住院拆分：混合单元的成本全部转出，一分不差', () => {
    const result = allocated(
      withMixed({ careSplits: [split(), split({ elements: 'D', outpatientValue: 1, inpatientValue: 0 })] }),
    );
    if (!result.run) throw new Error('must be allocated');
    const of = (code: string) =>
      evaluate(result.run ?? expect.fail(), { measure: 'careSplitCost', units: { codes: [code] } });
    expect([of('0103'), of('0101'), of('0102')]).toEqual([-100_02, 33_33 + 2, 66_67]);
    expect(finalOf(result, '0103')).toBe(0);
  });

  test('不参与分摊的单元保留成本，不受益', () => {
    const units = [...small.units, testUnit('0901', 'EXCLUDED')];
    const parameters = [...small.parameters, testParameter('0901', 50)];
    const result = allocated({ units, parameters, directCosts: [...small.directCosts, testCost('0901', 7)] });
    expect(finalOf(result, '0901')).toBe(700);
  });

  test('全院 hands out first, to everybody who is open', () => {
    const units = [...small.units, testUnit('全院', 'SHARED', { campus: '' })];
    const { run } = allocated({
      units,
      directCosts: [testCost('全院', 400)],
      parameters: [...small.parameters, testParameter('0401', 5)],
    });
    if (!run) throw new Error('must be allocated');
    expect(handedOver(run, '全院', '0401')).toBe(80_00);
    const passed = { lowest: ['SHARED'] };
    expect(evaluate(run, { measure: 'finalCost', classesPassed: passed })).toBe(400_00);
  });
});

test('a unit that stopped keeps its late cost but receives nothing; one that sends still hands it out', () => {
  const stopped = testUnit('0402', 'ADMIN', { validTo: '2024-01', successors: ['0401'] });
  const closedWard = testUnit('0105', 'CLINICAL', { validTo: '2024-01' });
  const result = allocated({
    units: [...small.units, stopped, closedWard],
    directCosts: [testCost('0402', 40), testCost('0105', 3)],
    parameters: [...small.parameters, testParameter('0105', 100)],
  });
  expect(codesOf(result.faults).sort()).toEqual(['AL-040', 'AL-040', 'AL-041']);
  expect(finalOf(result, '0105')).toBe(300);
  if (!result.run) throw new Error('must be allocated');
  expect(handedOver(result.run, '0402', '0101')).toBe(10_00);
});

test('senders without cost need no driver', () => {
  const { run, faults } = allocated({ directCosts: [testCost('0101', 5)], parameters: [], revenues: [] });
  expect(faults).toEqual([]);
  expect(run && evaluate(run, { measure: 'finalCost' })).toBe(500);
});
