import { customFormat, paddedText } from '../../../server/contract/numberFormat.ts';
import { CellKind, type CellValue, type RangeBlock } from '../../../server/contract/rangeBlock.ts';

/**
 * A used range as Office.js gives it once `values`, `valueTypes` and `numberFormat` are loaded: matrices
 * of one shape. `valueTypes` are the names of `Excel.RangeValueType`.
 */
export interface LoadedRange {
  readonly rowIndex: number;
  readonly columnIndex: number;
  readonly values: readonly (readonly unknown[])[];
  readonly valueTypes: readonly (readonly string[])[];
  readonly numberFormat: readonly (readonly string[])[];
}

export interface LoadedSheet {
  readonly id: string;
  readonly name: string;
  readonly hiddenRows: readonly number[];
  readonly date1904: boolean;
}

interface Cell {
  readonly value: CellValue;
  readonly kind: CellKind;
  readonly text: string | null;
}

const EMPTY: Cell = { value: null, kind: CellKind.empty, text: null };

/** The same block that the file reader makes of the same cells; nothing is computed. */
export function officeRangeBlock(sheet: LoadedSheet, range: LoadedRange): RangeBlock {
  const columns = range.values[0]?.length ?? 0;
  const cells = range.values.flatMap((row, at) =>
    row.map((value, column) =>
      readCell(value, range.valueTypes[at]?.[column] ?? '', range.numberFormat[at]?.[column] ?? ''),
    ),
  );
  return {
    sheetId: sheet.id,
    sheetName: sheet.name,
    origin: { row: range.rowIndex, column: range.columnIndex },
    rows: range.values.length,
    columns,
    values: cells.map(({ value }) => value),
    kinds: cells.map(({ kind }) => kind),
    texts: cells.flatMap(({ text }, index) => (text === null ? [] : [[index, text] as const])),
    hiddenRows: sheet.hiddenRows,
    date1904: sheet.date1904,
  };
}

function readCell(value: unknown, type: string, formatCode: string): Cell {
  if (typeof value === 'number') {
    const format = customFormat(formatCode);
    return { value, kind: format.isDate ? CellKind.date : CellKind.number, text: paddedText(value, format) };
  }
  if (typeof value === 'boolean') return { value, kind: CellKind.boolean, text: null };
  if (typeof value !== 'string' || value === '') return EMPTY;
  return { value, kind: type === 'Error' ? CellKind.error : CellKind.text, text: null };
}
