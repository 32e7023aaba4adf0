import { fromA1 } from '../place.ts';

const ADDRESS = String.raw`\$?[A-Z]{1,3}\$?[1-9]\d{0,6}`;
const SHEET = String.raw`(?:'(?:[^']|'')+'|[^\s'"!+\-*/^&=<>(),:;{}]+)!`;
const TEXT = '"(?:[^"]|"")*"';

/** A text; cells of another sheet, or such as are gone; an address on this sheet. */
const token = new RegExp(
  `(${TEXT})|${SHEET}(?:${ADDRESS}(?::${ADDRESS})?|#REF!)|#REF!|(?<![\\w.])(${ADDRESS})(?![\\w(.])`,
  'g',
);

/**
 * A formula as one that fills many cells: own cells by their distance (`R[-2]C[0]`), cells of other
 * sheets as `!`, since renaming a sheet or adding a row there changes those without anyone touching
 * the formula.
 */
export const relativeFormula = (formula: string, at: { row: number; column: number }): string =>
  formula.replace(token, (found: string, text?: string, address?: string) => {
    if (text !== undefined) return text;
    const cell = address === undefined ? null : fromA1(address.replaceAll('$', ''));
    return cell ? `R[${cell.row - at.row}]C[${cell.column - at.column}]` : found === address ? found : '!';
  });
