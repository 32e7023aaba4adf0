import { GENERAL, type NumberFormat, paddedText } from '../contract/numberFormat.ts';
import { CellKind, type CellValue } from '../contract/rangeBlock.ts';
import { isoDateSerial } from './isoDate.ts';
import type { TextPool } from './textPool.ts';
import { decodeSpreadsheetText, isTrue } from './xmlDecoding.ts';

/** What the cells of all sheets refer to. */
export interface WorkbookContext {
  readonly sharedStrings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly date1904: boolean;
  readonly texts: TextPool;
}

/** A cell as its part spells it; the reader of a sheet uses one for all its cells. */
export interface CellSource {
  /** `n`, `s`, `str`, `inlineStr`, `b`, `e` or `d` (ECMA-376-1 §18.18.11). */
  type: string;
  /** Index of its format; empty for the first one. */
  style: string;
  value: string;
  /** A `v` stands in it, empty or not: an empty one is how formulas say "". */
  hasValue: boolean;
  hasFormula: boolean;
}

interface ReadCell {
  readonly value: CellValue;
  readonly kind: CellKind;
  /** Only where a number shows padding zeros. */
  readonly shownText: string | null;
}

/** What JavaScript takes for a number and XML Schema does not. */
const OTHER_BASE = /^0[xob]/i;

/** Null for a cell without content: an empty text is none, whether typed or the result of a formula. */
export function readCell(cell: CellSource, workbook: WorkbookContext): ReadCell | 'unreadable' | null {
  switch (cell.type) {
    case 'n':
      return readNumber(cell, workbook);
    case 's':
      return readSharedString(cell, workbook);
    case 'inlineStr':
      return textCell(workbook.texts.hold(cell.value));
    case 'str':
      if (!cell.hasValue) return withoutValue(cell);
      return textCell(workbook.texts.hold(decodeSpreadsheetText(cell.value)));
    default:
      return cell.value === '' ? withoutValue(cell) : readRareKind(cell, workbook);
  }
}

function readNumber(cell: CellSource, workbook: WorkbookContext): ReadCell | 'unreadable' | null {
  if (cell.value === '') return withoutValue(cell);
  const text = cell.value.trim();
  const value = Number(text);
  if (text === '' || !Number.isFinite(value) || OTHER_BASE.test(text)) return 'unreadable';
  const format = workbook.formats[Number(cell.style)] ?? GENERAL;
  const kind = format.isDate ? CellKind.date : CellKind.number;
  return { value, kind, shownText: paddedText(value, format) };
}

function readSharedString(cell: CellSource, workbook: WorkbookContext): ReadCell | 'unreadable' | null {
  if (cell.value === '') return withoutValue(cell);
  const text = workbook.sharedStrings[Number(cell.value)];
  return text === undefined ? 'unreadable' : textCell(text);
}

function readRareKind(cell: CellSource, workbook: WorkbookContext): ReadCell | 'unreadable' {
  const text = cell.value.trim();
  switch (cell.type) {
    case 'b':
      if (!/^(?:0|1|true|false)$/.test(text)) return 'unreadable';
      return { value: isTrue(text), kind: CellKind.boolean, shownText: null };
    case 'e':
      return { value: text, kind: CellKind.error, shownText: null };
    case 'd': {
      const value = isoDateSerial(text, workbook.date1904);
      return value === null ? 'unreadable' : { value, kind: CellKind.date, shownText: null };
    }
    default:
      return 'unreadable';
  }
}

const textCell = (value: string): ReadCell | null =>
  value === '' ? null : { value, kind: CellKind.text, shownText: null };

/** A formula that was never calculated is told from a blank cell. */
const withoutValue = (cell: CellSource): ReadCell | null =>
  cell.hasFormula ? { value: null, kind: CellKind.formulaWithoutValue, shownText: null } : null;
