import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadPack, packDirectory, vocabularyOf } from './loadPack.ts';
import { fileOf, nouns } from './schema.ts';
import { cn2021 } from './testPack.ts';
import { MAX_NESTING, MAX_RULE_FILE_BYTES, readYaml } from './yamlFile.ts';

const directory = packDirectory('cn-2021');

test('cn-2021 没有错误', () => {
  expect(loadPack(directory).faults).toEqual([]);
});

describe('每个规则值', () => {
  const { lists } = cn2021();
  const values = nouns.flatMap((noun) =>
    lists[noun].flatMap((entry) => entry.values.map((value) => ({ noun, entry, value }))),
  );

  test('都有说明、单位、依据和生效月份', () => {
    for (const { noun, entry, value } of values) {
      const name = `${noun}.${entry.id}`;
      expect(entry.description, name).toMatch(/\S/);
      expect(entry.unit, name).toMatch(/\S/);
      expect(value.origin.reference, name).toMatch(/\S/);
      expect(value.from, name).toMatch(/^\d{4}-\d{2}$/);
    }
  });

  test('出处指到写着它的那一行', () => {
    for (const { noun, value } of values) {
      const { where } = value.origin;
      if (!('line' in where)) throw new Error('a pack’s values stand in files');
      expect(where.file).toBe(`cn-2021/${fileOf(noun)}`);
      const line = readFileSync(join(directory, fileOf(noun)), 'utf8').split('\n')[where.line - 1];
      expect(line.trim()).toBe(`- from: "${value.from}"`);
    }
  });

  test('凡不是核对过原文的依据都写明，不当作法规', () => {
    for (const noun of nouns) {
      const written = parse(readFileSync(join(directory, fileOf(noun)), 'utf8'))[noun];
      for (const [index, entry] of lists[noun].entries())
        for (const [row, value] of entry.values.entries()) {
          const { certainty } = written[index].values[row];
          const said = /不是法规原文|未核对原文/.test(value.origin.reference);
          expect(said || certainty === 'text', `${noun}.${entry.id}`).toBe(true);
        }
    }
  });

  test('2021 年规范的全文没有核对过，引用它的都标为经验口径', () => {
    for (const { value } of values)
      if (value.origin.reference.includes('国卫财务发〔2021〕4号'))
        expect(value.origin.reference).toContain('未核对原文');
  });
});

test('每个 YAML 文件都指明自己的 JSON Schema，编辑器才能提示', () => {
  for (const file of readdirSync(directory).filter((name) => name.endsWith('.yaml'))) {
    const [first] = readFileSync(join(directory, file), 'utf8').split('\n');
    expect(first).toBe(`# yaml-language-server: $schema=../schema/${file.replace('yaml', 'schema.json')}`);
  }
});

test('法规改名前后的写法在填表时都认得', () => {
  const other = vocabularyOf(cn2021()).statutoryElements.find(({ id }) => id === 'OTHER');
  expect(other?.name.zh).toBe('其他运行费用');
  expect(other?.aliases).toEqual(expect.arrayContaining(['其他费用', '其他医疗费用']));
});

test('参数、指标和基本情况带着计量单位，供模板设格式', () => {
  const { parameters, measures, facts } = vocabularyOf(cn2021());
  expect(parameters.find(({ id }) => id === 'area')?.quantity).toBe('squareMetre');
  expect(measures.find(({ id }) => id === 'occupiedBedDays')?.quantity).toBe('bedDay');
  expect(facts.find(({ id }) => id === 'totalAssets')?.quantity).toBe('yuan');
});

test.each([
  ['清空的文件', '', ['RU-016']],
  ['只有一句话的文件', '人员按人数', ['RU-016']],
  ['只有表头的文件', 'drivers:\n', ['RU-015']],
])('%s说的是这个文件，不是空白的名称', (_, text, codes) => {
  const faults = faultsWith('drivers.yaml', text);
  expect(faults.map(({ code }) => code)).toEqual(codes);
  expect(faults[0]).toMatchObject({
    params: { name: 'drivers' },
    where: { file: 'cn-2021/drivers.yaml', line: 1 },
  });
});

test('几处错误一次说全，不是改一处报一处', () => {
  const text = readFileSync(join(directory, 'drivers.yaml'), 'utf8');
  const broken = text.replace('unit: person', 'unit: people').replace('kind: workload', 'kind: formula');
  expect(faultsWith('drivers.yaml', broken).map(({ code }) => code)).toEqual(['RU-018', 'RU-019']);
});

/** The faults of cn-2021 with one file written anew. */
function faultsWith(file: string, text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'));
  try {
    const copy = join(folder, 'cn-2021');
    cpSync(directory, copy, { recursive: true });
    writeFileSync(join(copy, file), text);
    return loadPack(copy).faults;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('工作簿写的规则包名称不能指到规则文件夹之外', () => {
  const outside = loadPack(packDirectory('../server'));
  expect(outside.pack).toBeNull();
  expect(outside.faults.map(({ code }) => code)).toEqual(['RU-001']);
  expect(packDirectory('../../etc')).not.toContain('..');
});

describe('文件的上限', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yaml-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const codesOf = (text: string) => {
    const path = join(folder, 'a.yaml');
    writeFileSync(path, text);
    return readYaml(path, 'a.yaml').faults.map(({ code }) => code);
  };

  test('正好到上限的文件可读，多一个字节不读', () => {
    expect(codesOf('#'.padEnd(MAX_RULE_FILE_BYTES, '-'))).toEqual([]);
    expect(codesOf('#'.padEnd(MAX_RULE_FILE_BYTES + 1, '-'))).toEqual(['RU-004']);
  });

  test('嵌套到上限可读，再深一层不读', () => {
    const nested = (depth: number) => `a: ${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(codesOf(nested(MAX_NESTING))).toEqual([]);
    expect(codesOf(nested(MAX_NESTING + 1))).toEqual(['RU-005']);
  });

  test.each(['a: !!str 0101', 'a: !own [1]', 'a: &name 1'])('标签和锚点一律不收：%s', (text) => {
    expect(codesOf(text)).toEqual(['RU-007']);
  });

  test.each([
    ['方括号', '['.repeat(100_000)],
    ['同一行开合的方括号', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['短横线', '- '.repeat(50_000)],
    ['锚点层层引用', 'a: &a [1, 1]\nb: &b [*a, *a]\nc: [*b, *b]'],
  ])('用%s撑大的文件被拒绝而不出错', (_, text) => {
    expect(new Set(codesOf(text))).toEqual(new Set([text.includes('&') ? 'RU-007' : 'RU-005']));
  });
});
