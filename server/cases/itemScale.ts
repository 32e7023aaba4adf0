import type { CellPlace } from '../contract/place.ts';
import type {
  Activity,
  EquipmentCard,
  ItemActivity,
  ItemEquipment,
  ItemLabour,
  ItemLedger,
  ItemMaterial,
  ItemVolume,
  Material,
  ServiceItem,
  StaffGrade,
  UnitActivity,
  UnitItem,
} from '../engine/items/itemLedger.ts';
import type { Ledger, Month } from '../engine/ledger.ts';
import { generatedLedger, seededNumbers } from '../engine/testLedger.ts';

/** How many rows of service items to invent for tests and the bench; the same size gives the same ledger. */
export interface ItemScale {
  readonly seed: number;
  readonly months: readonly Month[];
  /** Clinical and technical units; each performs `items` of the hospital's items. */
  readonly units: number;
  readonly items: number;
  /** Resource lines of one case of an item in a unit. */
  readonly labour: number;
  readonly materials: number;
  readonly equipment: number;
}

/** 100,000 unit × item rows of ten resource lines each. */
export const hundredThousandRows: ItemScale = {
  seed: 20240131,
  months: ['2024-01'],
  units: 500,
  items: 200,
  labour: 6,
  materials: 3,
  equipment: 1,
};

/** The hospital charges so many items for each that one unit performs. */
const VARIETY = 20;
const MATERIALS = 2_000;
const CARDS_PER_UNIT = 6;
const grades = ['医生', '护士', '技师'] as const;
const activityCodes = ['A01', 'A02', 'A03', 'A04'] as const;
const TEACHING = 'A09';
/** 250 days × 8 hours × 83 %, a twelfth of it. */
const PERSON_MINUTES_A_MONTH = 8_300;
/** Part of what could be worked or run that the items take. */
const BUSY = 0.85;
/** Of so many items of a unit one is performed by the next unit, and one has the next unit's people in it. */
const JOINT = 40;

/** A hospital of departments as `generatedLedger` makes them, and the items that its clinical and technical units perform. */
export function itemScaleLedger(scale: ItemScale): Ledger {
  const { seed, months } = scale;
  const [admin, aux, tech] = [0.2, 0.12, 0.26].map((share) => Math.round(scale.units * share)) as [
    number,
    number,
    number,
  ];
  const size = { admin, aux, tech, clinical: scale.units - tech };
  const departments = generatedLedger({ ...size, seed, months, leaves: 30 });
  const performing = departments.units.filter(({ unitClass }) => ['CLINICAL', 'TECH'].includes(unitClass));
  const codes = performing.map(({ code }) => code);
  return { ...departments, ...itemLists(scale, codes) };
}

/** An item in a unit that charges it. */
interface ScaleObject {
  readonly unit: string;
  /** Who joins in where work is joint. */
  readonly nextUnit: string;
  readonly item: ServiceItem;
  /** Position among the items of its unit. */
  readonly at: number;
  /** Cases a month. */
  readonly quantity: number;
}

function itemLists(scale: ItemScale, units: readonly string[]): ItemLedger {
  const { seed, months } = scale;
  const serviceItems = dictionary(scale.items * VARIETY, seed);
  const objects = scaleObjects(scale, units, serviceItems);
  const itemLabour = labourLines(scale, objects);
  const itemEquipment = equipmentLines(scale, objects);
  return {
    serviceItems,
    itemVolumes: volumes(months, objects),
    activities: activities(),
    unitActivities: unitActivities(units, months.length),
    staffGrades: staffGrades(itemLabour, objects, months.length, scale.labour),
    materials: materials(seed),
    equipment: equipmentCards(itemEquipment, objects, scale.equipment),
    unitItems: unitItems(objects),
    itemLabour,
    itemMaterials: materialLines(scale, objects),
    itemEquipment,
    itemActivities: activityVolumes(objects),
  };
}

/** Every record has a cell of its own, as one that was read has. */
function cellsOf(sheet: string): () => CellPlace {
  let row = 1;
  return () => ({ sheet, row: ++row, column: 1 });
}

const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

const numbered = (prefix: string, at: number) => `${prefix}${String(at).padStart(5, '0')}`;

/** Halves from 0.5 up to the limit. */
const halves = (random: () => number, limit: number) => (1 + Math.floor(random() * limit * 2)) / 2;

function dictionary(count: number, seed: number): ServiceItem[] {
  const random = seededNumbers(seed + 1);
  const cell = cellsOf('收费项目');
  return times(count, (at) => ({
    code: numbered('X', at),
    name: `项目${at}`,
    category: 'EXAM',
    measureUnit: '次',
    priceYuan: halves(random, 200),
    standardMinutes: halves(random, 30),
    standardEquivalent: halves(random, 8),
    at: cell(),
  }));
}

function scaleObjects(scale: ItemScale, units: readonly string[], dictionary: readonly ServiceItem[]) {
  const random = seededNumbers(scale.seed + 2);
  return units.flatMap((unit, unitAt) =>
    times(scale.items, (at): ScaleObject => {
      const item = dictionary[(unitAt * 7 + at * VARIETY) % dictionary.length] as ServiceItem;
      const nextUnit = units[(unitAt + 1) % units.length] ?? unit;
      return { unit, nextUnit, item, at, quantity: (1 + Math.floor(random() * 5_000)) / 10 };
    }),
  );
}

/** Executing revenue to the fen. */
function volumes(months: readonly Month[], objects: readonly ScaleObject[]): ItemVolume[] {
  const cell = cellsOf('项目工作量');
  return months.flatMap((month) =>
    objects.map(({ unit, nextUnit, item, at, quantity }) => ({
      month,
      unit,
      executingUnit: at % JOINT === 0 ? nextUnit : unit,
      item: item.code,
      quantity,
      revenueYuan: Math.round((item.priceYuan ?? 0) * quantity * 100) / 100,
      at: cell(),
    })),
  );
}

function activities(): Activity[] {
  const cell = cellsOf('作业');
  return [...activityCodes, TEACHING].map((code) => ({
    code,
    name: `作业${code}`,
    kind: code === TEACHING ? 'nonItem' : 'item',
    at: cell(),
  }));
}

function unitActivities(units: readonly string[], monthCount: number): UnitActivity[] {
  const cell = cellsOf('科室作业');
  const all = [...activityCodes, TEACHING];
  return units.flatMap((unit) =>
    all.map((activity, at) => ({
      unit,
      activity,
      areaSquareMetres: 10 + at * 5,
      sharePercent: 100 / all.length,
      minutes: activity === TEACHING ? 1_200 * monthCount : null,
      at: cell(),
    })),
  );
}

/** As many people as the reported minutes need, so that no grade works more than it can. */
function staffGrades(
  lines: readonly ItemLabour[],
  objects: readonly ScaleObject[],
  monthCount: number,
  linesPerObject: number,
): StaffGrade[] {
  const minutes = new Map<string, number>();
  lines.forEach(({ unit, servingUnit, grade, ...line }, at) => {
    const key = `${servingUnit ?? unit}/${grade}`;
    const quantity = objects[Math.floor(at / linesPerObject)]?.quantity ?? 0;
    const worked = line.staff * line.minutes * line.coefficient * quantity;
    minutes.set(key, (minutes.get(key) ?? 0) + worked);
  });
  const cell = cellsOf('科室岗位');
  return [...minutes].map(([key, worked]) => {
    const [unit = '', grade = ''] = key.split('/');
    const headcount = Math.ceil(worked / (PERSON_MINUTES_A_MONTH * BUSY));
    const payrollYuan = headcount * monthCount * (grade === '医生' ? 26_000 : 18_000);
    return { unit, grade, headcount, capacityMinutes: null, payrollYuan, wagePerMinute: null, at: cell() };
  });
}

function materials(seed: number): Material[] {
  const random = seededNumbers(seed + 3);
  const cell = cellsOf('耗材');
  return times(MATERIALS, (at) => ({
    code: numbered('M', at),
    name: `耗材${at}`,
    specification: '',
    model: '',
    measureUnit: '支',
    priceYuan: Math.round(halves(random, 40) * 10) / 100,
    at: cell(),
  }));
}

const cardOf = (unit: string, which: number) => `${unit}-${which % CARDS_PER_UNIT}`;

/** Cards can run longer than the items take them. */
function equipmentCards(
  lines: readonly ItemEquipment[],
  objects: readonly ScaleObject[],
  linesPerObject: number,
): EquipmentCard[] {
  const taken = new Map<string, number>();
  lines.forEach(({ card, minutes }, at) => {
    const quantity = objects[Math.floor(at / linesPerObject)]?.quantity ?? 0;
    taken.set(card, (taken.get(card) ?? 0) + minutes * quantity);
  });
  const cell = cellsOf('设备卡片');
  return [...taken].map(([code, minutes], at) => ({
    code,
    name: `设备${code}`,
    unit: code.split('-')[0] ?? '',
    depreciationYuan: 500 + (at % 20) * 125,
    capacityMinutes: Math.ceil(minutes / BUSY),
    at: cell(),
  }));
}

/** The first item of a unit is its representative one. */
function unitItems(objects: readonly ScaleObject[]): UnitItem[] {
  const cell = cellsOf('科室项目');
  return objects.map(({ unit, item, at }) => ({
    unit,
    item: item.code,
    minutes: at % 2 === 0 ? item.standardMinutes : null,
    equivalent: at === 0 ? 1 : null,
    isRepresentative: at === 0,
    at: cell(),
  }));
}

/** Every grade in one activity after the other. */
function labourLines({ labour, seed }: ItemScale, objects: readonly ScaleObject[]): ItemLabour[] {
  const random = seededNumbers(seed + 4);
  const cell = cellsOf('项目人力');
  return objects.flatMap(({ unit, nextUnit, item, at }) =>
    times(labour, (line) => ({
      unit,
      item: item.code,
      servingUnit: line === 0 && at % JOINT === 1 ? nextUnit : null,
      activity: activityCodes[Math.floor(line / grades.length) % activityCodes.length] ?? '',
      grade: grades[line % grades.length] ?? '',
      staff: 1 + (line % 2),
      minutes: halves(random, 12),
      coefficient: at % 10 === 0 ? 1.2 : 1,
      at: cell(),
    })),
  );
}

function materialLines({ materials, seed }: ItemScale, objects: readonly ScaleObject[]): ItemMaterial[] {
  const random = seededNumbers(seed + 5);
  const cell = cellsOf('项目材料');
  const step = Math.floor(MATERIALS / Math.max(1, materials));
  return objects.flatMap(({ unit, item }) => {
    const first = Math.floor(random() * MATERIALS);
    return times(materials, (line) => ({
      unit,
      item: item.code,
      servingUnit: null,
      material: numbered('M', (first + line * step) % MATERIALS),
      quantity: halves(random, 3),
      at: cell(),
    }));
  });
}

function equipmentLines({ equipment, seed }: ItemScale, objects: readonly ScaleObject[]): ItemEquipment[] {
  const random = seededNumbers(seed + 6);
  const cell = cellsOf('项目设备');
  return objects.flatMap(({ unit, item, at }) =>
    times(equipment, (line) => ({
      unit,
      item: item.code,
      card: cardOf(unit, at + line),
      minutes: halves(random, 10),
      at: cell(),
    })),
  );
}

/** One activity driver an object; the other activities go by the labour in them. */
function activityVolumes(objects: readonly ScaleObject[]): ItemActivity[] {
  const cell = cellsOf('项目作业量');
  return objects.map(({ unit, item, at }) => ({
    unit,
    item: item.code,
    activity: activityCodes[0],
    perCase: 1 + (at % 3),
    total: null,
    at: cell(),
  }));
}
