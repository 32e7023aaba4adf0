import type { BookName } from '../contract/api/record.ts';
import { sha256 } from './identity.ts';

const ID_DIGITS = 16;

export const bookId = (hospital: string, year: string): string =>
  sha256(`${hospital}\n${year}`).slice(0, ID_DIGITS);

export const yearOf = (month: string): string => month.slice(0, 4);

/** The hospital's year that the months belong to; null where they are of several years. */
export function bookOf(hospital: string, months: readonly string[]): BookName | null {
  const [year, ...others] = new Set(months.map(yearOf));
  return year && others.length === 0 ? { id: bookId(hospital, year), hospital, year } : null;
}
