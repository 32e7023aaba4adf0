import { randomStream } from './random.ts';
import type { ClinicalUnit, SampleUnit } from './units.ts';

/** What a unit has and does in a month; 0 where it does not apply. */
export interface Activity {
  readonly visits: number;
  readonly openBeds: number;
  readonly occupiedBedDays: number;
  readonly admissions: number;
  readonly discharges: number;
  readonly surgeries: number;
  readonly techWorkload: number;
  readonly headcount: number;
  readonly nurses: number;
  readonly areaSquareMetres: number;
  readonly equipmentYuan: number;
  readonly terminals: number;
}

/** Means of a ~1,900-bed hospital of 120 units with 1.9 million visits a year (methodology.md §16). */
const VISITS_PER_CLINIC = 5_900;
const BEDS_PER_WARD = 74;
const OCCUPANCY = 0.89;
const DAYS_PER_STAY = 7.8;
const SURGERIES_PER_SURGICAL_DISCHARGE = 1.55;
const STAFF_PER_BED = 0.68;
const VISITS_PER_CLINIC_STAFF = 410;

const nothing: Activity = {
  visits: 0,
  openBeds: 0,
  occupiedBedDays: 0,
  admissions: 0,
  discharges: 0,
  surgeries: 0,
  techWorkload: 0,
  headcount: 0,
  nurses: 0,
  areaSquareMetres: 0,
  equipmentYuan: 0,
  terminals: 0,
};

/** Days of `YYYY-MM` in the Gregorian calendar. */
function daysOf(month: string): number {
  const [year = 0, number = 0] = month.split('-').map(Number);
  if (number === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(number) ? 30 : 31;
}

/** A unit together with what it has and does in a month. */
export interface UnitMonth {
  readonly unit: SampleUnit;
  readonly activity: Activity;
}

export function unitMonths(units: readonly SampleUnit[], month: string, seed: number): UnitMonth[] {
  return units.map((unit) => ({ unit, activity: activityOf(unit, month, seed) }));
}

/** Staff, rooms and equipment stay as they are over the months; visits and bed-days move. */
function activityOf(unit: SampleUnit, month: string, seed: number): Activity {
  const fixed = randomStream(seed, `activity/${unit.code}`);
  const moving = randomStream(seed, `activity/${unit.code}/${month}`);
  switch (unit.kind) {
    case 'clinical':
      if (unit.care === 'mixed') return nothing;
      return unit.care === 'outpatient' ? clinic(unit, fixed, moving) : ward(unit, month, fixed, moving);
    case 'tech': {
      const headcount = Math.round(24 * unit.size * fixed.jitter(0.1));
      const techWorkload = Math.round(11_000 * unit.size * moving.jitter(0.08));
      const nurses = unit.work === 'surgery' ? Math.round(headcount * 0.6) : Math.round(headcount * 0.1);
      return { ...nothing, ...premises(headcount, 28, 900_000, fixed), techWorkload, nurses };
    }
    case 'aux':
      return { ...nothing, ...premises(Math.round(27 * unit.size * fixed.jitter(0.1)), 24, 60_000, fixed) };
    case 'admin':
      return { ...nothing, ...premises(Math.round(15 * unit.size * fixed.jitter(0.1)), 16, 25_000, fixed) };
    case 'excluded':
      return { ...nothing, areaSquareMetres: 1_850 };
    case 'shared':
      return nothing;
  }
}

type Stream = ReturnType<typeof randomStream>;

function premises(headcount: number, squareMetresEach: number, yuanEach: number, stream: Stream) {
  return {
    headcount,
    areaSquareMetres: Math.round(headcount * squareMetresEach * stream.jitter(0.2)),
    equipmentYuan: Math.round(headcount * yuanEach * stream.jitter(0.25)),
    terminals: Math.ceil(headcount * 0.7),
  };
}

function clinic(unit: ClinicalUnit, fixed: Stream, moving: Stream): Activity {
  const usualVisits = VISITS_PER_CLINIC * unit.size * fixed.jitter(0.08);
  const headcount = Math.max(6, Math.round(usualVisits / VISITS_PER_CLINIC_STAFF));
  const visits = Math.round(usualVisits * moving.jitter(0.06));
  return {
    ...nothing,
    ...premises(headcount, 26, 110_000, fixed),
    visits,
    nurses: Math.round(headcount * 0.3),
    surgeries: unit.specialty.surgical ? Math.round(visits * 0.004) : 0,
  };
}

function ward(unit: ClinicalUnit, month: string, fixed: Stream, moving: Stream): Activity {
  const openBeds = Math.max(10, Math.round(BEDS_PER_WARD * unit.size * fixed.jitter(0.08)));
  const occupiedBedDays = Math.round(openBeds * daysOf(month) * OCCUPANCY * moving.jitter(0.06));
  const discharges = Math.round((occupiedBedDays / DAYS_PER_STAY) * moving.jitter(0.05));
  const headcount = Math.round(openBeds * STAFF_PER_BED);
  const perDischarge = unit.specialty.surgical ? SURGERIES_PER_SURGICAL_DISCHARGE : 0.06;
  return {
    ...nothing,
    ...premises(headcount, 30, 180_000, fixed),
    openBeds,
    occupiedBedDays,
    discharges,
    admissions: discharges + Math.round(moving.between(-6, 6)),
    nurses: Math.round(headcount * 0.58),
    surgeries: Math.round(discharges * perDischarge),
  };
}
