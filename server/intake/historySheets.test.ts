import { describe, expect, test } from 'vitest';
import { faultLine } from '../contract/faults/catalogue.ts';
import { baseSheets, blocksOf, changed, readSheets, type SampleGrid } from './testing/sampleBlocks.ts';

const base = baseSheets();

/** Reads the base with a sheet of this name; its faults as a person sees them. */
function read(name: string, grid: SampleGrid, set = {}) {
  const { ledger, faults } = readSheets(blocksOf(changed(base, { sheets: { [name]: grid }, set })));
  return {
    ledger,
    codes: faults.map(({ code }) => code),
    lines: faults.map((found) => faultLine(found, 'zh')),
  };
}

describe('历史数据', () => {
  const header = ['期间', '核算单元编码', '数据类别', '名目', '成本层次', '门诊/住院', '金额或数量'];
  const readHistory = (...rows: SampleGrid) => read('历史数据', [header, ...rows]);
  const quantities = ({ ledger }: ReturnType<typeof read>) =>
    ledger?.history.map(({ kind, quantity }) => [kind, quantity]);

  test('names and codes of the list that goes with the row’s kind', () => {
    const { ledger, codes } = readHistory(
      ['202312', '0301', '直接成本', '人员经费', '医院全成本', null, 10.005],
      ['2023年11月', '内科门诊', '全成本', 'DRUG', '医疗成本', null, -3],
      ['2023-12', '0201', '执行收入', '检验', null, null, 5],
      ['2023-12', '0201', '开单收入', 'EXAM', null, '住', 6],
      ['2023-12', '0302', '工作量', '实际占用床日', null, null, 61.2345],
    );
    expect(codes).toEqual([]);
    expect(ledger?.history.map(({ at: _, ...record }) => Object.values(record))).toEqual([
      ['2023-12', '0301', 'directCost', 'PERSONNEL', 'fullHospital', null, 10.005],
      ['2023-11', '0301', 'fullCost', 'DRUG', 'medical', null, -3],
      ['2023-12', '0201', 'executedRevenue', 'LAB', '', null, 5],
      ['2023-12', '0201', 'orderedRevenue', 'EXAM', '', 'inpatient', 6],
      ['2023-12', '0302', 'workload', 'occupiedBedDays', '', null, 61.2345],
    ]);
    expect(ledger?.history[4]?.at).toEqual({ sheet: '历史数据', row: 5, column: 6 });
  });

  test('万元 of the header or the line above is for money, never for workload', () => {
    const rows = [
      ['2023-12', '0301', '开单收入', '检查', null, null, 1.25],
      ['2023-12', '0301', '工作量', '门急诊人次', null, null, 90],
    ];
    const expected = [
      ['orderedRevenue', 12_500],
      ['workload', 90],
    ];
    const ofHeader = read('历史数据', [[...header.slice(0, -1), '金额或数量（万元）'], ...rows]);
    const ofLine = read('历史数据', [['单位：万元'], header, ...rows]);
    for (const found of [ofHeader, ofLine]) {
      expect(found.codes).toEqual(['IN-012']);
      expect(quantities(found)).toEqual(expected);
    }
    expect(read('历史数据', [[...header.slice(0, -1), '金额或数量（万人次）'], ...rows]).codes).toEqual([
      'IN-010',
    ]);
  });

  test('cost without a level is medical cost, revenue and workload have none', () => {
    const rows = [
      ['2023-12', '0301', '全成本', '人员经费', 2900],
      ['2023-12', '0301', '全成本', '药品费', 100],
      ['2023-12', '0301', '工作量', '门急诊人次', 90],
    ];
    const { ledger, lines } = read('历史数据', [['期间', '科室', '数据类别', '名目', '金额'], ...rows]);
    expect(ledger?.history.map(({ level }) => level)).toEqual(['medical', 'medical', '']);
    expect(lines).toEqual([
      '[提示 IN-036] 《历史数据》 “成本层次”有 2 行没有填写，已按“医疗成本”处理。如果不是“医疗成本”，请填写后重新核算。',
    ]);
  });

  test('a repeated total is refused, also where blank and 医疗成本 or a care type of cost hide that it is one', () => {
    const cost = (level: string | null, careType: string | null) => [
      ...['2023-12', '0301', '全成本', '人员经费'],
      ...[level, careType, 1],
    ];
    expect(readHistory(cost('医疗成本', null), cost(null, null)).lines).toEqual(
      [
        expect.stringContaining('[提示 IN-036]'),
        '[阻断核算 IN-032] 《历史数据》G3 与 G2 重复：2023-12 · 内科门诊(0301) · 全成本 · 人员经费 · 医疗成本，同一对象只能填一行，重复时不知道以哪一行为准。请删除多余的一行，或合并两行的数值。',
      ].reverse(),
    );
    expect(readHistory(cost('医疗成本', '门诊'), cost('医疗成本', '住院')).codes).toEqual([
      'IN-032',
      'IN-054',
    ]);
    expect(readHistory(cost('医疗成本', null), cost('医院全成本', null)).codes).toEqual([]);
  });

  test('words for figures, units nobody listed and units that did not exist yet are told at their cells', () => {
    const { lines } = readHistory(
      ['2023-12', '0301', '工作量', '门急诊人次', null, null, '约90'],
      ['2023-12', '0999', '工作量', '门急诊人次', null, null, 90],
    );
    expect(lines.map((line) => line.slice(0, 32))).toEqual([
      expect.stringContaining('IN-015] 《历史数据》G2'),
      expect.stringContaining('IN-024] 《历史数据》B3'),
    ]);
    const row = ['2023-12', '0301', '工作量', '门急诊人次', null, null, 90];
    expect(read('历史数据', [header, row], { 核算单元: { G4: '2024-01' } }).codes).toEqual(['IN-029']);
  });

  test('one word wrong, one fault: what hangs on an unknown kind is not blamed too', () => {
    const row = ['2023-12', '0301', '收入', '检查', '医疗成本', '门诊', 90];
    expect(readHistory(row).codes).toEqual(['IN-031']);
  });

  test('a workload below zero is refused, a refund above revenue is not', () => {
    const { codes } = readHistory(
      ['2023-12', '0301', '工作量', '门急诊人次', null, null, -9],
      ['2023-12', '0301', '开单收入', '化验', null, '门诊', -9],
    );
    expect(codes).toEqual(['IN-058']);
  });

  test('months before, between and among those of the cover are kept, later ones left out', () => {
    const months = ['2022-01', '2024-01', '2024-02', '2024-03', '2024-04'];
    const rows = months.map((month) => [month, '0301', '工作量', '门急诊人次', null, null, 90]);
    const cover = {
      封面: { B2: '2024-01、2024-03' },
      直接成本: { A5: '2024-03' },
      门诊住院拆分: { A2: '2024-03' },
    };
    const { ledger, codes } = read('历史数据', [header, ...rows], cover);
    expect(codes).toEqual(['IN-052', 'IN-051']);
    expect(ledger?.history.map(({ month }) => month)).toEqual(months.slice(0, -1));
  });
});

describe('成本习性', () => {
  const header = ['适用单元', '成本项目', '成本习性', '变动部分占比', '生效期间', '理由'];
  const readRows = (...rows: SampleGrid) => read('成本习性', [header, ...rows]);

  test('a unit, a group, a class or all; a leaf, a group, a statutory element or all', () => {
    const { ledger, codes } = readRows(
      ['内科门诊', '基本工资', '固定', null, null, '定编'],
      ['内科', '薪酬', '混合', '30%', '2024-01', null],
      ['临床服务类', '卫生材料费', '变动', null, null, null],
      ['全部', null, '混合', 0.07, null, null],
    );
    expect(codes).toEqual([]);
    expect(ledger?.behaviourRows.map(({ at: _, ...row }) => Object.values(row))).toEqual([
      ['0301', '01', 'fixed', null, null, '定编'],
      ['内科', '薪酬', 'mixed', 30, '2024-01', ''],
      ['CLINICAL', 'MATERIAL', 'variable', null, null, ''],
      ['*', '*', 'mixed', 7, null, ''],
    ]);
  });

  test('mixed without a percentage counts as fixed, and says so', () => {
    const { ledger, lines } = readRows(['全部', '基本工资', '混合', null, null, null]);
    expect(ledger?.behaviourRows[0]).toMatchObject({ behaviour: 'mixed', variablePercent: 0 });
    expect(lines).toEqual([
      '[提示 IN-036] 《成本习性》D2 “变动部分占比”有 1 行没有填写，已按“0%”处理。如果不是“0%”，请填写后重新核算。',
    ]);
  });

  test('a percentage of fixed or variable cost is left out of the ledger', () => {
    const { ledger, codes } = readRows(['全部', '基本工资', '固定', 0.3, null, null]);
    expect(codes).toEqual(['IN-054']);
    expect(ledger?.behaviourRows[0]?.variablePercent).toBeNull();
  });

  test('a percent sign in the header, and limits at both ends', () => {
    const inPercent = [...header.slice(0, 3), '变动部分占比（%）'];
    const { ledger, codes } = read('成本习性', [inPercent, ['全部', null, '混合', 29]]);
    expect(codes).toEqual(['IN-012']);
    expect(ledger?.behaviourRows[0]?.variablePercent).toBe(29);
    const shares = [-0.01, 0, 1, 1.01].map((share, at) => [
      ['院办', '检验科', '内科', '全部'][at],
      null,
      '混合',
      share,
    ]);
    expect(readRows(...(shares as SampleGrid)).codes).toEqual(['IN-055', 'IN-055']);
  });

  test('unknown units and elements are told with what there is to choose', () => {
    const { lines } = readRows(['外科', '奖金', '固定', null, null, null]);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('《成本习性》A2 “适用单元”填的“外科”不在可选范围内');
    expect(lines[1]).toContain('《成本习性》B2 “成本项目”填的“奖金”不在可选范围内');
  });

  test('two rows for one unit, element and month are refused; one that begins later is another row', () => {
    const row = (validFrom: string | null) => ['全部', '基本工资', '固定', null, validFrom, null];
    expect(readRows(row(null), row(null)).codes).toEqual(['IN-032']);
    expect(readRows(row(null), row('2024-01')).codes).toEqual([]);
  });

  test('a mixed element is spoken for by a row that has begun, not by one to come', () => {
    const set = { 成本项目: { E2: '混合' } };
    const since = (validFrom: string) => [header, ['检验科', '薪酬', '混合', 0.5, validFrom, null]];
    expect(read('成本习性', since('2024-01'), set).codes).toEqual([]);
    expect(read('成本习性', since('2024-02'), set).codes).toEqual(['IN-056']);
  });
});
