import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignmentsOf, chooseAssignment } from '../engine/assignment.ts';
import type { RuleRow } from '../engine/ledger.ts';
import { matchesUnit } from '../engine/selectors.ts';
import { resolveRules } from './resolveRules.ts';
import { cn2021, element, hospital, row, unit } from './testPack.ts';

const pack = cn2021();

function resolved(rows: readonly RuleRow[], month = '2024-01') {
  const { rules, faults } = resolveRules(pack, hospital(rows), {}, month);
  if (!rules) throw new Error(JSON.stringify(faults));
  return rules;
}

function ruleOf(rows: readonly RuleRow[], unitCode: string, elementCode: string, month?: string) {
  const { units, elements } = hospital();
  const sender = units.find(({ code }) => code === unitCode) ?? unit(unitCode, 'AUX');
  const leaf = elements.find(({ code }) => code === elementCode) ?? element(elementCode, 'OTHER');
  const [rule, ...tied] = chooseAssignment(assignmentsOf(resolved(rows, month).assignments, sender), leaf);
  expect(tied).toEqual([]);
  return rule;
}

describe('分摊规则表的一行', () => {
  test('为一个单元换参数，并记下自己的单元格和理由', () => {
    const rule = ruleOf([row({ senders: '0303', driver: '面积' })], '0303', '0101');
    expect(rule.driver).toBe('area');
    expect(rule.origin).toEqual({
      layer: 'sheet',
      where: { sheet: '分摊规则', row: 1, column: 0 },
      reference: '院长办公会决定',
    });
  });

  test('不写替补时沿用规则包的替补', () => {
    expect(ruleOf([row({ senders: '0303', driver: '面积' })], '0303', '0101').fallbacks).toEqual([
      'headcount',
    ]);
    expect(ruleOf([row({ senders: '0201', driver: '手术台次' })], '0201', '0101').fallbacks).toEqual([
      'lastMonth',
    ]);
    expect(ruleOf([row({ senders: '0303', driver: '人员' })], '0303', '0101').fallbacks).toEqual([]);
  });

  test.each([
    ['分摊性质', '消毒供应', '0301'],
    ['分摊性质的别名', '供应室', '0301'],
    ['类别名称', '医疗辅助类', '0303'],
    ['类别代码', '03', '0303'],
  ])('分摊方可以写%s', (_, senders, code) => {
    expect(ruleOf([row({ senders, driver: '面积' })], code, '0101').driver).toBe('area');
  });

  test.each([
    ['末级代码', '0202', '0202', '0201'],
    ['法定项目', '卫生材料费', '0201', '0301'],
    ['法定标识', 'DRUG', '0301', '0101'],
  ])('成本项目可以写%s，只改这些项目', (_, elements, inside, outside) => {
    const rows = [row({ senders: '0201', elements, driver: '手术台次' })];
    expect(ruleOf(rows, '0201', inside).driver).toBe('surgeries');
    expect(ruleOf(rows, '0201', outside).driver).not.toBe('surgeries');
  });

  test('写类别和法定项目时，盖过规则包按计价与否分开的规则', () => {
    const rows = [row({ senders: '医技', elements: '卫生材料费', driver: '手术台次' })];
    expect(ruleOf(rows, '0201', '0201').driver).toBe('surgeries');
    expect(ruleOf(rows, '0201', '0202').driver).toBe('surgeries');
  });

  test('写类别时不影响另有规则的分摊性质', () => {
    expect(ruleOf([row({ senders: '医辅', driver: '面积' })], '0302', '0101').driver).toBe('visits');
  });

  test('只写受益方时，各项目的参数照旧', () => {
    const rows = [row({ senders: '0201', receivers: ['临床服务类'] })];
    for (const [leaf, driver] of [
      ['0101', 'serviceRevenue'],
      ['0201', 'billableMaterialRevenue'],
      ['0202', 'serviceRevenue'],
      ['0301', 'drugRevenue'],
    ])
      expect(ruleOf(rows, '0201', leaf)).toMatchObject({ driver, receivers: { classes: ['CLINICAL'] } });
  });

  test('受益方可以混写单元和类别', () => {
    const { receivers } = ruleOf([row({ senders: '0401', receivers: ['0303', '临床'] })], '0401', '0101');
    const members = hospital().units.filter((each) => matchesUnit(receivers, each));
    expect(members.map(({ code }) => code)).toEqual(['0303', '0101']);
  });

  test('先换参数、再写受益方的两行合在一起', () => {
    const rows = [row({ senders: '0303', driver: '面积' }), row({ senders: '0303', receivers: ['0101'] })];
    expect(ruleOf(rows, '0303', '0401')).toMatchObject({ driver: 'area', receivers: { codes: ['0101'] } });
  });

  test('替补可以写上月参数', () => {
    expect(ruleOf([row({ senders: '0303', fallback: '上月参数' })], '0303', '0101')).toMatchObject({
      driver: 'internalService',
      fallbacks: ['lastMonth'],
    });
  });

  test('从生效月起有效，前一月照旧', () => {
    const rows = [row({ senders: '0303', driver: '面积', validFrom: '2024-04' })];
    expect(ruleOf(rows, '0303', '0101', '2024-03').driver).toBe('internalService');
    expect(ruleOf(rows, '0303', '0101', '2024-04').driver).toBe('area');
  });

  test('后生效的行盖过先生效的行，不论写在上面还是下面', () => {
    const rows = [
      row({ senders: '0303', driver: '人员', validFrom: '2024-06' }),
      row({ senders: '0303', driver: '面积', validFrom: '2024-01' }),
    ];
    expect(ruleOf(rows, '0303', '0101', '2024-05').driver).toBe('area');
    expect(ruleOf(rows, '0303', '0101', '2024-06').driver).toBe('headcount');
  });

  test('删去一条规则后，由次一级的规则接替', () => {
    expect(ruleOf([row({ operation: 'remove', senders: '门诊挂号收费' })], '0302', '0101').id).toBe(
      'auxiliary',
    );
  });

  test('删去自己先前设定的规则后，回到规则包', () => {
    const rows = [
      row({ senders: '0303', driver: '面积' }),
      row({ operation: 'remove', senders: '0303', validFrom: '2024-06' }),
    ];
    expect(ruleOf(rows, '0303', '0101', '2024-05').driver).toBe('area');
    expect(ruleOf(rows, '0303', '0101', '2024-06').driver).toBe('internalService');
  });
});

describe('本院自己的分摊性质', () => {
  const robots = unit('0309', 'AUX', '机器人班');
  const resolve = (rows: readonly RuleRow[], group = robots.group) =>
    resolveRules(
      pack,
      { ...hospital(rows), units: [...hospital().units, { ...robots, group }] },
      {},
      '2024-01',
    );

  test('没有规则点到时提示一次，照样核算', () => {
    const { rules, faults } = resolve([]);
    expect(rules).not.toBeNull();
    expect(faults).toMatchObject([
      { code: 'RU-083', severity: 'notice', params: { unit: '0309', group: '机器人班' } },
    ]);
  });

  test('在分摊规则里按分摊性质或按单元指定之后不再提示', () => {
    expect(resolve([row({ senders: '机器人班', driver: '面积' })]).faults).toEqual([]);
    expect(resolve([row({ senders: '0309', driver: '面积' })]).faults).toEqual([]);
  });

  test('标准分组的任何写法都不提示', () => {
    for (const group of ['洗衣', '洗衣房', 'laundry']) expect(resolve([], group).faults).toEqual([]);
  });
});

describe('级内顺序', () => {
  const stepsOf = (rows: readonly RuleRow[], level: string) =>
    resolved(rows)
      .levels.find(({ id }) => id === level)
      ?.steps.map(({ id, senders }) => [id, senders.codes]);

  test('写了顺序的先后关账，没写的最后一起关账', () => {
    const rows = [row({ senders: '0303', order: 2 }), row({ senders: '0301', order: 1 })];
    expect(stepsOf(rows, 'L2')).toEqual([
      ['L2.1', ['0301']],
      ['L2.2', ['0303']],
      ['L2', ['0302']],
    ]);
  });

  test('同级后关账的单元可以承接，先关账的不可以', () => {
    const orders = [row({ senders: '0301', order: 1 }), row({ senders: '0303', order: 2 })];
    const forward = [...orders, row({ senders: '0301', elements: '人员经费', receivers: ['0303'] })];
    expect(resolveRules(pack, hospital(forward), {}, '2024-01').faults).toEqual([]);
    const back = [...orders, row({ senders: '0303', elements: '人员经费', receivers: ['0301'] })];
    expect(resolveRules(pack, hospital(back), {}, '2024-01').faults.map(({ code }) => code)).toEqual([
      'RU-077',
    ]);
  });

  test('只写顺序不改变参数', () => {
    expect(ruleOf([row({ senders: '0301', order: 1 })], '0301', '0101').origin.layer).toBe('pack');
  });

  test('无论顺序怎么写，每个分摊单元恰好关账一次', () => {
    const senders = hospital().units.filter(({ unitClass }) => !['CLINICAL', 'EXCLUDED'].includes(unitClass));
    const orders = fc.array(fc.option(fc.integer({ min: 1, max: 4 })), {
      minLength: senders.length,
      maxLength: senders.length,
    });
    fc.assert(
      fc.property(orders, (given) => {
        const rows = senders.flatMap(({ code }, index) =>
          given[index] === null ? [] : [row({ senders: code, order: given[index] })],
        );
        const steps = resolved(rows).levels.flatMap((level) => level.steps);
        for (const sender of senders)
          expect(steps.filter((step) => matchesUnit(step.senders, sender))).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });
});
