import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyLayer } from './layers.ts';
import { vocabularyOf } from './loadPack.ts';
import type { RulePack } from './pack.ts';
import { resolveRules } from './resolveRules.ts';
import { cn2021, hospital, row } from './testPack.ts';

const pack = cn2021();
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'layer-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function layFile(name: string, operations: string): string {
  const path = join(folder, name);
  writeFileSync(path, `title: 市一医院\noperations:\n${operations}`);
  return path;
}

const operation = (path: string, fields: string, kind = 'set', from = '2024-01') =>
  `  - operation: ${kind}\n    path: ${path}\n    from: "${from}"\n    reason: 医院规定\n${fields}`;

function layered(path: string): RulePack {
  const { pack: result, faults } = applyLayer(pack, path);
  if (!result) throw new Error(JSON.stringify(faults));
  return result;
}

const assignment = (of: RulePack, id: string, month: string, rows = hospital().rows) =>
  resolveRules(of, hospital(rows), {}, month).rules?.assignments.find((each) => each.id === id);

describe('医院层', () => {
  const toArea = operation('assignments.admin.driver', '    value: area\n');

  test('改一个字段，其余照规则包；记下层次、行号和理由', () => {
    const admin = assignment(layered(layFile('a.yaml', toArea)), 'admin', '2024-01');
    expect(admin).toMatchObject({ driver: 'area', senders: { classes: ['ADMIN'] }, fallbacks: [] });
    expect(admin?.origin).toEqual({
      layer: 'hospital',
      where: { file: 'a.yaml', line: 3, key: 'operations.assignments.admin.driver' },
      reference: '医院规定',
    });
  });

  test('从自己的月份起生效，前一月仍是规则包的', () => {
    const of = layered(layFile('a.yaml', toArea));
    expect(assignment(of, 'admin', '2023-12')).toMatchObject({
      driver: 'headcount',
      origin: { layer: 'pack' },
    });
    expect(assignment(of, 'admin', '2024-01')).toMatchObject({
      driver: 'area',
      origin: { layer: 'hospital' },
    });
  });

  test('两次改动各有生效月份，不论先后都按月取值', () => {
    const later = operation('assignments.admin.fallbacks', '    value: [headcount]\n', 'set', '2024-06');
    const of = layered(layFile('a.yaml', later + toArea));
    expect(assignment(of, 'admin', '2024-05')).toMatchObject({ driver: 'area', fallbacks: [] });
    expect(assignment(of, 'admin', '2024-06')).toMatchObject({ driver: 'area', fallbacks: ['headcount'] });
  });

  test('盖过规则包里生效更晚的值：层次高的优先', () => {
    const of = layered(
      layFile('a.yaml', operation('elements.OTHER.behaviour', '    value: fixed\n', 'set', '2015-01')),
    );
    const other = resolveRules(of, hospital(), {}, '2024-01').rules?.statutoryElements.find(
      ({ id }) => id === 'OTHER',
    );
    expect(other).toMatchObject({ behaviour: 'fixed', name: { zh: '其他运行费用' } });
  });

  test('分摊规则表又盖过医院层', () => {
    const of = layered(layFile('a.yaml', toArea));
    const rows = [row({ senders: '行政后勤类', driver: '护士人数' })];
    const rules = resolveRules(of, hospital(rows), {}, '2024-01').rules;
    expect(rules?.assignments.filter(({ senders }) => senders.classes?.includes('ADMIN'))).toMatchObject([
      { driver: 'nurses', origin: { layer: 'sheet' } },
    ]);
  });

  test('删去一条规则，从该月起不再有', () => {
    const of = layered(layFile('a.yaml', operation('assignments.laundry', '', 'remove')));
    expect(assignment(of, 'laundry', '2023-12')).toBeDefined();
    expect(assignment(of, 'laundry', '2024-01')).toBeUndefined();
  });

  test('删去仍被引用的参数，在当月解析时指出来', () => {
    const of = layered(layFile('a.yaml', operation('drivers.nurses', '', 'remove')));
    expect(resolveRules(of, hospital(), {}, '2023-12').faults).toEqual([]);
    expect(resolveRules(of, hospital(), {}, '2024-01').faults).toMatchObject([
      { code: 'RU-052', params: { id: 'nurses', file: 'drivers.yaml' } },
    ]);
  });

  test('添加医院自己的参数，填表时就能用', () => {
    const own =
      operation(
        'parameters.beds',
        '    entry: { name: { zh: 床位数, en: Beds }, description: 编制床位, unit: bed }\n    value: {}\n',
      ) +
      operation(
        'drivers.beds',
        '    entry: { name: { zh: 床位比例, en: Bed share }, description: 按床位, unit: bed }\n    value: { source: { kind: parameter, parameter: beds } }\n',
      );
    const of = layered(layFile('a.yaml', own));
    expect(vocabularyOf(of).parameters.at(-1)).toMatchObject({ id: 'beds', quantity: 'bed' });
    const rows = [row({ senders: '0303', driver: '床位比例' })];
    expect(assignment(of, 'sheet-0303', '2024-01', rows)?.driver).toBe('beds');
  });

  test('文件夹里的文件按名称先后叠加，不相干的文件不读', () => {
    const nested = join(folder, 'hospital');
    mkdirSync(nested);
    writeFileSync(join(nested, '说明.txt'), 'not yaml: [');
    layFile('hospital/2.yaml', operation('assignments.admin.driver', '    value: nurses\n'));
    layFile('hospital/1.yaml', toArea);
    expect(assignment(layered(nested), 'admin', '2024-01')?.driver).toBe('nurses');
  });

  test('规则包本身不变', () => {
    layered(layFile('a.yaml', toArea));
    expect(assignment(pack, 'admin', '2024-01')?.driver).toBe('headcount');
  });
});

describe('医院层的错误指到自己的行', () => {
  test.each([
    ['值的类型不对', operation('assignments.admin.fallbacks', '    value: headcount\n'), 'RU-015', 7],
    ['指向没有的参数', operation('assignments.admin.driver', '    value: heads\n'), 'RU-033', 3],
    ['不认识的字段', operation('assignments.admin.weight', '    value: 2\n'), 'RU-010', 7],
    ['删去必填的字段', operation('assignments.admin.driver', '', 'remove'), 'RU-011', 3],
    ['没有写值', operation('assignments.admin', ''), 'RU-011', 3],
    ['整条的值不是一组键值', operation('assignments.admin', '    value: 5\n'), 'RU-016', 7],
    [
      '新条目不完整',
      operation(
        'drivers.x',
        '    entry: { name: { zh: 甲, en: A }, description: 甲, unit: person }\n    value: {}\n',
      ),
      'RU-011',
      8,
    ],
    ['路径太长', operation('assignments.admin.senders.classes', '    value: [ADMIN]\n'), 'RU-060', 4],
  ])('%s', (_, operations, code, line) => {
    const { pack: result, faults } = applyLayer(pack, layFile('a.yaml', operations));
    expect(result).toBeNull();
    expect(faults).toMatchObject([{ code, where: { file: 'a.yaml', line } }]);
  });
});
