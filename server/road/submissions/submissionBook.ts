import type { PackVocabulary } from '../../contract/vocabulary.ts';
import type { CostUnit, Ledger } from '../../engine/ledger.ts';
import type { InputRecord, InputRecords } from '../../reports/inputColumns.ts';
import type { RowsBySheet } from './ledgerRows.ts';
import type { MonthRange } from './mainBook.ts';
import type { UnitWork } from './unitWork.ts';

/** Everything that goes into one department's workbook. */
export interface SubmissionBook {
  readonly hospital: string;
  readonly range: MonthRange;
  readonly work: UnitWork;
  readonly rows: RowsBySheet;
  readonly lists: InputRecords;
  readonly vocabulary: PackVocabulary;
  readonly mostMinutes: number;
  /** As the accountant wrote them; empty where nothing was said. */
  readonly dueDate: string;
  readonly contact: string;
}

/** Lists that are the same for every department. */
export type CommonLists = Pick<ListRecords, 'activities' | 'materials' | 'cost-units'>;
type ListRecords = Readonly<
  Record<
    'service-items' | 'staff-grades' | 'activities' | 'materials' | 'equipment' | 'cost-units',
    readonly InputRecord[]
  >
>;

export const commonLists = ({ activities, materials, units }: Ledger): CommonLists => ({
  activities: activities.map(({ at: _, ...activity }) => activity),
  materials: materials.map(({ at: _at, columns: _columns, ...material }) => material),
  'cost-units': units.map(({ code, name }) => ({ code, name })),
});

/** A department's own items, grades and equipment, and the equipment that it used last time. */
export function ownLists(
  { unit, items }: UnitWork,
  rows: RowsBySheet,
  { staffGrades, equipment }: OwnedThings,
): Pick<ListRecords, 'service-items' | 'staff-grades' | 'equipment'> {
  const used = new Set(rows['item-equipment'].map(({ card }) => card));
  return {
    'service-items': items.map(({ item: { at: _at, columns: _columns, ...item } }) => item),
    'staff-grades': staffGrades
      .filter((grade) => grade.unit === unit.code)
      .map(({ grade, headcount }) => ({ grade, headcount })),
    equipment: equipment
      .filter((card) => card.unit === unit.code || used.has(card.code))
      .map(({ code, name }) => ({ code, name })),
  };
}

type OwnedThings = Pick<Ledger, 'staffGrades' | 'equipment'>;

export const unitLabel = ({ code, name }: Pick<CostUnit, 'code' | 'name'>): string => `${name}(${code})`;
