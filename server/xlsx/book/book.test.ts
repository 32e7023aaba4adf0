import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SheetPlan } from '../../contract/plan.ts';
import { costWorkbook } from '../../road/costing.ts';
import { resultSheets, writeResults } from '../../road/resultWorkbook.ts';
import { StageClock } from '../../road/stages.ts';
import { emptyWorkbook } from '../emptyWorkbook.ts';
import { patchWorkbook } from '../patchWorkbook.ts';
import { digestPlans } from '../planDigest.ts';
import { readWorkbook } from '../readWorkbook.ts';
import { furnishedBook } from '../testBooks.ts';
import { charts, plans } from '../testPlans.ts';
import { readBook } from './readBook.ts';
import { fullBook } from './testFullBook.ts';
import { writeBook } from './writeBook.ts';

const template = (name: string) =>
  readFile(new URL(`../../../templates/${name}.xlsx`, import.meta.url)).then(
    (bytes) => new Uint8Array(bytes),
  );

const rewritten = async (bytes: Uint8Array) => writeBook((await readBook(bytes)).book);

/** The lines in which a file differs from plans. */
const differences = async (bytes: Uint8Array, planned: readonly SheetPlan[]) =>
  (await digestPlans(bytes, planned)).flatMap(({ key, planned, found, differences }) =>
    planned === found ? [] : [key, ...differences],
  );

describe('a book of everything', () => {
  it('is the same after it was a file', async () => {
    const { book, leftOut } = await readBook(await writeBook(fullBook));
    expect(book).toEqual(fullBook);
    expect(leftOut).toEqual([]);
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(fullBook))).toEqual(fullBook);
  });

  it('gives the same bytes every time', async () => {
    expect(await writeBook(fullBook)).toEqual(await writeBook(fullBook));
  });
});

const planned = [...plans, charts];

describe.each([
  ['the sample hospital', () => template('sample-hospital')],
  ['the blank template', () => template('stepdown-template')],
  ['a book by LibreOffice', furnishedBook],
  ['sheets of every verb', () => patchWorkbook(emptyWorkbook(), planned)],
])('%s, written anew', (_, load) => {
  it('has the same cells for the reader of workbooks', async () => {
    const bytes = await load();
    expect(await readWorkbook(await rewritten(bytes))).toEqual(await readWorkbook(bytes));
  });

  it('is the same book, of which nothing more is left out', async () => {
    const { book } = await readBook(await load());
    expect(await readBook(await writeBook(book))).toEqual({ book, leftOut: [] });
  });
});

describe('sheets that were planned', () => {
  it('of every verb stand in the file as planned', async () => {
    expect(
      await differences(await rewritten(await patchWorkbook(emptyWorkbook(), planned)), planned),
    ).toEqual([]);
  });

  it('would be told where one cell differs', async () => {
    const { book } = await readBook(await patchWorkbook(emptyWorkbook(), planned));
    const sheets = book.sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.slice(0, -1) }));
    expect(await differences(await writeBook({ ...book, sheets }), planned)).not.toEqual([]);
  });
});

describe('the sample hospital, costed', () => {
  let bytes: Uint8Array;
  let results: readonly SheetPlan[];
  beforeAll(async () => {
    const source = await template('sample-hospital');
    const clock = new StageClock();
    const { costed, faults } = await costWorkbook(source, { quantum: 'fen' }, clock);
    if (!costed) throw new Error(JSON.stringify(faults));
    const laidOut = await resultSheets(costed, source, clock);
    const written = await writeResults(source, laidOut, clock);
    if (!written.bytes) throw new Error('nothing was written');
    bytes = written.bytes;
    results = laidOut.plans;
  }, 60_000);

  it('loses nothing, and every result sheet is as planned', async () => {
    const { book, leftOut } = await readBook(bytes);
    const written = await writeBook(book);
    expect(leftOut).toEqual([]);
    expect(await differences(written, results)).toEqual([]);
    expect(await readWorkbook(written)).toEqual(await readWorkbook(bytes));
    expect((await readBook(written)).book).toEqual(book);
  });
});
