import { describe, expect, test } from 'vitest';
import { fault } from '../contract/faults/catalogue.ts';
import { testParameter, testService } from '../engine/testLedger.ts';
import { PlanReader } from './testPlanReader.ts';
import { goldenLedger, reportsOf, runOf, testContext } from './testRuns.ts';

const run = runOf(goldenLedger());
const card = (parts: Parameters<typeof reportsOf>[1] = {}, of = run) => {
  const plans = reportsOf(of, parts).map(({ plan }) => plan);
  return { plan: plans.find(({ key }) => key === 'run-card'), reader: new PlanReader(plans) };
};
const cell = (reader: PlanReader, row: string, column: string) =>
  reader.cell({ sheet: 'run-card', block: 'card', row, column });

describe('运行卡', () => {
  test('两次相同的核算只有用时不同', () => {
    const withoutTimes = (milliseconds: number) => {
      const { plan } = card({ stages: [{ name: '分摊', milliseconds }] });
      return plan?.verbs.filter((verb) => !(verb.verb === 'block' && verb.key === 'volatile'));
    };
    expect(withoutTimes(12)).toEqual(withoutTimes(3_456));
    const times = card({ stages: [{ name: '分摊', milliseconds: 3_456.2 }] }).reader.block(
      'run-card',
      'volatile',
    );
    expect(times.cells.flat().map((each) => each?.value)).toContain(3_456);
  });

  test('不计入分摊基数的数值列在运行卡上 (costing-decisions.md 13)', () => {
    const ledger = goldenLedger();
    const services = [
      testService('0201', '0201', 500.25),
      testService('0201', '0201', 0.5),
      testService('0201', '0202', 30),
    ];
    const { reader } = card(
      {},
      runOf({ ...ledger, internalServices: [...ledger.internalServices, ...services] }),
    );
    const { rowKeys } = reader.block('run-card', 'card');
    const listed = rowKeys
      .filter((key) => /^outside\.\d/.test(key))
      .map((key) => ['item', 'first', 'third', 'text'].map((column) => cell(reader, key, column).value));
    expect(listed.map((line) => line.slice(0, 3))).toEqual([
      ['放射科(0201)', '放射科(0201)', 500.75],
      ['放射科(0201)', '检验科(0202)', 30],
    ]);
    expect(listed[0]?.[3]).toMatch(/为自己服务.*2 行.*《内部服务量》/);
  });

  test('各级分摊前后的总额相等，差额是公式', () => {
    const { reader } = card();
    for (const level of run.months[0]?.rules.levels ?? []) {
      const row = `conservation.${level.id}`;
      expect(cell(reader, row, 'first').value).toBe(8_178_600);
      expect(cell(reader, row, 'second').value).toBe(8_178_600);
      const { value, formula } = cell(reader, row, 'third');
      expect([value, reader.evaluate(formula ?? [], 'run-card')]).toEqual([0, 0]);
    }
  });

  test('提示连到单元格，读入的表连到表，没有读入的表不连', () => {
    const at = (sheet: string) => ({ sheet, row: 14, column: 2 });
    const params = {
      month: '2024-01',
      unit: '内科门诊(0101)',
      driver: '人员',
      driverEn: 'headcount',
      value: -3,
    };
    const { reader } = card({
      inputSheets: [{ sheetName: '分摊参数', rowsRead: 11 }],
      faults: [fault('AL-036', params, at('分摊参数')), fault('AL-036', params, at('别处'))],
    });
    expect(cell(reader, 'input.1', 'item').link).toEqual({ sheetName: '分摊参数' });
    expect(cell(reader, 'input.1', 'first').value).toBe(11);
    expect(cell(reader, 'fault.1', 'item')).toMatchObject({
      value: '《分摊参数》C15',
      link: { inputSheet: '分摊参数', row: 14, column: 2 },
    });
    expect(cell(reader, 'fault.2', 'item').link).toBeUndefined();
    expect(String(cell(reader, 'fault.1', 'text').value)).toContain('内科门诊(0101)');
  });

  test('超过一千条提示只列前一千条并写明其余条数', () => {
    const params = { month: '2024-01', unit: '内科', driver: '人员', driverEn: 'headcount', value: -3 };
    const { reader } = card({ faults: Array.from({ length: 1_001 }, () => fault('AL-036', params)) });
    // The thousand and second: this hospital counts no visits, so that no unit can be tried (RP-022).
    expect(cell(reader, 'fault.rest', 'item').value).toBe('另有 2 条未列出');
    expect(() => cell(reader, 'fault.1001', 'item')).toThrow();
  });

  test('分摊参数为零而改用替代参数的，写明规则参数和实际采用', () => {
    const base = goldenLedger();
    const lastMonth = base.internalServices.map((row) => ({ ...row, month: '2023-12' }));
    const ledger = goldenLedger({
      internalServices: [
        ...base.internalServices.filter(({ provider }) => provider !== '0201'),
        ...lastMonth,
      ],
      ruleRows: base.ruleRows.map((row) =>
        row.senders === '0201' ? { ...row, fallback: 'lastMonth' } : row,
      ),
      parameters: [...base.parameters, testParameter('0101', 0, { month: '2023-12' })],
    });
    const { reader } = card({}, runOf(ledger));
    expect(cell(reader, 'fallback.1', 'item').value).toBe('放射科(0201)');
    expect(String(cell(reader, 'fallback.1', 'third').value)).toContain('2023-12');
  });

  test('运行编号、各摘要和引擎版本写全', () => {
    const { reader } = card();
    const written = reader
      .block('run-card', 'card')
      .cells.flat()
      .map((each) => each?.value);
    for (const value of Object.values(testContext().identity)) expect(written).toContain(value);
  });
});
