import {
  adminDepartments,
  adminGroups,
  auxDepartments,
  HOSPITAL_GROUP,
  PHARMACY_GROUP,
  type Specialty,
  specialties,
  type TechWork,
  techDepartments,
} from './departments.ts';

/** Fixed codes of the units every sample has, whatever its size. */
const HOSPITAL_UNIT = '000001';
const CANTEEN_UNIT = '900001';
export const MIXED_UNIT = '013001';

/** 分摊性质 of the wards: 成本习性 speaks of them apart from the clinics. */
export const WARD_GROUP = '病房';

interface UnitBase {
  readonly code: string;
  readonly name: string;
  readonly campus: string;
  /** 分摊性质; empty where the unit's class says enough. */
  readonly group: string;
  /** Relative size within its kind; 1 is the mean. */
  readonly size: number;
}
export interface ClinicalUnit extends UnitBase {
  readonly kind: 'clinical';
  readonly care: 'outpatient' | 'inpatient' | 'mixed';
  readonly specialty: Specialty;
}
export interface TechUnit extends UnitBase {
  readonly kind: 'tech';
  readonly work: TechWork;
}
export interface AuxUnit extends UnitBase {
  readonly kind: 'aux';
  readonly service: string | null;
  readonly serves: (typeof auxDepartments)[number]['serves'];
}
interface OtherUnit extends UnitBase {
  readonly kind: 'admin' | 'shared' | 'excluded';
}
export type SampleUnit = ClinicalUnit | TechUnit | AuxUnit | OtherUnit;

const MAIN_CAMPUS = '本部';
const EAST_CAMPUS = '东院区';

/** Parts of every hundred units, as large city hospitals have them; the rest are clinical. */
const ADMIN_SHARE = 28 / 120;
const AUX_SHARE = 14 / 120;
const TECH_SHARE = 22 / 120;
/** 全院, 职工食堂 and the 混合 unit. */
const SINGLE_UNITS = 3;

/** Below this the sample has no clinic and ward for its 混合 unit to be split between. */
export const FEWEST_UNITS = 12;

/** The units of a hospital of the given size, in code order: 全院, clinical, technical, auxiliary, admin, 食堂. */
export function sampleUnits(count: number): SampleUnit[] {
  const admin = Math.round(count * ADMIN_SHARE);
  const aux = Math.round(count * AUX_SHARE);
  const tech = Math.round(count * TECH_SHARE);
  const clinical = count - admin - aux - tech - SINGLE_UNITS;
  const clinics = Math.floor(clinical / 2);
  return [
    single('shared', HOSPITAL_UNIT, '全院', HOSPITAL_GROUP),
    ...clinicalUnits('outpatient', clinics),
    ...clinicalUnits('inpatient', clinical - clinics),
    mixedUnit(),
    ...techUnits(tech),
    ...auxUnits(aux),
    ...adminUnits(admin),
    single('excluded', CANTEEN_UNIT, '职工食堂', ''),
  ];
}

function single(kind: OtherUnit['kind'], code: string, name: string, group: string): OtherUnit {
  return { kind, code, name, campus: MAIN_CAMPUS, group, size: 1 };
}

const serial = (prefix: string, index: number) => `${prefix}${String(index + 1).padStart(3, '0')}`;

/** The list is gone through again for a larger hospital: the second round is the other campus, later ones are numbered. */
function roundOf<T>(list: readonly T[], index: number): { entry: T; round: number; campus: string } {
  const round = Math.floor(index / list.length);
  return {
    entry: list[index % list.length] as T,
    round,
    campus: round % 2 === 1 ? EAST_CAMPUS : MAIN_CAMPUS,
  };
}

function nameInRound(name: string, round: number): string {
  if (round === 0) return name;
  const site = round % 2 === 1 ? `（${EAST_CAMPUS}）` : '';
  const number = Math.floor(round / 2);
  return number === 0 ? `${name}${site}` : `${name}${number + 1}组${site}`;
}

function clinicalUnits(care: 'outpatient' | 'inpatient', count: number): ClinicalUnit[] {
  const offered = specialties.filter((each) => each[care]);
  const isWard = care === 'inpatient';
  const [prefix, suffix] = isWard ? ['012', '病房'] : ['011', '门诊'];
  return Array.from({ length: count }, (_, index) => {
    const { entry, round, campus } = roundOf(offered, index);
    return {
      kind: 'clinical',
      code: serial(prefix, index),
      name: nameInRound(`${entry.name}${suffix}`, round),
      campus,
      group: isWard ? WARD_GROUP : '',
      size: entry.sizeIndex,
      care,
      specialty: entry,
    };
  });
}

/** Books its cost for clinic and ward together; 门诊住院拆分 divides it between the first of each. */
function mixedUnit(): ClinicalUnit {
  const specialty = specialties[0] as Specialty;
  return {
    kind: 'clinical',
    code: MIXED_UNIT,
    name: `${specialty.name}（合账）`,
    campus: MAIN_CAMPUS,
    group: '',
    size: 0.4,
    care: 'mixed',
    specialty,
  };
}

function techUnits(count: number): TechUnit[] {
  return Array.from({ length: count }, (_, index) => {
    const { entry, round, campus } = roundOf(techOrder, index);
    const name = nameInRound(entry.name, round);
    const group = entry.work === 'pharmacy' ? PHARMACY_GROUP : '';
    return {
      kind: 'tech',
      code: serial('020', index),
      name,
      campus,
      group,
      size: entry.size,
      work: entry.work,
    };
  });
}

/** One of each kind of work first, so that even a small hospital has someone to execute every order. */
const techOrder = (() => {
  const seen = new Set<TechWork>();
  const first = techDepartments.filter(({ work }) => !seen.has(work) && seen.add(work));
  return [...first, ...techDepartments.filter((department) => !first.includes(department))];
})();

function auxUnits(count: number): AuxUnit[] {
  return Array.from({ length: count }, (_, index) => {
    const { entry, round, campus } = roundOf(auxDepartments, index);
    const name = nameInRound(entry.name, round);
    const { group, size, service, serves } = entry;
    return { kind: 'aux', code: serial('030', index), name, campus, group, size, service, serves };
  });
}

function adminUnits(count: number): OtherUnit[] {
  return Array.from({ length: count }, (_, index) => {
    const { entry, round, campus } = roundOf(adminDepartments, index);
    const name = nameInRound(entry.name, round);
    const group = adminGroups[entry.name] ?? '';
    return { kind: 'admin', code: serial('040', index), name, campus, group, size: entry.size };
  });
}
