import { describe, expect, test } from 'vitest';
import type { BlockVerb, PlanVerb, SheetPlan } from '../contract/plan.ts';
import { loadSheetDefinitions } from '../intake/definitions.ts';
import { loadPack, packDirectory, vocabularyOf } from '../rules/loadPack.ts';
import type { InputRecords } from './inputColumns.ts';
import { inputSheetPlans } from './inputSheets.ts';

const definitions = loadSheetDefinitions();
const { pack } = loadPack(packDirectory('cn-2021'));
if (!pack) throw new Error('rule pack cn-2021 cannot be loaded');
const vocabulary = vocabularyOf(pack);

const plansOf = (records: InputRecords) => inputSheetPlans(definitions, vocabulary, records);
function planOf(id: string, records: InputRecords): SheetPlan {
  const plan = plansOf(records).find(({ key }) => key === id);
  if (!plan) throw new Error(`no plan for ${id}`);
  return plan;
}
const isVerb =
  <V extends PlanVerb['verb']>(verb: V) =>
  (each: PlanVerb): each is Extract<PlanVerb, { verb: V }> =>
    each.verb === verb;
function block(plan: SheetPlan, key: string): BlockVerb {
  const found = plan.verbs.filter(isVerb('block')).find((each) => each.key === key);
  if (!found) throw new Error(`no block ${key}`);
  return found;
}
const valuesOf = (plan: SheetPlan, row: number) =>
  block(plan, 'table').cells[row]?.map((cell) => cell?.value);
const ruleOf = (plan: SheetPlan, column: string) =>
  plan.verbs.filter(isVerb('validation')).find((each) => each.column === column)?.rule;

const dictionaries: InputRecords = {
  'cost-units': [{ code: '0101', name: '内科门诊', unitClass: 'CLINICAL', careType: 'outpatient' }],
  'cost-elements': [
    { code: '0101', name: '基本工资', statutory: 'PERSONNEL' },
    { code: '0301', name: '西药', statutory: 'DRUG' },
  ],
};

describe('a blank input sheet', () => {
  test('is there for every definition, in their order, with its signature', () => {
    const plans = plansOf({});
    expect(plans.map(({ key }) => key)).toEqual(definitions.map(({ id }) => id));
    for (const [index, plan] of plans.entries()) {
      const { id, version } = definitions[index] ?? {};
      expect(plan.verbs).toContainEqual({
        verb: 'mark',
        name: 'stepdown_sheet',
        value: `${id}@${version}`,
      });
    }
  });

  test('has the offered columns as a real table, required ones told by colour, the rest not', () => {
    const table = block(planOf('direct-cost', {}), 'table');
    const offered = definitions
      .find(({ id }) => id === 'direct-cost')
      ?.columns.filter((c) => c.offered !== false);
    expect(table.cells[0]?.map((cell) => cell?.value)).toEqual(offered?.map(({ header }) => header.zh));
    expect(table.cells[0]?.map((cell) => cell?.style === 'inputHeaderRequired')).toEqual(
      offered?.map(({ required }) => required === true),
    );
    expect(table.cells.length).toBeGreaterThan(20);
  });

  test('keeps codes, months and free texts as text, lets a name be a formula, shows money as money', () => {
    const plan = planOf('direct-cost', {});
    const styleOf = (column: string) => {
      const { columnKeys, cells } = block(plan, 'table');
      return cells[1]?.[columnKeys.indexOf(column)]?.style;
    };
    expect(['month', 'unit', 'unitName', 'source', 'amountYuan', 'voucher'].map(styleOf)).toEqual([
      'inputMonth',
      'inputCode',
      'inputText',
      'inputText',
      'inputMoney',
      'inputCode',
    ]);
    expect(block(planOf('cover', {}), 'months').cells[1]?.[1]?.style).toBe('inputCode');
  });

  test('offers lists of the rule pack by label and codes from the dictionary sheet', () => {
    const plan = planOf('direct-cost', {});
    expect(ruleOf(plan, 'source')).toEqual({
      kind: 'list',
      values: vocabulary.sources.map(({ name }) => name.zh),
    });
    expect(ruleOf(plan, 'unit')).toEqual({
      kind: 'listFrom',
      sheet: 'cost-units',
      block: 'table',
      column: 'code',
    });
    expect(ruleOf(plan, 'amountYuan')).toEqual({ kind: 'decimal' });
  });

  test('a column that takes one of its own choices or one of the pack offers both', () => {
    const rule = ruleOf(planOf('allocation-rules', {}), 'fallback');
    expect(rule?.kind === 'list' && rule.values).toEqual([
      '上月参数',
      ...vocabulary.drivers.map(({ name }) => name.zh),
    ]);
  });

  test('no drop-down is longer than Excel accepts', () => {
    const lists = plansOf({}).flatMap(({ verbs }) => verbs.filter(isVerb('validation')));
    for (const { rule, prompt } of lists) {
      if (rule.kind === 'list') expect(rule.values.join(',').length).toBeLessThanOrEqual(255);
      expect(prompt.length).toBeLessThanOrEqual(255);
    }
  });

  test('a wide sheet has a column for every entry of its list', () => {
    const parameters = block(planOf('driver-parameters', {}), 'table');
    expect(parameters.columnKeys.slice(3)).toEqual(vocabulary.parameters.map(({ id }) => id));
    const costs = block(
      planOf('direct-cost-wide', { 'cost-elements': dictionaries['cost-elements'] ?? [] }),
      'table',
    );
    expect(costs.cells[0]?.slice(-2).map((cell) => cell?.value)).toEqual(['基本工资', '西药']);
  });
});

describe('on paper', () => {
  const leaves = Array.from({ length: 30 }, (_, index) => ({
    code: `${1001 + index}`,
    name: `项目${index}`,
  }));
  const printOf = (plan: SheetPlan) => plan.verbs.find(isVerb('print'));

  test('a table of one page repeats its header rows', () => {
    expect(printOf(planOf('revenue', {}))).toMatchObject({
      landscape: true,
      pagesWide: 1,
      repeatRows: [0, 3],
    });
  });

  test('a wider one goes over several with its key columns on each, and its title is not cut by them', () => {
    const wide = planOf('direct-cost-wide', { 'cost-elements': leaves });
    expect(printOf(wide)).toMatchObject({ pagesWide: 3, repeatColumns: [0, 1] });
    expect(block(wide, 'title').at.column).toBe(2);
  });

  test('every sheet is signed in its footer', () => {
    for (const plan of plansOf({})) expect(printOf(plan)?.footerLeft).toContain('单位负责人');
  });
});

describe('a form', () => {
  test('starts with its presets, and each line has a drop-down of its own', () => {
    const cover = planOf('cover', {});
    expect(block(cover, 'rulePack').cells[1]?.[1]?.value).toBe('cn-2021');
    const validations = cover.verbs.filter(isVerb('validation'));
    expect(validations.find(({ block: line }) => line === 'method')?.rule).toEqual({
      kind: 'list',
      values: vocabulary.methods.map(({ name }) => name.zh),
    });
  });

  test('the cover’s steps name only sheets that are there', () => {
    const guide = block(planOf('cover', {}), 'guide').cells.map((line) => String(line[1]?.value ?? ''));
    const named = guide.flatMap((text) => [...text.matchAll(/《(.+?)》/g)].map(([, name]) => name));
    const there = ['目录', ...definitions.map(({ name }) => name.zh)];
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !there.includes(name ?? ''))).toEqual([]);
  });

  test('the line under every other title repeats hospital and months of the cover', () => {
    const records = { cover: [{ hospital: '市一院', months: '2024-01', monthTo: '2024-03' }] };
    const entity = block(planOf('revenue', records), 'title').cells[1]?.[0];
    expect(entity?.value).toBe('编制单位：市一院　　期间：2024-01 至 2024-03　　单位：元');
    expect(entity?.formula?.some((part) => typeof part !== 'string' && 'ref' in part)).toBe(true);
  });
});

describe('a filled input sheet', () => {
  test('shows labels for stored values, and the name beside a code', () => {
    const costs = [{ month: '2024-01', unit: '0101', element: '0301', source: 'SELF', amountYuan: 12.5 }];
    const records = { ...dictionaries, 'direct-cost': costs };
    expect(valuesOf(planOf('direct-cost', records), 1)).toEqual([
      '2024-01',
      '0101',
      '内科门诊',
      '0301',
      '西药',
      vocabulary.sources[0]?.name.zh,
      12.5,
      null,
      null,
    ]);
    expect(valuesOf(planOf('cost-units', records), 1)?.slice(0, 5)).toEqual([
      '0101',
      '内科门诊',
      '临床服务类',
      null,
      '门诊',
    ]);
  });

  test('leaves the wide sheet out where the long one is filled, and only there', () => {
    const keys = (records: InputRecords) => plansOf(records).map(({ key }) => key);
    expect(keys({ ...dictionaries, 'direct-cost': [{ month: '2024-01' }] })).not.toContain(
      'direct-cost-wide',
    );
    expect(keys(dictionaries)).toContain('direct-cost-wide');
    expect(keys({ 'direct-cost': [], 'direct-cost-wide': [{ month: '2024-01' }] })).toContain(
      'direct-cost-wide',
    );
  });

  test('holds a year of a large hospital: 43,200 rows', () => {
    const costs = Array.from({ length: 43_200 }, (_, index) => ({
      month: '2024-01',
      unit: '0101',
      element: '0301',
      source: 'SELF',
      amountYuan: index / 100,
    }));
    const plan = planOf('direct-cost', { ...dictionaries, 'direct-cost': costs });
    expect(block(plan, 'table').cells).toHaveLength(43_201);
    expect(valuesOf(plan, 43_200)?.[6]).toBe(431.99);
  });
});
