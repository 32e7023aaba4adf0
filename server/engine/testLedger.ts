import type { CellPlace } from '../contract/place.ts';
import type {
  CostElement,
  CostUnit,
  DirectCost,
  DriverParameter,
  InternalService,
  Ledger,
  Month,
  Revenue,
  Workload,
} from './ledger.ts';

/** Typed ledgers for tests and the bench: small ones by hand, large ones from a seed. */

const place = (sheet: string, row: number): CellPlace => ({ sheet, row, column: 3 });

export function testUnit(code: string, unitClass: string, parts: Partial<CostUnit> = {}): CostUnit {
  return {
    code,
    name: `单元${code}`,
    unitClass,
    campus: '本部',
    careType: 'none',
    group: '',
    validFrom: null,
    validTo: null,
    successors: [],
    at: place('核算单元', 1),
    ...parts,
  };
}

export function testElement(code: string, parts: Partial<CostElement> = {}): CostElement {
  return {
    code,
    name: `项目${code}`,
    statutory: 'PERSONNEL',
    group: '',
    behaviour: 'mixed',
    controllable: true,
    billable: false,
    at: place('成本项目', 1),
    ...parts,
  };
}

export function testLedger(parts: Partial<Ledger> = {}): Ledger {
  return {
    hospital: '测试医院',
    months: ['2024-01'],
    campuses: [],
    rulePack: 'test',
    method: 'stepDown',
    itemMethod: '',
    units: [],
    elements: [testElement('P')],
    directCosts: [],
    adjustments: [],
    careSplits: [],
    revenues: [],
    revenueAdjustments: [],
    workloads: [],
    parameters: [],
    internalServices: [],
    controls: [],
    facts: [],
    ruleRows: [],
    history: [],
    behaviourRows: [],
    serviceItems: [],
    itemVolumes: [],
    activities: [],
    unitActivities: [],
    staffGrades: [],
    materials: [],
    equipment: [],
    unitItems: [],
    itemLabour: [],
    itemMaterials: [],
    itemEquipment: [],
    itemActivities: [],
    ...parts,
  };
}

/** Rows of January 2024; each takes the place of its number on its sheet. */
export const testCost = (unit: string, amountYuan: number, parts: Partial<DirectCost> = {}): DirectCost => ({
  month: '2024-01',
  unit,
  element: 'P',
  source: 'SELF',
  amountYuan,
  at: place('直接成本', 1),
  ...parts,
});
export const testParameter = (
  unit: string,
  quantity: number,
  parts: Partial<DriverParameter> = {},
): DriverParameter => ({
  month: '2024-01',
  unit,
  parameter: 'headcount',
  quantity,
  at: place('分摊参数', 1),
  ...parts,
});
export const testService = (
  provider: string,
  receiver: string,
  quantity: number,
  parts: Partial<InternalService> = {},
): InternalService => ({
  month: '2024-01',
  provider,
  receiver,
  service: '服务',
  quantity,
  at: place('内部服务量', 1),
  ...parts,
});
export const testRevenue = (
  orderingUnit: string,
  executingUnit: string,
  amountYuan: number,
  parts: Partial<Revenue> = {},
): Revenue => ({
  month: '2024-01',
  orderingUnit,
  executingUnit,
  category: 'EXAM',
  careType: 'outpatient',
  amountYuan,
  at: place('收入', 1),
  ...parts,
});

/** Mulberry32: a small seeded generator of numbers in [0, 1), the same on every machine. */
export function seededNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface GeneratedSize {
  readonly seed: number;
  readonly months: readonly Month[];
  readonly leaves: number;
  readonly shared?: number;
  readonly admin: number;
  readonly aux: number;
  readonly tech: number;
  readonly clinical: number;
  /** Share of direct costs that are negative; 0 by default. */
  readonly negatives?: number;
}

/** The size that platform.md measures: 500 units (100 → 60 → 90 → 250), 30 leaves, two sources. */
export const benchSize = { leaves: 30, admin: 100, aux: 60, tech: 90, clinical: 250 } as const;

const statutory = ['PERSONNEL', 'MATERIAL', 'DEPRECIATION'];

/** A dense hospital: every unit has every leaf and source, every sender serves every later unit. */
export function generatedLedger(size: GeneratedSize): Ledger {
  const units = generatedUnits(size);
  const elements = Array.from({ length: size.leaves }, (_, at) =>
    testElement(`E${String(at).padStart(2, '0')}`, { statutory: statutory[at % 3] }),
  );
  const random = seededNumbers(size.seed);
  const months = size.months.map((month) => generatedMonth(month, units, elements, size, random));
  return testLedger({
    months: size.months,
    units,
    elements,
    directCosts: months.flatMap(({ directCosts }) => directCosts),
    parameters: months.flatMap(({ parameters }) => parameters),
    workloads: months.flatMap(({ workloads }) => workloads),
    internalServices: months.flatMap(({ services }) => services),
    revenues: months.flatMap(({ revenues }) => revenues),
  });
}

function generatedUnits({ shared = 0, admin, aux, tech, clinical }: GeneratedSize): CostUnit[] {
  const many = (count: number, prefix: string, unitClass: string) =>
    Array.from({ length: count }, (_, at) =>
      testUnit(`${prefix}${String(at).padStart(3, '0')}`, unitClass, {
        campus: unitClass === 'SHARED' ? '' : '本部',
        careType: unitClass !== 'CLINICAL' ? 'none' : at % 2 === 0 ? 'outpatient' : 'inpatient',
      }),
    );
  return [
    ...many(clinical, '01', 'CLINICAL'),
    ...many(tech, '02', 'TECH'),
    ...many(aux, '03', 'AUX'),
    ...many(admin, '04', 'ADMIN'),
    ...many(shared, '05', 'SHARED'),
  ];
}

function generatedMonth(
  month: Month,
  units: readonly CostUnit[],
  elements: readonly CostElement[],
  { negatives = 0 }: GeneratedSize,
  random: () => number,
) {
  const upTo = (limit: number) => Math.floor(random() * limit);
  const of = (unitClass: string) => units.filter((unit) => unit.unitClass === unitClass);
  const yuan = (limit: number) => upTo(limit * 100) / 100;
  const later = [...of('TECH'), ...of('CLINICAL')];
  let row = 0;
  const next = (sheet: string) => place(sheet, ++row);
  return {
    directCosts: units.flatMap(({ code }) =>
      elements.flatMap(({ code: element }) =>
        ['SELF', 'FISCAL_PROJECT'].map((source) => {
          const amountYuan = yuan(80_000) * (random() < negatives ? -1 : 1);
          return { month, unit: code, element, source, amountYuan, at: next('直接成本') };
        }),
      ),
    ),
    parameters: units.flatMap(({ code: unit }) => [
      { month, unit, parameter: 'headcount', quantity: 1 + upTo(60), at: next('分摊参数') },
      { month, unit, parameter: 'area', quantity: 20 + upTo(90_000) / 100, at: next('分摊参数') },
    ]),
    workloads: of('CLINICAL').map(
      ({ code: unit }): Workload => ({
        month,
        unit,
        measure: 'occupiedBedDays',
        quantity: upTo(2_000),
        at: next('工作量'),
      }),
    ),
    services: of('AUX').flatMap(({ code: provider }) =>
      later.map(
        ({ code: receiver }): InternalService => ({
          month,
          provider,
          receiver,
          service: '服务',
          quantity: 1 + upTo(5_000),
          at: next('内部服务量'),
        }),
      ),
    ),
    revenues: of('TECH').flatMap(({ code: executingUnit }) =>
      of('CLINICAL').map(
        ({ code: orderingUnit }): Revenue => ({
          month,
          orderingUnit,
          executingUnit,
          category: 'EXAM',
          careType: 'outpatient',
          amountYuan: yuan(50_000),
          at: next('收入'),
        }),
      ),
    ),
  };
}

/** The months of a year, January first. */
export const monthsOfYear = (year: number): Month[] =>
  Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
