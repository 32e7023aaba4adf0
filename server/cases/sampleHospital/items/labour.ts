import type { InputRecord } from '../../../reports/inputColumns.ts';
import { randomStream } from '../random.ts';
import type { SampleUnit } from '../units.ts';
import type { Grade, StandardLabour } from './catalogue/entry.ts';
import { type SampleItem, sampleItems } from './itemCatalogue.ts';
import { type ItemObject, isJoint } from './objects.ts';
import { type ActivityId, activities } from './resources.ts';
import { PERSON_MINUTES_A_MONTH, type UnitStaff } from './staff.ts';

/** What one case of an object takes of somebody's people. */
export interface LabourLine {
  readonly object: ItemObject;
  readonly serving: SampleUnit;
  readonly activity: ActivityId;
  readonly grade: Grade;
  readonly staff: number;
  readonly minutes: number;
  readonly coefficient: number;
  /** False: the hospital's standard holds, the unit has no row. */
  readonly isOwn: boolean;
}

export interface LabourOrder {
  readonly objects: readonly ItemObject[];
  readonly units: readonly SampleUnit[];
  readonly staff: ReadonlyMap<string, UnitStaff>;
  readonly monthCount: number;
  readonly seed: number;
}

/** Where patients take more than others: 工作量系数. */
const demanding = ['儿科', '新生儿科', '重症医学科'];
const DEMANDING = 1.2;

/** Units whose people have time left, and much of it. */
const quiet = ['老年医学科病房', '高压氧治疗室'];
const QUIET = 0.5;
/** Part of what could be worked that items take; the rest goes to activities that serve no item, or to nothing. */
const BUSIEST = 0.95;
/** A unit's minutes are a clerk's: so far from the standard, but no further. */
const [FEWEST, MOST] = [0.5, 1.8];

/** Every so many of the clinical units that the standard fits report nothing of their own. */
const REPORTS_NOTHING = 3;

const keyOf = (unit: SampleUnit, grade: string) => `${unit.code}/${grade}`;
const takes = ({ object, staff, minutes, coefficient }: LabourLine) =>
  staff * minutes * coefficient * Math.max(0, object.quantity);

/** Minutes by unit and grade whose people they are. */
function minutesTaken(lines: readonly LabourLine[], isCounted = (_: LabourLine) => true) {
  const sums = new Map<string, number>();
  for (const line of lines.filter(isCounted)) {
    const key = keyOf(line.serving, line.grade);
    sums.set(key, (sums.get(key) ?? 0) + takes(line));
  }
  return sums;
}

/**
 * 项目人力 of every object. Units report minutes around the standard that their people can work: what
 * the standard asks of a grade is stretched or shortened to what the grade has.
 */
export function labourLines(order: LabourOrder): LabourLine[] {
  const standard = order.objects.flatMap((object) => standardLines(order, object));
  const silent = silentUnits(order, standard);
  const lines = standard.map((line) => (silent.has(line.object.unit) ? line : ownLine(line, order.seed)));
  const fixed = minutesTaken(lines, ({ isOwn }) => !isOwn);
  const own = minutesTaken(lines, ({ isOwn }) => isOwn);
  return lines.map((line) => {
    if (!line.isOwn) return line;
    const key = keyOf(line.serving, line.grade);
    const left = (part: number) => part * availableTo(order, line) - (fixed.get(key) ?? 0);
    const factor = (part: number) => left(part) / (own.get(key) ?? 1);
    const wanted = Math.min(MOST, Math.max(FEWEST, factor(busyness(line.serving, order.seed))));
    return { ...line, minutes: roundedDown(line.minutes * Math.min(wanted, factor(BUSIEST))) };
  });
}

const availableTo = ({ staff, monthCount }: LabourOrder, { serving, grade }: LabourLine) =>
  (staff.get(serving.code)?.get(grade) ?? 0) * PERSON_MINUTES_A_MONTH * monthCount;

const busyness = (unit: SampleUnit, seed: number) =>
  quiet.includes(unit.name) ? QUIET : randomStream(seed, `busyness/${unit.code}`).between(0.8, 0.93);

/** As a clerk writes them: halves, below three minutes tenths. */
function roundedDown(minutes: number): number {
  const step = minutes < 3 ? 10 : 2;
  return Math.max(0.1, Math.floor(minutes * step) / step);
}

function standardLines({ units, staff }: LabourOrder, object: ItemObject): LabourLine[] {
  const lines = new Map<string, LabourLine>();
  for (const labour of object.item.labour) {
    const serving = servingUnit(object, labour, units, staff);
    const grade = gradeIn(staff.get(serving.code), labour.grade);
    if (!grade) continue;
    const key = `${serving.code}/${labour.activity}/${grade}`;
    const before = lines.get(key);
    const { activity } = labour;
    const people = (before?.staff ?? 0) + labour.staff;
    const minutes = ((before?.staff ?? 0) * (before?.minutes ?? 0) + labour.staff * labour.minutes) / people;
    lines.set(key, {
      object,
      serving,
      activity,
      grade,
      staff: people,
      minutes,
      coefficient: 1,
      isOwn: false,
    });
  }
  return [...lines.values()];
}

/** Where the hospital has no such unit, the executing unit's own people do it. */
function servingUnit(
  { executing }: ItemObject,
  { servedBy }: StandardLabour,
  units: readonly SampleUnit[],
  staff: LabourOrder['staff'],
): SampleUnit {
  if (!servedBy) return executing;
  return units.find(({ code, name }) => name.startsWith(servedBy) && staff.get(code)?.size) ?? executing;
}

/** The grade meant, or in a unit without it the one that most belong to. */
function gradeIn(staff: UnitStaff | undefined, meant: Grade): Grade | undefined {
  if (staff?.has(meant)) return meant;
  return [...(staff ?? [])].sort(([, a], [, b]) => b - a)[0]?.[0];
}

/** Units that leave all to the standard: some of those for whom it is true. */
function silentUnits(order: LabourOrder, standard: readonly LabourLine[]): ReadonlySet<SampleUnit> {
  const taken = minutesTaken(standard);
  const clinical = order.units.filter(({ kind }) => kind === 'clinical');
  const joint = new Set(order.objects.filter(isJoint).flatMap(({ unit, executing }) => [unit, executing]));
  const fits = (unit: SampleUnit) =>
    [...(order.staff.get(unit.code) ?? [])].every(([grade, heads]) => {
      const available = heads * PERSON_MINUTES_A_MONTH * order.monthCount;
      return (taken.get(keyOf(unit, grade)) ?? 0) <= available * BUSIEST;
    });
  const isAsWritten = (unit: SampleUnit) =>
    standard.every(
      ({ object, serving, activity, grade }) =>
        object.unit !== unit ||
        (serving === unit &&
          object.item.labour.some((row) => row.activity === activity && row.grade === grade)),
    );
  const fitted = clinical.filter(
    (unit) => !joint.has(unit) && !quiet.includes(unit.name) && fits(unit) && isAsWritten(unit),
  );
  return new Set(fitted.filter((_, at) => at % REPORTS_NOTHING === 0));
}

function ownLine(line: LabourLine, seed: number): LabourLine {
  const { unit, item } = line.object;
  const stream = randomStream(seed, `minutes/${unit.code}/${item.code}/${line.activity}/${line.grade}`);
  const isDemanding = unit.kind === 'clinical' && demanding.includes(unit.specialty.name);
  const coefficient = isDemanding ? DEMANDING : 1;
  return { ...line, isOwn: true, minutes: line.minutes * stream.jitter(0.25), coefficient };
}

/** 项目人力: the standard of every item, then what units report. */
export function labourRecords(lines: readonly LabourLine[]): InputRecord[] {
  const standard = sampleItems.flatMap((item) =>
    item.labour
      .filter(({ servedBy }) => !servedBy)
      .map((row) => labourRecord('全部', item, null, { ...row, coefficient: 1 })),
  );
  const own = lines
    .filter(({ isOwn }) => isOwn)
    .map((line) => {
      const { object, serving } = line;
      return labourRecord(object.unit.code, object.item, serving === object.unit ? null : serving.code, line);
    });
  return [...standard, ...own];
}

type LabourFigures = Pick<LabourLine, 'activity' | 'grade' | 'staff' | 'minutes' | 'coefficient'>;

function labourRecord(
  unit: string,
  item: SampleItem,
  servingUnit: string | null,
  { activity, grade, staff, minutes, coefficient }: LabourFigures,
): InputRecord {
  const names = { unit, item: item.code, servingUnit, activity: activities[activity].code, grade };
  return { ...names, staff, minutes, coefficient };
}

/** 操作时间 of one case: activities follow each other, people within one work side by side. */
export function procedureMinutes(rows: readonly Pick<LabourLine, 'activity' | 'minutes'>[]): number {
  const longest = new Map<string, number>();
  for (const { activity, minutes } of rows)
    longest.set(activity, Math.max(minutes, longest.get(activity) ?? 0));
  return [...longest.values()].reduce((sum, minutes) => sum + Math.round(minutes * 10), 0) / 10;
}
