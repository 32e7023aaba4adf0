import type { FormulaPart, PlanCell } from '../contract/plan.ts';
import type { InputRecords } from './inputColumns.ts';
import { FORM_VALUE } from './inputForm.ts';

/** Definition whose form names the hospital and the months. Typed there once, repeated elsewhere by formula. */
export const COVER = 'cover';
const HOSPITAL = 'hospital';
const MONTHS = 'months';
const LAST_MONTH = 'monthTo';

type FollowedText = Required<Pick<PlanCell, 'formula'>> & { readonly value: string };

const cell = (line: string): FormulaPart => ({
  ref: { sheet: COVER, block: line, row: line, column: FORM_VALUE },
});
const text = (records: InputRecords, line: string) => String(records[COVER]?.[0]?.[line] ?? '');

const periodFormula: readonly FormulaPart[] = [
  cell(MONTHS),
  '&IF(',
  cell(LAST_MONTH),
  '="",""," 至 "&',
  cell(LAST_MONTH),
  ')',
];

function periodText(records: InputRecords): string {
  const last = text(records, LAST_MONTH);
  return text(records, MONTHS) + (last === '' ? '' : ` 至 ${last}`);
}

/** The hospital's name as the cover has it, or where to write it. */
export function followedHospital(records: InputRecords): FollowedText {
  const hint = '在《封面》填写';
  return {
    value: text(records, HOSPITAL) || hint,
    formula: ['IF(', cell(HOSPITAL), `="","${hint}",`, cell(HOSPITAL), ')'],
  };
}

export function followedPeriod(records: InputRecords): FollowedText {
  return { value: periodText(records), formula: periodFormula };
}

/** 编制单位 · 期间 · 单位：元, the line under every title. */
export function entityLine(records: InputRecords): FollowedText {
  return {
    value: `编制单位：${text(records, HOSPITAL)}　　期间：${periodText(records)}　　单位：元`,
    formula: ['"编制单位："&', cell(HOSPITAL), '&"　　期间："&', ...periodFormula, '&"　　单位：元"'],
  };
}
