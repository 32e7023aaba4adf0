import { describe, expect, test } from 'vitest';
import { assignmentsOf, chooseAssignment } from '../engine/assignment.ts';
import type { AllocationRules } from '../engine/rules.ts';
import type { Hospital } from './hospital.ts';
import type { RulePack } from './pack.ts';
import { resolveRules } from './resolveRules.ts';
import { cn2021, cn2021With, hospital } from './testPack.ts';

const pack = cn2021();

function rulesFor(month: string, of: RulePack = pack, at: Hospital = hospital()): AllocationRules {
  const { rules, faults } = resolveRules(of, at, {}, month);
  if (!rules) throw new Error(JSON.stringify(faults));
  return rules;
}

/** The rule by which a unit's element is handed out, as the engine chooses it. */
function ruleOf(rules: AllocationRules, unitCode: string, elementCode: string) {
  const at = hospital();
  const sender = at.units.find(({ code }) => code === unitCode);
  const leaf = at.elements.find(({ code }) => code === elementCode);
  if (!sender || !leaf) throw new Error('no such unit or element');
  const [rule, ...tied] = chooseAssignment(assignmentsOf(rules.assignments, sender), leaf);
  expect(tied).toEqual([]);
  return rule;
}

const driverOf = (rules: AllocationRules, unitCode: string, elementCode: string) =>
  ruleOf(rules, unitCode, elementCode).driver;

describe('cn-2021 的默认分摊参数', () => {
  const rules = rulesFor('2024-01');

  test('三级：药品按药品收入，计价材料按其自身收入，其余按医疗服务收入', () => {
    expect(driverOf(rules, '0201', '0301')).toBe('drugRevenue');
    expect(driverOf(rules, '0201', '0201')).toBe('billableMaterialRevenue');
    for (const leaf of ['0101', '0202', '0401']) expect(driverOf(rules, '0201', leaf)).toBe('serviceRevenue');
  });

  test('三级：收入按开单单元、由本单元执行，只以上月参数替补，从不改用人员', () => {
    for (const leaf of ['0101', '0201', '0301']) {
      expect(ruleOf(rules, '0201', leaf).fallbacks).toEqual(['lastMonth']);
      const driver = rules.drivers.find(({ id }) => id === driverOf(rules, '0201', leaf));
      expect(driver?.source).toMatchObject({ kind: 'revenue', executedBy: 'sender' });
    }
  });

  test('药剂单元的各项成本都按药品收入', () => {
    for (const leaf of ['0101', '0202', '0301', '0401'])
      expect(driverOf(rules, '0202', leaf)).toBe('drugRevenue');
  });

  test('一级、二级的参数最终都能以人员替补', () => {
    for (const sender of ['0001', '0401', '0402', '0301', '0302', '0303']) {
      const { driver, fallbacks } = ruleOf(rules, sender, '0101');
      expect([driver, ...fallbacks].at(-1)).toBe('headcount');
    }
  });

  test('分摊性质写别名也找得到规则包的规则', () => {
    expect(ruleOf(rules, '0301', '0101').id).toBe('sterile-supply');
    expect(driverOf(rules, '0402', '0101')).toBe('nurses');
  });

  test('全院虚拟单元的折旧也按人员，不按面积', () => {
    const whole = { ...hospital().units[0], code: '0002', group: '全院公用' };
    const building = { ...hospital().elements[4], group: '房屋及物业' };
    const spelled = rulesFor('2024-01', pack, {
      units: [whole],
      elements: [building],
      rows: [],
      behaviourRows: [],
    });
    const [rule] = chooseAssignment(assignmentsOf(spelled.assignments, whole), building);
    expect(rule.driver).toBe('headcount');
    const shared = { ...whole, group: '' };
    const [ordinary] = chooseAssignment(assignmentsOf(spelled.assignments, shared), building);
    expect(ordinary.driver).toBe('area');
  });

  test('医疗业务成本剔除经过行政后勤的金额，医院全成本包含全部四种来源', () => {
    const level = (id: string) => rules.costLevels.find((each) => each.id === id);
    expect(level('medicalOperating')).toMatchObject({
      masks: { without: ['ADMIN'] },
      members: [{ source: 'SELF', elements: {} }],
    });
    expect(level('fullHospital')?.members.map(({ source }) => source)).toEqual([
      'SELF',
      'FISCAL_PROJECT',
      'SCI_EDU',
      'NON_OPERATING',
    ]);
    expect(level('medical')?.masks).toEqual({});
  });

  test('逐级结转：公用、行政后勤、医辅、医技依次关账', () => {
    expect(rules.levels.flatMap(({ steps }) => steps.map(({ senders }) => senders.classes))).toEqual([
      ['SHARED'],
      ['ADMIN'],
      ['AUX'],
      ['TECH'],
    ]);
  });
});

test('在 YAML 里换一个参数，解析出的规则随之改变，并指到改动的那一行', () => {
  const edited = cn2021With(
    'assignments.yaml',
    'senders: { groups: [logistics] }\n        elements: {}\n        driver: headcount',
    'senders: { groups: [logistics] }\n        elements: {}\n        driver: area',
  );
  const byId = (rules: AllocationRules) => rules.assignments.find(({ id }) => id === 'logistics');
  expect(byId(rulesFor('2024-01'))?.driver).toBe('headcount');
  expect(byId(rulesFor('2024-01', edited))?.driver).toBe('area');
  expect(byId(rulesFor('2024-01', edited))?.origin.where).toMatchObject({ file: 'cn-2021/assignments.yaml' });
});

describe('按月取值', () => {
  const amended = cn2021With(
    'assignments.yaml',
    '        senders: { classes: [ADMIN] }\n        elements: {}\n        driver: headcount\n        fallbacks: []\n',
    `        senders: { classes: [ADMIN] }
        elements: {}
        driver: headcount
        fallbacks: []
      - from: "2025-07"
        reference: 新规定
        certainty: text
        senders: { classes: [ADMIN] }
        elements: {}
        driver: area
        fallbacks: [headcount]
`,
  );

  test('新规定生效的前一月按旧规定，当月起按新规定', () => {
    expect(driverOf(rulesFor('2025-06', amended), '0401', '0101')).toBe('headcount');
    expect(driverOf(rulesFor('2025-07', amended), '0401', '0101')).toBe('area');
    expect(driverOf(rulesFor('2026-01', amended), '0401', '0101')).toBe('area');
  });

  test('依据随所取的那一行', () => {
    expect(ruleOf(rulesFor('2025-06', amended), '0401', '0101').origin.reference).toContain('医院财务制度');
    expect(ruleOf(rulesFor('2025-07', amended), '0401', '0101').origin.reference).toBe('新规定');
  });

  test('规则包起用月可以核算，前一月不可以', () => {
    expect(resolveRules(pack, hospital(), {}, '2021-01').faults).toEqual([]);
    const earlier = resolveRules(pack, hospital(), {}, '2020-12');
    expect(earlier.rules).toBeNull();
    expect(earlier.faults.map(({ code }) => code)).toEqual(['RU-050']);
  });

  test('第七个成本项目在规则包适用的月份叫其他运行费用', () => {
    const other = rulesFor('2021-01').statutoryElements.find(({ id }) => id === 'OTHER');
    expect(other?.name.zh).toBe('其他运行费用');
  });
});

test('方法可以写标识、名称或别名', () => {
  for (const method of ['stepDown', '四类三级分项逐级分步结转', '完全成本法'])
    expect(resolveRules(pack, hospital(), { method }, '2024-01').rules?.method).toBe('step-down');
});

test('解析不改动规则包：同一规则包解析两次结果相同', () => {
  expect(rulesFor('2024-01')).toEqual(rulesFor('2024-01'));
});
