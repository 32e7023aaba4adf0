import type { InputRecord } from '../../reports/inputColumns.ts';
import type { Activity, UnitMonth } from './activity.ts';
import type { SampleUnit } from './units.ts';

const classByKind = {
  clinical: 'CLINICAL',
  tech: 'TECH',
  aux: 'AUX',
  admin: 'ADMIN',
  shared: 'SHARED',
  excluded: 'EXCLUDED',
} as const;

/** A row of 《核算单元》. */
export function unitRecord(unit: SampleUnit): InputRecord {
  return {
    code: unit.code,
    name: unit.name,
    unitClass: classByKind[unit.kind],
    campus: unit.campus,
    careType: unit.kind === 'clinical' ? unit.care : 'none',
    group: unit.group === '' ? null : unit.group,
  };
}

/** Whole fen become yuan in one division, so that the cell holds the nearest double to two decimals. */
export function inYuan<T extends { readonly amountFen: number }>({ amountFen, ...rest }: T): InputRecord {
  return { ...rest, amountYuan: amountFen / 100 };
}

const works = ({ activity: { visits, occupiedBedDays, techWorkload } }: UnitMonth) =>
  visits + occupiedBedDays + techWorkload > 0;

/** Spread sheets leave a cell empty where nothing happened. */
const orBlank = (quantity: number) => (quantity === 0 ? null : quantity);

/** 分摊参数: units with staff only; the others take part in no base. */
export function parameterRecords(units: readonly UnitMonth[], month: string): InputRecord[] {
  const staffed = units.filter(({ activity }) => activity.headcount > 0);
  return staffed.map(({ unit, activity }) => ({
    month,
    unit: unit.code,
    headcount: orBlank(activity.headcount),
    area: orBlank(activity.areaSquareMetres),
    nurses: orBlank(activity.nurses),
    equipmentValue: orBlank(activity.equipmentYuan),
    terminals: orBlank(activity.terminals),
  }));
}

export function workloadRecords(units: readonly UnitMonth[], month: string): InputRecord[] {
  return units.filter(works).map(({ unit, activity }) => ({
    month,
    unit: unit.code,
    visits: orBlank(activity.visits),
    occupiedBedDays: orBlank(activity.occupiedBedDays),
    discharges: orBlank(activity.discharges),
    admissions: orBlank(activity.admissions),
    openBeds: orBlank(activity.openBeds),
    surgeries: orBlank(activity.surgeries),
    techWorkload: orBlank(activity.techWorkload),
  }));
}

/** 医院基本情况: statistics add up to the units', the balance sheet is in proportion to the equipment. */
export function factRecord(units: readonly UnitMonth[], month: string): InputRecord {
  const total = (of: keyof Activity) => units.reduce((sum, { activity }) => sum + activity[of], 0);
  const equipment = total('equipmentYuan');
  return {
    month,
    totalAssets: Math.round(equipment * 2.6),
    netAssets: Math.round(equipment * 1.7),
    currentAssets: Math.round(equipment * 0.8),
    currentLiabilities: Math.round(equipment * 0.55),
    totalLiabilities: Math.round(equipment * 0.9),
    staff: total('headcount'),
    doctors: Math.round(total('headcount') * 0.31),
    approvedBeds: 1_800,
    openBeds: total('openBeds'),
    visits: total('visits'),
    occupiedBedDays: total('occupiedBedDays'),
    discharges: total('discharges'),
    operations: total('surgeries'),
  };
}
