import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { faultLine } from '../contract/faults/catalogue.ts';
import { reportJsonSchema } from './definition.ts';
import { built as build, reportHeader as header, reportsFrom } from './testReports.ts';
import { correctedLedger, goldenLedger, reportsOf, runOf } from './testRuns.ts';

const constitution = `${header('constitution', '构成')}
stub:
  - { attribute: name, label: { zh: 成本项目, en: Element } }
base: { measure: finalCost, level: medical }
rows:
  - { kind: statutory, key: elements }
  - { kind: sum, key: total, label: { zh: 合计, en: Total }, sum: [elements], figure: {}, rank: total }
  - { kind: figure, key: drugs, label: { zh: 其中：药品, en: Drugs }, figure: { elements: { statutory: [DRUG] } } }
  - { kind: share, key: drugShare, label: { zh: 药占比, en: Drug share }, of: drugs, in: total }
columns:
  - kind: units
    key: units
    where: { classes: [CLINICAL] }
    entries:
      - { kind: figure, key: full, label: { zh: 全成本, en: Full }, figure: {} }
      - { kind: figure, key: staff, label: { zh: 人数, en: Staff }, figure: { measure: parameter, of: headcount } }
  - kind: sum
    key: all
    label: { zh: 各科合计, en: All }
    sum: [units.full]
    figure: { units: { classes: [CLINICAL] } }
`;

describe('新报表只写 YAML', () => {
  test('行列对调的构成表：各科室为列，药占比是公式', () => {
    const { sheets, reader } = build({ 'constitution.yaml': constitution });
    const at = (row: string, column: string) =>
      reader.cell({ sheet: 'constitution', block: 'table', row, column });
    expect(sheets[0]?.faults).toEqual([]);
    expect(Number(at('total', 'units.0101.full').value)).toBeCloseTo(1_659_969.09, 1);
    expect(at('total', 'all').value).toBe(8_178_600);
    expect(at('drugShare', 'all').value).toBe(3_100_000 / 8_178_600);
    expect(at('drugShare', 'all').style).toBe('share');
    for (const { sheet, cell, formula } of reader.formulas())
      expect(Number(reader.evaluate(formula, sheet))).toBeCloseTo(Number(cell.value), 6);
  });

  test('人数按数量显示，不除以分', () => {
    const { reader } = build({ 'constitution.yaml': constitution });
    const staff = reader.cell({
      sheet: 'constitution',
      block: 'table',
      row: 'drugs',
      column: 'units.0101.staff',
    });
    expect(staff).toMatchObject({ value: 18, style: 'count' });
  });

  test('删去一列，其余不变', () => {
    const without = constitution.replace(/ {6}- .*key: staff.*\n/, '');
    const { reader } = build({ 'constitution.yaml': without });
    const { columnKeys } = reader.block('constitution', 'table');
    expect(columnKeys).toEqual([
      'stub.name',
      'units.0101.full',
      'units.0102.full',
      'units.0103.full',
      'units.0104.full',
      'all',
    ]);
  });

  test('全为零的可选列不出现，合计照算', () => {
    const shared = `  - kind: figure
    key: shared
    label: { zh: 公用, en: Shared }
    figure: { classesPassed: { highest: [SHARED] } }
    optional: true
`;
    const text = constitution.replace('  - kind: sum\n    key: all', `${shared}  - kind: sum\n    key: all`);
    const keys = (ledger = goldenLedger()) =>
      build({ 'constitution.yaml': text }, ledger).reader.block('constitution', 'table').columnKeys;
    expect(keys()).not.toContain('shared');
    expect(keys(correctedLedger())).toContain('shared');
  });

  test('起用月份在核算期之后的报表不生成', () => {
    const later = constitution.replace('"2021-01"', '"2025-01"');
    expect(build({ 'constitution.yaml': later }).sheets).toEqual([]);
  });

  test('按明细项目展开的行只列选中的项目', () => {
    const leaves = constitution.replace(
      '{ kind: statutory, key: elements }',
      '{ kind: elements, key: elements, where: { statutory: [DRUG, MATERIAL] } }',
    );
    const { rowKeys } = build({ 'constitution.yaml': leaves }).reader.block('constitution', 'table');
    expect(rowKeys.filter((key) => key.startsWith('elements.'))).toEqual([
      'elements.MATERIAL',
      'elements.DRUG',
    ]);
  });
});

describe('写错的报表', () => {
  const wrong: [string, string, string, string][] = [
    ['RP-002', '不认识的行种类', 'kind: statutory', 'kind: repeat'],
    ['RP-004', '同一层两次用同一个键', 'key: drugShare', 'key: drugs'],
    ['RP-005', '引用不存在的行', 'of: drugs', 'of: drug'],
    ['RP-006', '合计引用排在后面的行', 'sum: [elements]', 'sum: [elements, drugs]'],
    ['RP-007', '没有写取哪个数', 'base: { measure: finalCost, level: medical }', 'base: {}'],
    ['RU-010', '多余的键', 'base: { measure: finalCost,', 'base: { measure: finalCost, extra: 1,'],
    ['RU-011', '缺少标题', 'title: { zh: 测试表, en: Test }\n', ''],
    ['RU-018', '不认识的取数', 'measure: finalCost', 'measure: profit'],
    ['RU-024', '键里有点号', 'key: drugShare', 'key: drug.share'],
  ];

  test.each(wrong)('%s %s：指到文件和行', (code, _, good, bad) => {
    const text = constitution.replace(good, bad);
    const { reports, faults } = reportsFrom({ 'constitution.yaml': text });
    expect(reports).toEqual([]);
    expect(faults.map((found) => found.code)).toEqual([code]);
    const where = faults[0]?.where as { file: string; line: number };
    expect(where.file).toMatch(/\/constitution\.yaml$/);
    const badLine = text.split('\n').findIndex((line, at) => line !== constitution.split('\n')[at]) + 1;
    if (code !== 'RU-011' && code !== 'RP-007') expect(where.line).toBe(badLine);
    expect(faultLine(faults[0] as never, 'zh')).not.toMatch(/undefined|NaN|[{}]/);
  });

  test('RP-001 空文件夹，RP-003 两张报表同名', () => {
    expect(reportsFrom({}).faults.map(({ code }) => code)).toEqual(['RP-001']);
    const twice = reportsFrom({
      'a.yaml': constitution,
      'b.yaml': constitution.replace('id: con', 'id: Con'),
    });
    expect(twice.faults.map(({ code, where }) => [code, where && 'file' in where && where.line])).toEqual([
      ['RP-003', 5],
    ]);
  });

  test('RP-008 规则里没有的标识：表上写明，不显示旧数，其他报表照常', () => {
    const strange = constitution.replace('level: medical', 'level: medicine');
    const good = constitution.replace('id: constitution', 'id: other').replace('构成', '另一张');
    const { reports } = reportsFrom({ 'a.yaml': strange, 'b.yaml': good });
    const sheets = reportsOf(runOf(goldenLedger()), {}, reports);
    expect(sheets.map(({ faults }) => faults.map(({ code }) => code))).toEqual([['RP-008'], []]);
    expect(JSON.stringify(sheets[0]?.plan)).toContain('medicine');
    expect(sheets[0]?.plan.tab).toBe('checkBlocked');
  });
});

test('提交的 JSON Schema 与程序所用的结构一致', () => {
  const committed = readFileSync(
    new URL('../../rules/cn-2021/reports/report.schema.json', import.meta.url),
    'utf8',
  );
  expect(JSON.parse(committed)).toEqual(reportJsonSchema());
});
