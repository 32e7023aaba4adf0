import type { Formats } from '../../i18n/formats.ts';
import type { Words } from '../../i18n/zh.ts';

/** `2024年1月`, or the first and the last of several. */
export function monthsOf(months: readonly string[], words: Words, formats: Formats): string {
  const first = months[0];
  const last = months.at(-1);
  if (first === undefined || last === undefined) return '';
  return words.months(formats.month(first), formats.month(last));
}
