import { filledBook } from '../../cases/filledBook.ts';
import type { InputRecords } from '../../reports/inputColumns.ts';

/** A hospital of four units that performed five items, small enough to be looked through. */

const months = ['2024-01', '2024-02'];

/** Charged by, performed by, item, cases a month. */
const volumes: readonly (readonly [string, string, string, number])[] = [
  ['0301', '0301', 'A01', 100],
  ['0301', '0301', 'A02', 40.5],
  ['0301', '0201', 'B01', 12],
  ['0201', '0201', 'B01', 30],
  ['0201', '0201', 'B02', 8],
  ['0302', '0302', 'A02', 20],
];

const item = (code: string, name: string, priceYuan: number | null, standardMinutes: number | null) => ({
  ...{ code, name, category: 'TREATMENT', measureUnit: '次', priceYuan, standardMinutes },
  standardEquivalent: null,
});

export const itemRecords = {
  'service-items': [
    item('A01', '静脉输液', 12, 10),
    item('A02', '雾化吸入', 8.5, null),
    item('B01', '血常规', 20, 6),
    item('B02', '凝血四项', 60, null),
    item('C01', '没有人做的项目', 99, null),
  ],
  'item-volumes': months.flatMap((month) =>
    volumes.map(([unit, executingUnit, code, quantity]) => ({
      ...{ month, unit, executingUnit, item: code, quantity },
      revenueYuan: quantity * 10,
    })),
  ),
  activities: [
    { code: 'Z1', name: '操作', kind: 'item' },
    { code: 'Z2', name: '登记', kind: 'item' },
  ],
  'staff-grades': [
    { unit: '0301', grade: '护士', headcount: 6, payrollYuan: 60000 },
    { unit: '0301', grade: '医生', headcount: 3, payrollYuan: 60000 },
    { unit: '0302', grade: '护士', headcount: 8, payrollYuan: 70000 },
    { unit: '0201', grade: '技师', headcount: 5, payrollYuan: 55000 },
  ],
  materials: [
    { code: 'M1', name: '输液器', specification: '一次性', measureUnit: '支', priceYuan: 1.6 },
    { code: 'M2', name: '采血管', specification: '5ml', measureUnit: '支', priceYuan: 0.9 },
    { code: 'M3', name: '雾化面罩', measureUnit: '个', priceYuan: null },
  ],
  equipment: [
    { code: 'E1', name: '血球仪', unit: '0201', depreciationYuan: 2000, capacityMinutes: 9000 },
    { code: 'E2', name: '输液泵', unit: '0301', depreciationYuan: 300, capacityMinutes: null },
  ],
  'item-labour': [
    { unit: '0301', item: 'A01', activity: 'Z1', grade: '护士', staff: 1, minutes: 8, coefficient: 1 },
    { unit: '0301', item: 'A01', activity: 'Z2', grade: '护士', staff: 1, minutes: 2.5, coefficient: 1.2 },
    { unit: '*', item: 'B01', activity: 'Z1', grade: '技师', staff: 1, minutes: 6, coefficient: 1 },
    { unit: '0302', item: 'A02', activity: 'Z1', grade: '护士', staff: 1, minutes: 15, coefficient: 1 },
  ],
  'item-materials': [
    { unit: '0301', item: 'A01', material: 'M1', quantity: 1 },
    { unit: '0302', item: 'A02', material: 'M3', quantity: 1 },
  ],
  'item-equipment': [{ unit: '0301', item: 'A01', card: 'E2', minutes: 30 }],
  'item-activities': [{ unit: '0301', item: 'A01', activity: 'Z1', perCase: 1, total: null }],
  'unit-items': [
    { unit: '0301', item: 'A01', minutes: 12, equivalent: 1, representative: 'yes' },
    { unit: '0302', item: 'A02', minutes: 15, equivalent: null, representative: 'no' },
  ],
} as const satisfies InputRecords;

const departments: InputRecords = {
  cover: [{ hospital: '示例医院', months: '2024-01', monthTo: '2024-02', rulePack: 'cn-2021' }],
  'cost-units': [
    { code: '0101', name: '院办', unitClass: 'ADMIN', campus: '本部' },
    { code: '0201', name: '检验科', unitClass: 'TECH', campus: '本部' },
    {
      code: '0301',
      name: '内科门诊',
      unitClass: 'CLINICAL',
      campus: '本部',
      careType: 'outpatient',
      group: '内科',
    },
    {
      code: '0302',
      name: '内科/病区',
      unitClass: 'CLINICAL',
      campus: '本部',
      careType: 'inpatient',
      group: '内科',
    },
  ],
  'cost-elements': [
    { code: '01', name: '基本工资', statutory: 'PERSONNEL', group: '薪酬', behaviour: 'fixed' },
    { code: '02', name: '化验材料', statutory: 'MATERIAL', group: '材料', behaviour: 'variable' },
  ],
  'direct-cost': months.flatMap((month) =>
    ['0101', '0201', '0301', '0302'].map((unit) => ({
      ...{ month, unit, element: '01', source: 'SELF' },
      amountYuan: 30000,
    })),
  ),
  'driver-parameters': months.flatMap((month) => [
    { month, unit: '0101', headcount: 5, area: 50 },
    { month, unit: '0201', headcount: 5, area: 100 },
    { month, unit: '0301', headcount: 9, area: 200 },
    { month, unit: '0302', headcount: 8, area: 300 },
  ]),
  revenue: months.map((month) => ({
    ...{ month, orderingUnit: '0301', executingUnit: '0201', category: '化验', careType: 'outpatient' },
    amountYuan: 900,
  })),
  workload: months.flatMap((month) => [
    { month, unit: '0301', visits: 100 },
    { month, unit: '0302', occupiedBedDays: 60 },
  ]),
};

/** The accountant's workbook; `changes` replaces the rows of whole sheets, none leaves a sheet out. */
export function mainBook(changes: InputRecords = {}): Promise<Uint8Array> {
  const all: InputRecords = { ...departments, ...itemRecords, ...changes };
  return filledBook(Object.fromEntries(Object.entries(all).filter(([, rows]) => rows.length > 0)));
}
