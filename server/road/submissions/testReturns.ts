import { fromA1 } from '../../contract/place.ts';
import type { CellValue } from '../../contract/rangeBlock.ts';
import { readWorkbook } from '../../xlsx/readWorkbook.ts';
import { WorkbookEditor } from '../../xlsx/workbookEditor.ts';
import { type Collected, collect } from './collect.ts';
import { type FillRow, fillSheetIds, ledgerRows } from './ledgerRows.ts';
import { readMainBook } from './mainBook.ts';
import type { ReturnedFile } from './readSubmission.ts';
import { sendOut } from './sendOut.ts';

/** What clerks do to the workbooks that went out to them. */

/** Values by sheet and cell. */
export type Typed = Readonly<Record<string, Readonly<Record<string, string | number | null>>>>;

const nobodyWatches = () => undefined;

export async function sentBooks(main: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const { books, faults } = await sendOut(
    main,
    { dueDate: '2025-02-28', contact: '财务科 8001' },
    nobodyWatches,
  );
  if (books.length === 0) throw new Error(JSON.stringify(faults));
  return new Map(books.map(({ unit, bytes }) => [unit, bytes]));
}

/** Typed into cells, whatever is protected: formulas keep their last results, as far as nobody recalculates. */
export async function typed(bytes: Uint8Array, values: Typed): Promise<Uint8Array> {
  const editor = await WorkbookEditor.open(bytes);
  for (const [sheet, cells] of Object.entries(values)) {
    const rows = new Map<number, Map<number, { value: string | number | null }>>();
    for (const [address, value] of Object.entries(cells)) {
      const place = fromA1(address);
      if (!place) throw new Error(`${address} is no cell`);
      const row = rows.get(place.row) ?? new Map<number, { value: string | number | null }>();
      rows.set(place.row, row.set(place.column, { value }));
    }
    editor.edit(sheet, { editOf: () => undefined, written: rows });
  }
  return editor.file();
}

export const signature = (date = '2025-01-15'): Typed => ({ 填报封面: { B13: '王护士', B14: date } });

/** The answer of every unit of the small hospital, complete and signed. */
export const complete: Readonly<Record<string, Typed>> = {
  '0201': {
    ...signature(),
    项目人力: { D6: '操作', E6: '技师', F6: 1, G6: 9 },
  },
  '0301': {
    ...signature(),
    项目人力: { D7: '操作', E7: '护士', F7: 1, G7: 15 },
    项目材料: { A6: 'A02', D6: 'M2', F6: 2 },
  },
  '0302': signature(),
};

export async function answered(
  sent: ReadonlyMap<string, Uint8Array>,
  more: Readonly<Record<string, Typed>> = {},
) {
  const files: ReturnedFile[] = [];
  for (const [unit, bytes] of sent) {
    const first = await typed(bytes, complete[unit] ?? {});
    files.push({ name: `${unit}.xlsx`, bytes: await typed(first, more[unit] ?? {}) });
  }
  return files;
}

export async function collected(
  main: Uint8Array,
  files: readonly ReturnedFile[],
  earlier: ReadonlyMap<string, string> = new Map(),
): Promise<Collected> {
  const { collected: found, faults } = await collect(main, files, () => earlier, nobodyWatches);
  if (!found) throw new Error(JSON.stringify(faults));
  return found;
}

export async function cellOf(bytes: Uint8Array, sheet: string, address: string): Promise<CellValue> {
  const block = (await readWorkbook(bytes)).blocks.find(({ sheetName }) => sheetName === sheet);
  const cell = fromA1(address);
  if (!block || !cell) throw new Error(`there is no ${sheet} ${address}`);
  const [row, column] = [cell.row - block.origin.row, cell.column - block.origin.column];
  return row < block.rows && column < block.columns
    ? (block.values[row * block.columns + column] ?? null)
    : null;
}

/** Rows of a sheet of the workbook as costing reads them, without their order. */
export async function rowsIn(book: Uint8Array): Promise<Record<string, string[]>> {
  const { book: read, faults } = await readMainBook(book);
  if (!read) throw new Error(JSON.stringify(faults));
  const entries = fillSheetIds.map((sheet) => [
    sheet,
    ledgerRows(read.ledger, sheet)
      .map(({ stored }) => rowText(stored))
      .sort(),
  ]);
  return Object.fromEntries(entries);
}

export const rowText = (row: FillRow): string =>
  Object.entries(row)
    .filter(([, value]) => value !== null)
    .map(([id, value]) => `${id}=${value}`)
    .sort()
    .join(' ');
