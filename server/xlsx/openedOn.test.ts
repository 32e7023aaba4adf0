import { expect, it } from 'vitest';
import { openedOn } from './openedOn.ts';
import { furnishedBook, partsOf, readable, sheetPaths } from './testBooks.ts';

const selectedIn = async (book: Uint8Array): Promise<string[]> => {
  const parts = await partsOf(book);
  return [...sheetPaths(parts)]
    .filter(([, path]) => /tabSelected="(?:1|true)"/.test(readable(parts, path)))
    .map(([name]) => name);
};

it('a book opens on the sheet that is asked for, and on no other with it', async () => {
  const book = await furnishedBook();
  const names = [...sheetPaths(await partsOf(book)).keys()];
  for (const [at, name] of names.entries()) {
    const opened = await openedOn(book, name);
    expect(await selectedIn(opened)).toEqual([name]);
    expect(readable(await partsOf(opened), 'xl/workbook.xml')).toContain(`activeTab="${at}"`);
  }
});

it('a book without such a sheet stays as it is', async () => {
  const book = await furnishedBook();
  expect(await openedOn(book, '没有这张表')).toBe(book);
});
