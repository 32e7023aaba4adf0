import type { BlockVerb, PlanCell } from '../../contract/plan.ts';
import { rangeText } from './mainBook.ts';
import { type SubmissionBook, unitLabel } from './submissionBook.ts';

/** Title, whose workbook it is, what the sheet is for; then the header row. */
export const HEADER_ROW = 3;
export const TITLE_HEIGHT = 28;

export function sheetTitle(
  title: string,
  { hospital, work, range }: SubmissionBook,
  purpose: string,
): BlockVerb {
  const cells: PlanCell[] = [
    { value: title, style: 'title' },
    { value: `${hospital}　　${unitLabel(work.unit)}　　${rangeText(range)}`, style: 'subtitle' },
    { value: purpose, style: 'footnote' },
  ];
  return {
    verb: 'block',
    key: 'title',
    at: { row: 0, column: 0 },
    rowKeys: ['title', 'whose', 'purpose'],
    columnKeys: ['text'],
    cells: cells.map((cell) => [cell]),
  };
}
