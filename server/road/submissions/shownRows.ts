import { shownNumber } from '../../intake/cellNumber.ts';
import type { FillRow, FillSheetId } from './ledgerRows.ts';
import type { SubmissionBook } from './submissionBook.ts';

/** Empty rows below those that a department starts with, so that it can add its own. */
const SPARE_ROWS = 60;

/** By code: names of activities as the drop-down offers them, where they mean one activity alone. */
function activityNames({ lists }: SubmissionBook): ReadonlyMap<string, string> {
  const activities = (lists.activities ?? []).map(({ code, name }) => [String(code), String(name)] as const);
  const means = (text: string) => activities.filter((entry) => entry.includes(text)).length;
  return new Map(activities.filter(([, name]) => means(name) === 1));
}

/** One line an item; elsewhere the rows of last time, a line for each item that nobody performs yet, and spare ones. */
export function shownRows(book: SubmissionBook, sheet: FillSheetId): FillRow[] {
  if (sheet === 'unit-items') return itemLines(book);
  const { work, rows } = book;
  const names = activityNames(book);
  const last = rows[sheet].map((row) =>
    row.activity ? { ...row, activity: names.get(String(row.activity)) ?? row.activity } : row,
  );
  const spare = Array.from({ length: SPARE_ROWS }, () => ({}));
  if (sheet !== 'item-labour') return [...last, ...spare];
  const byItem = new Map(work.items.map(({ item }) => [item.code, [] as FillRow[]]));
  for (const row of last) byItem.get(String(row.item))?.push(row);
  const lines = [...byItem].flatMap(([item, own]) => (own.length > 0 ? own : [{ item }]));
  return [...lines, ...spare];
}

function itemLines({ work, rows }: SubmissionBook): FillRow[] {
  const known = new Map(rows['unit-items'].map((row) => [row.item, row]));
  return work.items.map(({ item, quantity }) => {
    const last = known.get(item.code);
    return {
      minutes: last?.minutes ?? null,
      equivalent: last?.equivalent ?? null,
      representative: last?.representative === 'yes' ? 'yes' : null,
      item: item.code,
      quantity: shownNumber(quantity),
      price: item.priceYuan,
      standardMinutes: item.standardMinutes,
    };
  });
}
