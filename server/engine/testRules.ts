import type { Bilingual } from '../contract/sheetDefinition.ts';
import { testItemRules } from './items/testItemRules.ts';
import type {
  AllocationRules,
  CostLevel,
  DriverAssignment,
  DriverDefinition,
  DriverSource,
  RuleOrigin,
} from './rules.ts';

/** Rules for tests and the bench: four classes and 全院, three levels, drivers by name. */

const named = (zh: string, en: string): Bilingual => ({ zh, en });

export const testOrigin: RuleOrigin = {
  layer: 'pack',
  where: { file: 'test.yaml', line: 1, key: 'test' },
  reference: '',
};

function testDriver(id: string, source: DriverSource): DriverDefinition {
  return { id, name: named(`参数${id}`, `driver ${id}`), source, origin: testOrigin };
}

/** An assignment of one driver to the senders and elements given (all of them by default). */
export function testAssignment(
  id: string,
  driver: string,
  parts: Partial<DriverAssignment> = {},
): DriverAssignment {
  const all = { senders: {}, elements: {}, receivers: null, fallbacks: [] };
  return { ...all, id, driver, origin: testOrigin, ...parts };
}

const allSources = ['SELF', 'FISCAL_PROJECT'].map((source) => ({ source, elements: {} }));

const testLevels: readonly CostLevel[] = [
  {
    id: 'clinical',
    name: named('医疗业务成本', 'Clinical operating cost'),
    masks: { without: ['ADMIN'] },
    members: [{ source: 'SELF', elements: {} }],
  },
  {
    id: 'medical',
    name: named('医疗成本', 'Medical cost'),
    masks: {},
    members: [{ source: 'SELF', elements: {} }],
  },
  { id: 'fullMedical', name: named('医疗全成本', 'Full medical cost'), masks: {}, members: allSources },
];

/** The drivers of the generated hospital: senders differ, so that no two share all their weights. */
const testDrivers: readonly DriverDefinition[] = [
  testDriver('headcount', { kind: 'parameter', parameter: 'headcount' }),
  testDriver('area', { kind: 'parameter', parameter: 'area' }),
  testDriver('bedDays', { kind: 'workload', measure: 'occupiedBedDays' }),
  testDriver('service', { kind: 'internalService', service: null }),
  testDriver('orders', {
    kind: 'revenue',
    executedBy: 'sender',
    feeKinds: ['service', 'drug', 'billableMaterial'],
    careType: null,
  }),
];

const sender = (id: string, zh: string, bit: number) => ({
  id,
  name: named(zh, id),
  bit,
  role: 'sender' as const,
});
const level = (id: string, zh: string, unitClass: string) => ({
  id,
  name: named(zh, id),
  steps: [{ id, senders: { classes: [unitClass] }, receivers: null }],
});

/** 全院 and 行政后勤 by headcount (depreciation by area), 医辅 by internal service, 医技 by orders. */
export function testRules(parts: Partial<AllocationRules> = {}): AllocationRules {
  return {
    pack: 'test',
    method: 'stepDown',
    classes: [
      sender('SHARED', '全院', 0),
      sender('ADMIN', '行政后勤类', 1),
      sender('AUX', '医疗辅助类', 2),
      sender('TECH', '医疗技术类', 3),
      { id: 'CLINICAL', name: named('临床服务类', 'Clinical'), bit: null, role: 'final' },
      { id: 'EXCLUDED', name: named('不参与分摊', 'Excluded'), bit: null, role: 'excluded' },
    ],
    statutoryElements: ['PERSONNEL', 'MATERIAL', 'DEPRECIATION'].map((id) => ({
      id,
      name: named(id, id),
      behaviour: 'mixed',
    })),
    sources: ['SELF', 'FISCAL_PROJECT'].map((id) => ({ id, name: named(id, id) })),
    costLevels: testLevels,
    feeCategories: [
      { id: 'EXAM', name: named('检查收入', 'Examinations'), kind: 'service' },
      { id: 'DRUG', name: named('药品收入', 'Drugs'), kind: 'drug' },
    ],
    workloads: ['visits', 'occupiedBedDays', 'techWorkload'].map((id) => ({ id, name: named(id, id) })),
    drivers: testDrivers,
    assignments: [
      testAssignment('shared', 'headcount', { senders: { classes: ['SHARED'] } }),
      testAssignment('admin', 'headcount', { senders: { classes: ['ADMIN'] }, fallbacks: ['lastMonth'] }),
      testAssignment('admin-area', 'area', {
        senders: { classes: ['ADMIN'] },
        elements: { statutory: ['DEPRECIATION'] },
      }),
      testAssignment('aux', 'service', { senders: { classes: ['AUX'] }, fallbacks: ['headcount'] }),
      testAssignment('tech', 'orders', { senders: { classes: ['TECH'] }, fallbacks: ['lastMonth'] }),
    ],
    levels: [
      level('shared', '全院成本', 'SHARED'),
      level('level1', '一级', 'ADMIN'),
      level('level2', '二级', 'AUX'),
      level('level3', '三级', 'TECH'),
    ],
    checks: [],
    behaviours: [],
    items: testItemRules(),
    policies: { subFen: 'roundAndReport' },
    ...parts,
  };
}
