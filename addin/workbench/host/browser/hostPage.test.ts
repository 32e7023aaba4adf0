import { Buffer } from 'node:buffer';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readBook } from '../../../../server/xlsx/book/readBook.ts';
import { startTestPane, type TestPane } from '../../testPane.ts';

/** Microsoft's library in a frame, in a browser, against the page that plays Excel. */

const PATIENCE = 60_000;

let pane: TestPane;
beforeAll(async () => {
  pane = await startTestPane();
}, PATIENCE);
afterAll(() => pane.close());

async function opened(): Promise<{ page: Page; frame: Frame }> {
  const { page } = await pane.open(`/host.html#token=${pane.token}`);
  const frame = await (await page.waitForSelector('#pane')).contentFrame();
  if (!frame) return expect.fail('the host page has no pane');
  await frame.waitForFunction(
    () => String((window as { Office?: typeof Office }).Office?.context?.host) === 'Excel',
  );
  return { page, frame };
}

const cellText = (page: Page, address: string) => page.locator(`[data-address="${address}"]`).textContent();

describe('the page that plays Excel', () => {
  it('draws what a script writes, worked out where it is a formula, and again what reads it', async () => {
    const { page, frame } = await opened();
    await frame.evaluate(() =>
      Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.add('试算');
        sheet.getRange('A1:B1').formulas = [[2, '=A1*2.5']];
        sheet.activate();
        await context.sync();
      }),
    );
    await expect.poll(() => cellText(page, 'B1')).toBe('5');
    await page.evaluate(() => window.hostPage?.type('A1', '4'));
    await expect.poll(() => cellText(page, 'B1')).toBe('10');
  });

  it('tells a script where a person clicks and what she types', async () => {
    const { page, frame } = await opened();
    await frame.evaluate(() =>
      Excel.run(async (context) => {
        const told: string[] = [];
        Object.assign(window, { told });
        context.workbook.worksheets.onSelectionChanged.add(async ({ address }) => {
          told.push(`selected ${address}`);
        });
        context.workbook.worksheets.onChanged.add(async ({ address, triggerSource }) => {
          told.push(`typed ${address} ${triggerSource}`);
        });
        await context.sync();
      }),
    );
    await page.locator('[data-address="B7"]').click();
    await page.evaluate(() => window.hostPage?.type('B7', '新值'));
    const told = () => frame.evaluate(() => (window as { told?: string[] }).told);
    await expect.poll(told).toEqual(['selected B7', 'typed B7 Unknown']);
  });

  it('gives its workbook as a file, slice by slice, and takes one to open beside it', async () => {
    const { page, frame } = await opened();
    await page.evaluate(() => window.hostPage?.type('A1', '未保存的标题'));
    const text = await frame.evaluate(
      () =>
        new Promise<string>((resolve, reject) => {
          Office.context.document.getFileAsync(
            Office.FileType.Compressed,
            { sliceSize: 65_536 },
            async ({ value: file, error }) => {
              if (error) return reject(error);
              let text = '';
              for (let index = 0; index < file.sliceCount; index++) {
                const slice = await new Promise<Office.Slice>((give) =>
                  file.getSliceAsync(index, ({ value }) => give(value)),
                );
                text += String.fromCharCode(...(slice.data as number[]));
              }
              file.closeAsync();
              await Excel.createWorkbook(btoa(text));
              resolve(btoa(text));
            },
          );
        }),
    );
    const { book } = await readBook(Buffer.from(text, 'base64'));
    const front = book.sheets[book.activeSheet];
    expect(front?.rows[0]?.cells[0]?.[2]).toBe('未保存的标题');
    expect(await page.evaluate(() => window.hostPage?.workbook.opened)).toEqual([text]);
  });
});
