import type { ItemMethod, ItemRule, ItemRules } from './itemRules.ts';

/** Rules of item costing for tests and the bench, on the classes and elements of testRules. */

const name = (text: string) => ({ zh: text, en: text });
const origin = {
  layer: 'pack',
  where: { file: 'test.yaml', line: 1, key: 'test' },
  reference: '',
} as const;

const testItemMethod = (id: string, rules: readonly ItemRule[]): ItemMethod => ({
  id,
  name: name(id),
  rules,
  origin,
});

const toTheEnd = ['staffMinutes', 'minutes', 'revenue', 'quantity'] as const;
const direct = (statutory: string) => ({ origins: ['direct'], elements: { statutory: [statutory] } });

/** Every driver and every capacity is in one of them. */
export const testItemMethods: readonly ItemMethod[] = [
  testItemMethod('revenue', [{ driver: 'revenue', capacity: 'absorb', fallbacks: ['quantity'] }]),
  testItemMethod('minutes', [{ driver: 'minutes', capacity: 'absorb', fallbacks: ['revenue'] }]),
  testItemMethod('workload', [{ driver: 'quantity', capacity: 'absorb', fallbacks: [] }]),
  testItemMethod('equivalence', [{ driver: 'equivalents', capacity: 'absorb', fallbacks: ['minutes'] }]),
  testItemMethod('abc', [
    { ...direct('PERSONNEL'), driver: 'labour', capacity: 'absorb', fallbacks: toTheEnd },
    { ...direct('MATERIAL'), driver: 'materials', capacity: 'absorb', fallbacks: ['revenue'] },
    { ...direct('DEPRECIATION'), driver: 'equipment', capacity: 'absorb', fallbacks: toTheEnd },
    {
      elements: { statutory: ['DEPRECIATION'] },
      through: 'area',
      driver: 'activity',
      capacity: 'absorb',
      fallbacks: toTheEnd,
    },
    { through: 'staffMinutes', driver: 'activity', capacity: 'absorb', fallbacks: toTheEnd },
  ]),
  testItemMethod('abc-shares', [
    { through: 'share', driver: 'activity', capacity: 'absorb', fallbacks: toTheEnd },
  ]),
  testItemMethod('time-driven', [
    { ...direct('PERSONNEL'), driver: 'labour', capacity: 'practical', fallbacks: toTheEnd },
    { ...direct('MATERIAL'), driver: 'materials', capacity: 'given', fallbacks: ['revenue'] },
    { ...direct('DEPRECIATION'), driver: 'equipment', capacity: 'practical', fallbacks: toTheEnd },
    { driver: 'staffMinutes', capacity: 'practical', fallbacks: ['minutes', 'revenue', 'quantity'] },
  ]),
  testItemMethod('given-rates', [
    { ...direct('PERSONNEL'), driver: 'labour', capacity: 'given', fallbacks: toTheEnd },
    { driver: 'minutes', capacity: 'practical', fallbacks: ['revenue', 'quantity'] },
  ]),
];

export function testItemRules(parts: Partial<ItemRules> = {}): ItemRules {
  return {
    base: {
      classes: ['CLINICAL', 'TECH'],
      classesPassed: { without: ['TECH'] },
      level: 'medical',
      leftOut: [{ id: 'billable', name: name('billable'), elements: { billable: true } }],
      origin,
    },
    costOrigins: [
      { id: 'direct', name: name('direct'), classesPassed: { without: ['SHARED', 'ADMIN', 'AUX'] } },
      { id: 'shared', name: name('shared'), classesPassed: { lowest: ['SHARED'] } },
      { id: 'admin', name: name('admin'), classesPassed: { lowest: ['ADMIN'] } },
      { id: 'aux', name: name('aux'), classesPassed: { lowest: ['AUX'] } },
    ],
    methods: testItemMethods,
    method: 'revenue',
    parameters: {
      daysPerYear: 250,
      hoursPerDay: 8,
      effectivePercent: 83,
      mostMinutesPerCase: 1440,
      unusualRatio: 3,
    },
    ...parts,
  };
}
