import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { toA1 } from '../../../../server/contract/place.ts';
import { costWorkbook } from '../../../../server/road/costing.ts';
import { resultSheets, writeResults } from '../../../../server/road/resultWorkbook.ts';
import { StageClock } from '../../../../server/road/stages.ts';
import type { Book } from '../../../../server/xlsx/book/book.ts';
import { readBook } from '../../../../server/xlsx/book/readBook.ts';
import { openBook } from '../book/openBook.ts';
import { WHOLE_SHEET } from '../model/address.ts';
import type { Workbook } from '../model/workbook.ts';
import type { Worksheet } from '../model/worksheet.ts';

/** Every live formula of a month's results, worked out by the host, against what the server stored with it. */

let book: Book;
beforeAll(async () => {
  const source = new Uint8Array(
    await readFile(new URL('../../../../templates/sample-hospital.xlsx', import.meta.url)),
  );
  const clock = new StageClock();
  const { costed } = await costWorkbook(source, { quantum: 'fen' }, clock);
  if (!costed) throw new Error('the sample hospital cannot be costed');
  const { bytes } = await writeResults(source, await resultSheets(costed, source, clock), clock);
  if (!bytes) throw new Error('nothing was written');
  book = (await readBook(bytes)).book;
}, 60_000);

const formulasOf = (workbook: Workbook): Map<string, unknown> =>
  new Map(
    workbook.worksheets.items.flatMap((sheet) =>
      [...sheet.cells.within(WHOLE_SHEET)].flatMap(([row, column, { formula, value }]) =>
        formula === null ? [] : [[`${sheet.name}!${toA1({ row, column })} ${formula}`, value] as const],
      ),
    ),
  );

/** Doubles added up in another order differ in their last bits. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return one === other;
  return Math.abs(one - other) <= 1e-11 * Math.max(1, Math.abs(other));
}

describe('results calculated anew', () => {
  it('are what was stored with them', () => {
    const workbook = openBook(book);
    const stored = formulasOf(workbook);
    expect(stored.size).toBeGreaterThan(1_000);
    for (const { cells } of workbook.worksheets.items)
      for (const [, , cell] of cells.within(WHOLE_SHEET)) if (cell.formula !== null) cell.value = null;
    workbook.application.calculate('Full');
    const anew = formulasOf(workbook);
    expect(anew.size).toBe(stored.size);
    expect([...stored].filter(([formula, value]) => !isSame(anew.get(formula), value))).toEqual([]);
  });

  it('answer a person who tries another fixed cost', () => {
    const sheet = sheetLike(openBook(book), '保本测算');
    const [factor, result] = rowsOf(sheet, '固定成本').slice(-2);
    const [surplus] = rowsOf(sheet, '收支结余');
    const fixed = numberAt(sheet, `B${factor}`);
    const before = numberAt(sheet, `C${surplus}`);
    sheet.type(`C${factor}`, -0.1);
    expect(numberAt(sheet, `C${result}`)).toBeCloseTo(fixed * 0.9, 4);
    expect(numberAt(sheet, `D${surplus}`)).toBeCloseTo(fixed * 0.1, 4);
    expect(numberAt(sheet, `B${surplus}`)).toBe(before);
  });

  it('show a difference as soon as the ledger says something else', () => {
    const workbook = openBook(book);
    const checks = sheetLike(workbook, '核对');
    const [row] = rowsOf(checks, '通过', 8);
    const cell = /'(.+?)'!([A-Z]+\d+)/.exec(String(checks.cellAt(`G${row}`)?.formula));
    const ledger = sheetLike(workbook, cell?.[1] ?? '');
    ledger.type(cell?.[2] ?? '', numberAt(ledger, cell?.[2] ?? '') + 0.01);
    expect(numberAt(checks, `H${row}`)).toBe(-0.01);
    expect(checks.cellAt(`I${row}`)?.value).toBe('不符');
    expect(checks.cellAt('A3')?.value).toMatch(/不符 1 项/);
  });
});

function sheetLike(workbook: Workbook, name: string): Worksheet {
  const found = workbook.worksheets.items.find((sheet) => sheet.name.endsWith(name));
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}
/** Numbers of the rows that hold this text, as a person counts them. */
const rowsOf = ({ cells }: Worksheet, text: string, column = 0): number[] =>
  [...cells.within({ ...WHOLE_SHEET, column, columns: 1 })].flatMap(([row, , { value }]) =>
    value === text ? [row + 1] : [],
  );
const numberAt = (sheet: Worksheet, address: string) => Number(sheet.cellAt(address)?.value);
