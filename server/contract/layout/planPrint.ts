import { columnLetters } from '../place.ts';
import type { PrintVerb } from '../plan.ts';
import { quotedSheetName } from './sheetNames.ts';

/** Of every printed page, in inches: the format knows no centimetres. */
export const pageMargins = {
  left: 0.5,
  right: 0.5,
  top: 0.6,
  bottom: 0.75,
  header: 0.3,
  footer: 0.35,
} as const;

const LONGEST_FOOTER = 255;

/** `&P` and `&N` are page number and count; any other ampersand is meant as one. */
export const footerText = (text: string) => text.replace(/&(?![PN])/g, '&&');

/** The footer's one line of codes: left, centre, right. Throws where Excel would refuse its length. */
export function footerCode({ footerLeft, footerCenter, footerRight }: PrintVerb): string {
  const sections = [
    ['&L', footerLeft],
    ['&C', footerCenter],
    ['&R', footerRight],
  ] as const;
  const code = sections.map(([side, text]) => (text ? side + footerText(text) : '')).join('');
  if (code.length > LONGEST_FOOTER) throw new Error(`a footer has ${code.length} characters: ${code}`);
  return code;
}

/** The value of the sheet's name `_xlnm.Print_Titles`; null where nothing is repeated. */
export function printTitles({ repeatRows, repeatColumns }: PrintVerb, sheetName: string): string | null {
  const sheet = quotedSheetName(sheetName);
  const areas = [
    repeatColumns ? `${sheet}!$${columnLetters(repeatColumns[0])}:$${columnLetters(repeatColumns[1])}` : '',
    repeatRows ? `${sheet}!$${repeatRows[0] + 1}:$${repeatRows[1] + 1}` : '',
  ].filter(Boolean);
  return areas.length > 0 ? areas.join(',') : null;
}
