import { describe, expect, test } from 'vitest';
import { faultLine } from '../contract/faults/catalogue.ts';
import type { Ledger } from '../engine/ledger.ts';
import { testRevenue } from '../engine/testLedger.ts';
import { built, reportHeader, reportsFrom } from './testReports.ts';
import { goldenLedger, reportsOf, runOf } from './testRuns.ts';

/** 比率、本量利、只在部分行列出现、跨轴引用、排名、层次和期间。 */

const clinic = `${reportHeader('clinic', '门诊')}
stub:
  - { attribute: rank, label: { zh: 名次, en: Rank } }
  - { attribute: code, label: { zh: 编码, en: Code } }
base: { measure: heldCost, level: medical }
rows:
  - { kind: units, key: units, where: { classes: [CLINICAL] }, rankBy: revenue }
  - { kind: sum, key: total, label: { zh: 合计, en: Total }, sum: [units], figure: { units: { classes: [CLINICAL] } }, rank: total }
columns:
  - { kind: figure, key: volume, label: { zh: 人次, en: Visits }, figure: { measure: workload, workload: visits } }
  - { kind: figure, key: revenue, label: { zh: 收入, en: Revenue }, figure: { measure: revenue } }
  - { kind: figure, key: cost, label: { zh: 成本, en: Cost }, figure: {} }
  - { kind: ratio, key: unit, label: { zh: 诊次成本, en: Per visit }, of: cost, in: volume }
  - { kind: figure, key: staff, label: { zh: 人数, en: Staff }, figure: { measure: parameter, of: headcount }, only: [units] }
  - kind: breakEven
    key: covered
    label: { zh: 保本收入, en: Break-even }
    gives: breakEvenRevenue
    from: { revenue: revenue, variable: cost, fixed: cost, volume: volume }
`;

const activity = (): Partial<Ledger> => ({
  workloads: [
    {
      ...{ month: '2024-01', unit: '0102', measure: 'visits', quantity: 6_000 },
      at: { sheet: '工作量', row: 1, column: 3 },
    },
  ],
  revenues: [
    testRevenue('0102', '0102', 50, { category: 'drug' }),
    testRevenue('0103', '0103', -7, { category: 'drug' }),
    testRevenue('0104', '0201', 50, { category: 'examination' }),
  ],
});
const ledger = goldenLedger(activity());

const table = (text: string, of: Ledger = ledger) => {
  const { sheets, reader } = built({ 'clinic.yaml': text }, of);
  const sheet = sheets[0]?.plan.key ?? '';
  const { rowKeys, columnKeys } = reader.block(sheet, 'table');
  return {
    sheets,
    reader,
    rowKeys,
    columnKeys,
    at: (row: string, column: string) => reader.cell({ sheet, block: 'table', row, column }),
  };
};

describe('排名', () => {
  test('从高到低，同数按字典先后，合计行不动，各格随行走', () => {
    const { at, rowKeys } = table(clinic);
    const rows = rowKeys.filter((key) => key.startsWith('units.') || key === 'total');
    expect(rows).toEqual(['units.0102', 'units.0104', 'units.0101', 'units.0103', 'total']);
    expect(rows.map((row) => at(row, 'stub.rank').value)).toEqual(['1', '2', '3', '4', null]);
    expect(rows.map((row) => at(row, 'revenue').value)).toEqual([50, 50, 0, -7, 93]);
    expect(rows.map((row) => at(row, 'staff'))).toMatchObject([
      { value: 14 },
      { value: 48 },
      { value: 18 },
      { value: 40 },
      { value: null },
    ]);
  });

  test('没有人知道的数没有名次，按字典先后', () => {
    const unknown = clinic
      .replace('rankBy: revenue', 'rankBy: year')
      .replace(
        '  - { kind: figure, key: cost,',
        '  - { kind: figure, key: year, label: { zh: 累计, en: Year }, figure: { measure: revenue, period: yearToDate } }\n$&',
      );
    const march = { ...ledger, months: ['2024-03'] };
    const moved = JSON.parse(JSON.stringify(march).replaceAll('2024-01', '2024-03')) as Ledger;
    const { at, rowKeys } = table(unknown, moved);
    const rows = rowKeys.filter((key) => key.startsWith('units.'));
    expect(rows).toEqual(['units.0101', 'units.0102', 'units.0103', 'units.0104']);
    for (const row of rows) expect([at(row, 'stub.rank').value, at(row, 'year').value]).toEqual([null, null]);
  });

  test('按比率排名：有商的在前，没有人次的不排名，按字典先后', () => {
    const { at, rowKeys } = table(clinic.replace('rankBy: revenue', 'rankBy: unit'));
    const rows = rowKeys.filter((key) => key.startsWith('units.'));
    expect(rows).toEqual(['units.0102', 'units.0101', 'units.0103', 'units.0104']);
    expect(rows.map((row) => at(row, 'stub.rank').value)).toEqual(['1', null, null, null]);
    expect(at('units.0101', 'unit').value).toBe('—');
  });

  test('层次之内各排各的，不会排到别的层次下面去', () => {
    const nested = clinic.replace(
      '  - { kind: units, key: units, where: { classes: [CLINICAL] }, rankBy: revenue }',
      `  - kind: levels
    key: levels
    levels: [medicalOperating, medical]
    entries:
      - { kind: units, key: units, where: { classes: [CLINICAL] }, rankBy: cost }`,
    );
    const text = nested
      .replace('sum: [units]', 'sum: [levels.units]')
      .replace('only: [units]', 'only: [levels]');
    const rows = table(text.replace('rank: total }', 'rank: total, only: [staff] }')).rowKeys;
    const order = ['0104', '0103', '0101', '0102'];
    expect(rows.filter((key) => key.includes('.units.'))).toEqual(
      ['medicalOperating', 'medical'].flatMap((level) =>
        order.map((code) => `levels.${level}.units.${code}`),
      ),
    );
  });
});

describe('比率和本量利', () => {
  test('没有人次时显示“—”，公式也是；合计用合计去除，不是各科平均', () => {
    const { at, reader } = table(clinic);
    for (const row of ['units.0101', 'units.0103']) expect(at(row, 'unit').value).toBe('—');
    expect(at('total', 'unit').value).toBe(8_178_600 / 6_000);
    for (const { sheet, at: place, cell, formula } of reader.formulas()) {
      const fresh = reader.evaluate(formula, sheet);
      if (typeof cell.value === 'number') expect(fresh, place).toBeCloseTo(cell.value, 6);
      else expect(fresh, place).toBe(cell.value);
    }
  });

  test('没有收入是“—”，收入抵不过变动成本是“无保本点”', () => {
    const { at } = table(clinic);
    expect(at('units.0101', 'covered').value).toBe('—');
    for (const row of ['units.0102', 'units.0103', 'total'])
      expect(at(row, 'covered').value).toBe('无保本点');
  });

  test('诊次成本的含义是成本除以人次，保本点没有单一的含义', () => {
    const { sheets, reader, rowKeys, columnKeys } = table(clinic);
    const { at } = reader.block('clinic', 'table');
    const meaning = (row: string, column: string) =>
      sheets[0]?.figureAt(at.row + rowKeys.indexOf(row), at.column + columnKeys.indexOf(column));
    expect(meaning('units.0102', 'unit')).toEqual({
      ...{ measure: 'heldCost', level: 'medical', units: { codes: ['0102'] }, per: 'visits' },
    });
    expect(meaning('total', 'staff')).toBeNull();
    expect(meaning('units.0102', 'covered')).toBeNull();
  });
});

const constitution = `${reportHeader('levels', '层次')}
stub:
  - { attribute: name, label: { zh: 项目, en: Item } }
base: { measure: heldCost, units: { classes: [CLINICAL] } }
rows:
  - { kind: figure, key: revenue, label: { zh: 收入, en: Revenue }, figure: { measure: revenue } }
  - kind: levels
    key: levels
    levels: [fullHospital, medicalOperating]
    entries:
      - { kind: statutory, key: elements }
      - { kind: sum, key: total, label: { zh: 合计, en: Total }, sum: [elements], figure: {} }
columns:
  - kind: periods
    key: periods
    periods: [yearToDate]
    entries:
      - { kind: figure, key: amount, label: { zh: 金额, en: Amount }, figure: {} }
      - { kind: share, key: share, label: { zh: 构成比, en: Share }, of: amount, in: amount, inAt: levels.total }
`;

describe('层次、期间和跨轴引用', () => {
  test('选出的层次按规则包的先后，选出的期间一栏不多', () => {
    const { rowKeys, columnKeys, reader } = table(constitution);
    const totals = rowKeys.filter((key) => key.endsWith('.total'));
    expect(totals).toEqual(['levels.medicalOperating.total', 'levels.fullHospital.total']);
    expect(columnKeys).toEqual(['stub.name', 'periods.yearToDate.amount', 'periods.yearToDate.share']);
    const texts = reader.block('levels', 'table').cells.flatMap((row) => row.map((cell) => cell?.value));
    expect(texts).toContain('本年累计数');
    expect(texts).not.toContain('本月数');
  });

  test('构成比除以本层次的合计；站在层次外面的行不知道除以哪一层，留空', () => {
    const { at, rowKeys } = table(constitution);
    for (const level of ['medicalOperating', 'fullHospital']) {
      const rows = rowKeys.filter((key) => key.startsWith(`levels.${level}.elements.`));
      const shares = rows.map((row) => Number(at(row, 'periods.yearToDate.share').value));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      const whole = Number(at(`levels.${level}.total`, 'periods.yearToDate.amount').value);
      const drugs = Number(at(`levels.${level}.elements.DRUG`, 'periods.yearToDate.amount').value);
      expect(at(`levels.${level}.elements.DRUG`, 'periods.yearToDate.share').value).toBe(drugs / whole);
    }
    expect(at('revenue', 'periods.yearToDate.amount').value).toBe(93);
    expect(at('revenue', 'periods.yearToDate.share')).toMatchObject({ value: null });
    expect(at('revenue', 'periods.yearToDate.share').formula).toBeUndefined();
  });

  test('只在写明的行或列出现，别处留空，也没有公式', () => {
    const text = constitution.replace('{ measure: revenue }', '$&, only: [periods.share]');
    const { at } = table(text);
    expect(at('revenue', 'periods.yearToDate.amount').value).toBeNull();
    const whole = constitution.replace('sum: [elements], figure: {}', '$&, only: [periods]');
    expect(table(whole).at('levels.fullHospital.total', 'periods.yearToDate.amount').value).toBe(8_178_600);
  });
});

const ROWS = 'rows:\n';
const ranked = (by: string) => `  - { kind: units, key: wards, rankBy: ${by} }\n`;
const ODD_SUM = '  - { kind: sum, key: odd, label: { zh: 怪, en: Odd }, sum: [unit] }\n';
const BELOW =
  'rankBy: revenue, entries: [{ kind: figure, key: all, label: { zh: 全, en: All }, figure: {} }] }';
const sumOfAll = clinic.replace('sum: [units]', 'sum: [units.all]');
const withShareRow = constitution.replace(
  'columns:',
  '  - { kind: share, key: part, label: { zh: 占比, en: Part }, of: revenue, in: revenue }\ncolumns:',
);

describe('写错的报表', () => {
  /** Code, what is wrong, a report, what stands there and what is written instead, and words of the line that is blamed. */
  const wrong: [string, string, string, string, string, string][] = [
    ['RP-005', 'only 写了不存在的行', clinic, 'only: [units]', 'only: [unit]', 'only: [unit]'],
    ['RP-005', 'rankBy 写了不存在的列', clinic, 'rankBy: revenue', 'rankBy: income', 'income'],
    ['RP-005', 'rankBy 写了一组列', constitution, ROWS, `${ROWS}${ranked('periods')}`, 'key: wards'],
    ['RP-005', 'inAt 写了不存在的行', constitution, 'inAt: levels.total', 'inAt: total', 'inAt: total'],
    ['RP-005', 'inAt 只写了一半', constitution, 'inAt: levels.total', 'inAt: levels', 'inAt: levels'],
    ['RP-005', '本量利缺一项', clinic, 'fixed: cost', 'fixed: fixedCost', 'fixedCost'],
    ['RP-009', '合计引用比率', clinic, '  - kind: breakEven', `${ODD_SUM}  - kind: breakEven`, 'key: odd'],
    ['RP-009', '比率引用本量利', clinic, 'of: cost, in: volume', 'of: covered, in: volume', 'of: covered'],
    ['RP-009', '本量利引用比率', clinic, 'variable: cost', 'variable: unit', 'variable: unit'],
    ['RP-009', 'inAt 落在比率上', withShareRow, 'inAt: levels.total', 'inAt: part', 'inAt: part'],
    ['RP-010', '单元下面还有条目却排名', sumOfAll, 'rankBy: revenue }', BELOW, 'rankBy: revenue'],
    ['RP-010', '单元排成列却排名', constitution, 'columns:\n', `columns:\n${ranked('revenue')}`, 'wards'],
    ['RU-018', '不认识的本量利答案', clinic, 'gives: breakEvenRevenue', 'gives: profit', 'profit'],
    ['RU-018', '不认识的期间', constitution, 'periods: [yearToDate]', 'periods: [lastYear]', 'lastYear'],
  ];

  test.each(wrong)('%s %s：指到文件和行，中文里没有占位符', (code, _, text, good, bad, blamed) => {
    const changed = text.replace(good, bad);
    const { reports, faults } = reportsFrom({ 'clinic.yaml': changed });
    expect(reports).toEqual([]);
    expect(faults.map((found) => found.code)).toEqual([code]);
    const [found] = faults;
    const line = found?.where && 'file' in found.where ? found.where.line : 0;
    expect(changed.split('\n')[line - 1]).toContain(blamed);
    if (found) expect(faultLine(found, 'zh')).not.toMatch(/undefined|NaN|object|[{}]/);
  });

  const strange: [string, string, string, string][] = [
    ['workloads', clinic, 'workload: visits', 'workload: patients'],
    ['workloads', clinic, 'figure: { measure: revenue }', 'figure: { measure: revenue, per: patients }'],
    [
      'costLevels',
      constitution,
      'levels: [fullHospital, medicalOperating]',
      'levels: [fullHospital, medicine]',
    ],
  ];
  test.each(strange)('RP-008 规则包的 %s 里没有的标识：表上写明，没有数', (list, text, good, bad) => {
    const { reports, faults } = reportsFrom({ 'clinic.yaml': text.replace(good, bad) });
    expect(faults).toEqual([]);
    const [sheet] = reportsOf(runOf(ledger), {}, reports);
    const word = bad.includes('patients') ? 'patients' : 'medicine';
    expect(sheet?.faults).toMatchObject([{ code: 'RP-008', params: { word, list } }]);
    expect(sheet?.plan.verbs.some((verb) => verb.verb === 'block' && verb.key === 'table')).toBe(false);
  });

  const trial = (change: (text: string) => string = (text) => text) => ({
    'clinic.yaml': clinic,
    'trial.yaml': change(`${reportHeader('trial', '测算').replace('layout: table', 'layout: breakEvenTrial')}
of: clinic
rows: units
figures: { volume: volume, revenue: revenue, variable: cost, fixed: cost, capacity: volume }
`),
  });

  test.each([
    ['RP-011', '没有的表', 'of: clinic', 'of: clinics'],
    ['RP-011', '不是行列表', 'of: clinic', 'of: trial'],
    ['RP-005', '没有的行', 'rows: units', 'rows: wards'],
    ['RP-005', '没有的列', 'fixed: cost', 'fixed: fixedCost'],
    ['RP-009', '比率当作收入', 'revenue: revenue', 'revenue: unit'],
  ])('%s 保本测算写了%s：指到文件和行，不会少一张表也不说', (code, _, good, bad) => {
    const { reports, faults } = reportsFrom(trial((text) => text.replace(good, bad)));
    expect(reports.map(({ definition }) => definition.id)).toEqual(['clinic']);
    expect(faults.map((found) => [found.code, found.where])).toMatchObject([
      [code, { line: expect.any(Number) }],
    ]);
  });

  const sheetsOf = (files: ReturnType<typeof trial>, of: Ledger) =>
    reportsOf(runOf(of), {}, reportsFrom(files).reports);
  const texts = (sheet: ReturnType<typeof sheetsOf>[number] | undefined) =>
    JSON.stringify(sheet?.plan.verbs.filter((verb) => verb.verb === 'block'));

  test('RP-022 没有可以测算的科室：表上写明，不留上次的数', () => {
    const [, sheet] = sheetsOf(trial(), goldenLedger());
    expect(sheet?.faults.map(({ code }) => code)).toEqual(['RP-022']);
    expect(texts(sheet)).toContain('没有可以测算的科室');
  });

  test('RP-008 取数的表没有生成：保本测算也写明原因，只报一次', () => {
    const files = { ...trial(), 'clinic.yaml': clinic.replace('level: medical', 'level: medicine') };
    const sheets = sheetsOf(files, ledger);
    expect(sheets.map(({ faults }) => faults.map(({ code }) => code))).toEqual([['RP-008'], []]);
    expect(texts(sheets[1])).toContain('medicine');
  });
});
