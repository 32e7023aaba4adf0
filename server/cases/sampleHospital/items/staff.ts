import type { InputRecord } from '../../../reports/inputColumns.ts';
import type { UnitMonth } from '../activity.ts';
import { splitFen } from '../random.ts';
import type { SampleUnit } from '../units.ts';
import type { Grade } from './catalogue/entry.ts';

/** 250 days × 8 hours × 60 × 83 %, a twelfth of it. */
export const PERSON_MINUTES_A_MONTH = 8_300;

/** Pay of a grade relative to a nurse's. */
const pay: Readonly<Record<Grade, number>> = { 医生: 1.5, 护士: 1, 技师: 1.1, 药师: 1.1, 护理员: 0.45 };

/** Who is not a nurse, by what the unit does; parts of ten. */
const others = {
  clinic: { 医生: 10 },
  ward: { 医生: 8, 护理员: 2 },
  laboratory: { 医生: 1, 技师: 9 },
  image: { 医生: 4, 技师: 6 },
  function: { 医生: 6, 技师: 4 },
  theatre: { 技师: 6, 护理员: 4 },
  surgery: { 医生: 7, 技师: 3 },
  therapy: { 医生: 3, 技师: 7 },
  pharmacy: { 药师: 10 },
} as const satisfies Readonly<Record<string, Partial<Record<Grade, number>>>>;

/** 人数 by grade of a unit that patients are treated in; nothing for the others. */
export type UnitStaff = ReadonlyMap<Grade, number>;

/** As many people as 分摊参数 has, and as many nurses. */
export function staffOf({ unit, activity }: UnitMonth): UnitStaff {
  const habit = habitOf(unit);
  if (!habit || activity.headcount === 0) return new Map();
  const grades = Object.keys(habit) as Grade[];
  const heads = splitFen(activity.headcount - activity.nurses, Object.values(habit));
  const all = [
    ['护士', activity.nurses] as const,
    ...grades.map((grade, at) => [grade, heads[at] ?? 0] as const),
  ];
  return new Map(all.filter(([, count]) => count > 0));
}

function habitOf(unit: SampleUnit): Partial<Record<Grade, number>> | null {
  if (unit.kind === 'tech') return unit.name.startsWith('手术室') ? others.theatre : others[unit.work];
  if (unit.kind !== 'clinical' || unit.care === 'mixed') return null;
  return unit.care === 'outpatient' ? others.clinic : others.ward;
}

/** 科室岗位: the unit's personnel cost of the months, by people and what their grade earns. */
export function staffRecords(
  staff: ReadonlyMap<string, UnitStaff>,
  personnelFen: ReadonlyMap<string, number>,
): InputRecord[] {
  return [...staff].flatMap(([unit, grades]) => {
    const weights = [...grades].map(([grade, heads]) => heads * pay[grade]);
    const payroll = splitFen(personnelFen.get(unit) ?? 0, weights);
    return [...grades].map(([grade, headcount], at) => ({
      ...{ unit, grade, headcount },
      payrollYuan: (payroll[at] ?? 0) / 100,
      wagePerMinute: null,
    }));
  });
}
