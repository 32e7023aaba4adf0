import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { readBook } from '../../../server/xlsx/book/readBook.ts';
import { fullBook } from '../../../server/xlsx/book/testFullBook.ts';
import { openBook } from '../../workbench/host/book/openBook.ts';
import { startNodeHost } from '../../workbench/host/nodeHost.ts';
import { OfficeWorkbook } from './officeWorkbook.ts';

function opened() {
  const workbook = openBook({ ...fullBook, protection: null });
  startNodeHost(workbook);
  return { workbook, excel: new OfficeWorkbook() };
}

describe('the open workbook as a file', () => {
  it('holds what a person has not saved yet', async () => {
    const { workbook, excel } = opened();
    workbook.worksheets.getItem('目录').type('A5', '未保存');
    const { book } = await readBook(await excel.file());
    expect(book.sheets[0]?.rows.at(-1)?.cells).toEqual([[0, 0, '未保存']]);
  });

  it('is let go of each time, so that Excel gives it again and again', async () => {
    const { excel } = opened();
    const sizes = [(await excel.file()).length, (await excel.file()).length, (await excel.file()).length];
    expect(new Set(sizes).size).toBe(1);
  });

  it('is let go of where nobody wants it any more', async () => {
    const { excel } = opened();
    const stop = new AbortController();
    stop.abort();
    for (const _ of ['once', 'twice', 'thrice'])
      await expect(excel.file({ signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
    expect((await excel.file()).length).toBeGreaterThan(0);
  });

  it('is refused in words where Excel does not give it', async () => {
    const { excel } = opened();
    const left = [1, 2].map(
      () =>
        new Promise<Office.File>((resolve) => {
          Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize: 100 }, ({ value }) =>
            resolve(value),
          );
        }),
    );
    const files = await Promise.all(left);
    await expect(excel.file()).rejects.toMatchObject({ fault: { code: 'WB-065', params: { code: '7000' } } });
    for (const file of files) file.closeAsync();
  });
});

it('a file opens as a workbook beside this one', async () => {
  const { workbook, excel } = opened();
  const bytes = await excel.file();
  await excel.openNew(bytes);
  expect(workbook.opened.map((file) => Buffer.from(file, 'base64').equals(bytes))).toEqual([true]);
});
