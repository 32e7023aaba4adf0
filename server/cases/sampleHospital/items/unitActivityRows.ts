import type { InputRecord } from '../../../reports/inputColumns.ts';
import type { UnitMonth } from '../activity.ts';
import { splitFen } from '../random.ts';
import type { SampleUnit } from '../units.ts';
import type { LabourLine } from './labour.ts';
import { isJoint } from './objects.ts';
import { type ActivityId, activities } from './resources.ts';
import { PERSON_MINUTES_A_MONTH, type UnitStaff } from './staff.ts';

/** Parts of what a unit's people can work that serve no item. */
const TEACHING = 0.025;
const TRAINING = 0.015;
/** Rooms of a ward that are there for its beds. */
const LODGING_AREA = 0.55;
/** 药房 charge nothing for what they do. */
const DISPENSING = 0.84;

/** 科室作业: activities with the part of the unit's people and rooms that they take. */
export function unitActivityRecords(
  units: readonly UnitMonth[],
  staff: ReadonlyMap<string, UnitStaff>,
  lines: readonly LabourLine[],
  monthCount: number,
): InputRecord[] {
  return units.flatMap(({ unit, activity: { areaSquareMetres } }) => {
    const heads = [...(staff.get(unit.code)?.values() ?? [])].reduce((sum, each) => sum + each, 0);
    if (heads === 0) return [];
    const idle = nonItem(unit, heads * PERSON_MINUTES_A_MONTH * monthCount);
    const minutes = new Map([...itemMinutes(unit, lines), ...idle]);
    const shares = splitFen(1_000, [...minutes.values()]);
    const areas = splitFen(areaSquareMetres, areaWeights(minutes));
    return [...minutes.keys()].map((id, at) => ({
      ...{ unit: unit.code, activity: activities[id].code },
      ...{ area: areas[at] ?? 0, share: (shares[at] ?? 0) / 1_000 },
      minutes: idle.get(id) ?? null,
    }));
  });
}

/** Rooms go with the people in them, but beds stand there by day and night. */
function areaWeights(minutes: ReadonlyMap<ActivityId, number>): number[] {
  const lodging = minutes.get('lodging') ?? 0;
  const others = [...minutes.values()].reduce((sum, each) => sum + each, 0) - lodging;
  const beds = (others * LODGING_AREA) / (1 - LODGING_AREA);
  return [...minutes].map(([id, each]) => (id === 'lodging' ? beds : each));
}

function itemMinutes(unit: SampleUnit, lines: readonly LabourLine[]): Map<ActivityId, number> {
  const sums = new Map<ActivityId, number>();
  for (const { serving, activity, staff, minutes, object } of lines)
    if (serving === unit)
      sums.set(activity, (sums.get(activity) ?? 0) + staff * minutes * Math.max(0, object.quantity));
  return sums;
}

/** In whole hours. */
function nonItem(unit: SampleUnit, available: number): Map<ActivityId, number> {
  const hours = (part: number) => Math.floor((available * part) / 60) * 60;
  const isPharmacy = unit.kind === 'tech' && unit.work === 'pharmacy';
  return new Map<ActivityId, number>([
    isPharmacy ? ['dispensing', hours(DISPENSING)] : ['teaching', hours(TEACHING)],
    ['training', hours(TRAINING)],
  ]);
}

/** Counted by the systems of units that examine and test: a registration and a report a case. */
const counted: readonly ActivityId[] = ['register', 'report'];

/** 项目作业量: laboratories count over the months, the others by case. Joint work goes by its minutes. */
export function itemActivityRecords(lines: readonly LabourLine[]): InputRecord[] {
  const joint = new Set(
    lines.flatMap(({ object, serving }) =>
      isJoint(object) || serving !== object.unit ? [object.unit, object.executing, serving] : [],
    ),
  );
  const rows = new Map<string, InputRecord>();
  for (const { object, activity } of lines) {
    const { unit, item, quantity } = object;
    if (unit.kind !== 'tech' || joint.has(unit) || !counted.includes(activity)) continue;
    const isTotal = unit.work === 'laboratory';
    rows.set(`${unit.code}/${item.code}/${activity}`, {
      ...{ unit: unit.code, item: item.code, activity: activities[activity].code },
      ...{ perCase: isTotal ? null : 1, total: isTotal ? quantity : null },
    });
  }
  return [...rows.values()];
}
