import type { CellValue } from '../../../../server/contract/rangeBlock.ts';
import type { CellLook } from './cellLook.ts';

/** What Excel makes of a value that a script or a person puts into a cell. */
export interface Typed {
  readonly value: CellValue;
  readonly formula: string | null;
  readonly isError: boolean;
  /** A format that Excel chooses by itself for a cell without one. */
  readonly numberFormat?: string;
}

const ERRORS = /^#(REF!|DIV\/0!|VALUE!|NAME\?|N\/A|NUM!|NULL!)$/;
const DATE = /^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?$/;
const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+)?(\.\d*)?([eE][+-]?\d+)?%?$/;
const DAY_MILLISECONDS = 86_400_000;
const SERIAL_ZERO = Date.UTC(1899, 11, 30);

/** `look`: of the cell it goes into; a text format keeps every text as it is. */
export function typed(entry: unknown, look: CellLook): Typed {
  if (typeof entry === 'number' || typeof entry === 'boolean') return plain(entry);
  const text = String(entry);
  if (text === '') return plain(null);
  if (look.numberFormat === '@') return plain(text);
  if (text.startsWith("'")) return plain(text.slice(1));
  if (/^[=+-]/.test(text) && text.length > 1 && !NUMBER.test(text))
    return { ...plain(null), formula: text.startsWith('=') ? text : `=${text}` };
  if (ERRORS.test(text)) return { ...plain(text), isError: true };
  if (/^(true|false)$/i.test(text)) return plain(text.toLowerCase() === 'true');
  const date = DATE.exec(text);
  if (date) return { ...plain(serial(date)), numberFormat: date[3] ? 'yyyy/m/d' : 'yyyy/m' };
  if (/\d/.test(text) && NUMBER.test(text.trim())) return plain(numberIn(text.trim()));
  return plain(text);
}

const plain = (value: CellValue): Typed => ({ value, formula: null, isError: false });

const serial = ([, year = '', month = '', day = '1']: RegExpExecArray): number =>
  (Date.UTC(Number(year), Number(month) - 1, Number(day)) - SERIAL_ZERO) / DAY_MILLISECONDS;

function numberIn(text: string): number {
  const number = Number(text.replace(/[,%]/g, ''));
  return text.endsWith('%') ? number / 100 : number;
}
