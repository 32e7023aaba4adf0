import type { Activity, UnitMonth } from './activity.ts';
import type { TechWork } from './departments.ts';
import { type RandomStream, randomStream, splitFen } from './random.ts';
import type { ClinicalUnit, TechUnit } from './units.ts';

export interface RevenueLine {
  readonly month: string;
  readonly orderingUnit: string;
  readonly executingUnit: string;
  readonly category: string;
  readonly careType: 'outpatient' | 'inpatient';
  readonly amountFen: number;
}

const YUAN_PER_VISIT = 372;
const YUAN_PER_BED_DAY = 2_020;

/** Who executes what a clinical unit orders: itself, or technical units of these kinds of work. */
interface FeeShare {
  readonly category: string;
  /** Parts of the charge in a non-surgical and in a surgical specialty. */
  readonly medical: number;
  readonly surgical: number;
  readonly executed: 'self' | readonly TechWork[];
  /** Part that the ordering unit executes itself although technical units do the rest. */
  readonly selfShare?: number;
}

const outpatientFees: readonly FeeShare[] = [
  { category: 'registration', medical: 1.2, surgical: 1.2, executed: 'self' },
  { category: 'consultation', medical: 5.5, surgical: 5, executed: 'self' },
  { category: 'examination', medical: 19, surgical: 25, executed: ['image', 'function'] },
  { category: 'laboratory', medical: 19, surgical: 14, executed: ['laboratory'] },
  { category: 'treatment', medical: 7, surgical: 12, executed: ['therapy'], selfShare: 0.7 },
  { category: 'surgery', medical: 0.3, surgical: 4, executed: 'self' },
  { category: 'material', medical: 1.5, surgical: 5, executed: 'self' },
  { category: 'westernDrug', medical: 29, surgical: 21, executed: ['pharmacy'] },
  { category: 'patentDrug', medical: 8, surgical: 6, executed: ['pharmacy'] },
  { category: 'herbalDrug', medical: 3.5, surgical: 1.3, executed: ['pharmacy'] },
  { category: 'otherService', medical: 1, surgical: 1.5, executed: 'self' },
];

const inpatientFees: readonly FeeShare[] = [
  { category: 'bed', medical: 4, surgical: 3, executed: 'self' },
  { category: 'consultation', medical: 2, surgical: 1.5, executed: 'self' },
  { category: 'nursing', medical: 5, surgical: 3.5, executed: 'self' },
  { category: 'examination', medical: 14, surgical: 9, executed: ['image', 'function'] },
  { category: 'laboratory', medical: 16, surgical: 10, executed: ['laboratory'] },
  { category: 'treatment', medical: 17, surgical: 11, executed: ['therapy'], selfShare: 0.72 },
  { category: 'surgery', medical: 2, surgical: 17, executed: ['surgery'] },
  { category: 'material', medical: 8, surgical: 22, executed: ['surgery'], selfShare: 0.45 },
  { category: 'westernDrug', medical: 24, surgical: 14, executed: ['pharmacy'] },
  { category: 'patentDrug', medical: 2.5, surgical: 1.2, executed: ['pharmacy'] },
  { category: 'herbalDrug', medical: 0.8, surgical: 0.3, executed: ['pharmacy'] },
  { category: 'otherService', medical: 0.7, surgical: 1.5, executed: 'self' },
];

/** Part of the possible pairs of ordering and technical unit that occur in a month when not dense. */
const ORDERED_PAIRS = 0.45;

/** Revenue of a month by ordering unit, executing unit and fee category. */
export function monthRevenue(
  units: readonly UnitMonth[],
  month: string,
  seed: number,
  dense: boolean,
): RevenueLine[] {
  const tech = units.map(({ unit }) => unit).filter((unit) => unit.kind === 'tech');
  const clinical = units.flatMap(({ unit, activity }) =>
    unit.kind === 'clinical' && unit.care !== 'mixed' ? [{ unit, activity }] : [],
  );
  return clinical.flatMap(({ unit, activity }, index) => {
    const stream = randomStream(seed, `revenue/${unit.code}/${month}`);
    const partners = dense ? tech : orderedFrom(tech, index, stream);
    return unitRevenue(unit, partners, activity, stream).map((line) => ({
      month,
      ...line,
    }));
  });
}

/** Every technical unit has orders, and the first of each kind of work has everyone's. */
function orderedFrom(tech: readonly TechUnit[], clinicalIndex: number, stream: RandomStream): TechUnit[] {
  return tech.filter((unit, index) => {
    const isDrawn = stream.next() < ORDERED_PAIRS;
    const isFirst = tech.find(({ work }) => work === unit.work) === unit;
    return isDrawn || isFirst || unit.work === 'pharmacy' || index % 10 === clinicalIndex % 10;
  });
}

function unitRevenue(
  unit: ClinicalUnit,
  partners: readonly TechUnit[],
  activity: Activity,
  stream: RandomStream,
): Omit<RevenueLine, 'month'>[] {
  const careType: RevenueLine['careType'] = unit.care === 'outpatient' ? 'outpatient' : 'inpatient';
  const isOutpatient = careType === 'outpatient';
  const volumeYuan = isOutpatient
    ? activity.visits * YUAN_PER_VISIT
    : activity.occupiedBedDays * YUAN_PER_BED_DAY;
  const chargeFen = Math.round(volumeYuan * unit.specialty.chargeIndex * stream.jitter(0.05) * 100);
  const fees = isOutpatient ? outpatientFees : inpatientFees;
  const parts = fees.map(
    (fee) => (unit.specialty.surgical ? fee.surgical : fee.medical) * stream.jitter(0.15),
  );
  const feeFen = splitFen(chargeFen, parts);
  return fees
    .flatMap((fee, at) => {
      const executing = executors(unit, fee, partners, careType);
      const weights = executing.map(({ weight }) => weight * stream.jitter(0.3));
      return splitFen(feeFen[at] ?? 0, weights).map((amountFen, which) => ({
        orderingUnit: unit.code,
        executingUnit: executing[which]?.code ?? unit.code,
        category: fee.category,
        careType,
        amountFen,
      }));
    })
    .filter(({ amountFen }) => amountFen !== 0);
}

interface Executor {
  readonly code: string;
  readonly weight: number;
}

function executors(
  unit: ClinicalUnit,
  fee: FeeShare,
  partners: readonly TechUnit[],
  careType: RevenueLine['careType'],
): Executor[] {
  const work = fee.executed;
  if (work === 'self') return [{ code: unit.code, weight: 1 }];
  const others = dispensing(
    partners.filter((each) => work.includes(each.work)),
    work,
    careType,
  );
  if (others.length === 0) return [{ code: unit.code, weight: 1 }];
  const total = others.reduce((sum, each) => sum + each.size, 0);
  const self = fee.selfShare ?? 0;
  const shares = others.map((each) => ({ code: each.code, weight: ((1 - self) * each.size) / total }));
  return self > 0 ? [{ code: unit.code, weight: self }, ...shares] : shares;
}

/** Where there are several pharmacies, clinics and wards have their own: 门诊药房, 住院药房, and so on in turn. */
function dispensing(
  units: readonly TechUnit[],
  work: readonly TechWork[],
  careType: RevenueLine['careType'],
) {
  if (!work.includes('pharmacy') || units.length < 2) return units;
  return units.filter((_, index) => (index % 2 === 0) === (careType === 'outpatient'));
}
