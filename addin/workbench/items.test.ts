import { Buffer } from 'node:buffer';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { itemRecords, mainBook } from '../../server/road/submissions/testHospital.ts';
import { complete, typed } from '../../server/road/submissions/testReturns.ts';
import { readBook } from '../../server/xlsx/book/readBook.ts';
import { openZip } from '../../server/xlsx/zipArchive.ts';
import { startTestPane, type TestPane } from './testPane.ts';
import { PATIENCE, Seat } from './testSeat.ts';

/** 项目 as an accountant meets it: a month's 填报 from the first button to the clerk's cell behind a number. */

const folder = mkdtempSync(join(tmpdir(), 'stepdown-items-'));

let product: TestPane;
let seat: Seat;
beforeAll(async () => {
  product = await startTestPane();
  const priced = itemRecords.materials.map((material) => ({ ...material, priceYuan: 2 }));
  const { book } = await readBook(await mainBook({ materials: priced }));
  seat = await Seat.take(product, undefined, book);
}, PATIENCE);
afterAll(async () => {
  await seat.leave();
  await product.close();
  rmSync(folder, { recursive: true });
});

/** What the browser laid down after a press. */
async function downloaded(button: string): Promise<Uint8Array> {
  const coming = seat.page.waitForEvent('download');
  await seat.button(button).click();
  return new Uint8Array(readFileSync(await (await coming).path()));
}

/** The clerks' answers as files; 检验科 says so many minutes for a coagulation test. */
async function answers(sent: Uint8Array, minutes: number): Promise<string[]> {
  const zip = await openZip(sent);
  const files = zip.names.map(async (name) => {
    const [, unit = ''] = name.split('_');
    const filled = await typed(await zip.read(name), complete[unit] ?? {});
    const bytes = unit === '0201' ? await typed(filled, { 项目人力: { G5: 60, G6: minutes } }) : filled;
    const path = join(folder, `${unit}.xlsx`);
    writeFileSync(path, Buffer.from(bytes));
    return path;
  });
  return Promise.all(files);
}

async function collect(paths: readonly string[]): Promise<void> {
  const asked = seat.page.waitForEvent('filechooser');
  await seat.button('选文件').press('Enter');
  await (await asked).setFiles([...paths]);
}

test(
  '填报 goes out as files, comes back with its faults, and stands in the workbook once it is sound',
  async () => {
    await seat.show('项目');
    await seat.look('items-empty');
    await seat.unfold('生成填报工作簿');
    await seat.frame.getByLabel('交回日期').fill('2025-02-28');
    await seat.frame.getByLabel('联系人').fill('财务科 8001');
    await seat.button('生成').press('Enter');
    await seat.frame.getByText(/^已生成 3 份/).waitFor({ timeout: PATIENCE });
    await seat.look('items-sent');
    const sent = await downloaded('下载填报工作簿（压缩包）');

    await collect(await answers(sent, 10_000));
    await seat.heading('2 个科室已接收，共 3 个').waitFor({ timeout: PATIENCE });
    await seat.frame
      .getByText(/^\d+ 处问题$/)
      .first()
      .click();
    await seat.frame.getByText(/《项目人力》G6/).waitFor();
    await seat.look('items-faulty');
    const copies = await openZip(await downloaded('下载退回件（压缩包）'));
    expect(copies.names).toEqual(['0201.xlsx']);

    await collect(await answers(sent, 9));
    await seat.heading('3 个科室已接收，共 3 个').waitFor({ timeout: PATIENCE });
    await seat.frame.getByLabel('您的姓名').fill('王会计');
    await seat.button('登记收回情况').click();
    await seat.frame.getByText('已登记 3 条。').waitFor();
    await seat.button('把 3 个科室的填报写入工作簿').click();
    await seat.frame.getByText(/^3 个科室的填报已写入/).waitFor({ timeout: PATIENCE });
    await seat.look('items-merged');
  },
  3 * PATIENCE,
);

test(
  'what is unusual is listed by department, and a number of an item leads to the clerk’s cell',
  async () => {
    await seat.button('设置').click();
    await seat.frame.getByLabel('项目成本方法').selectOption('time-driven');
    await seat.show('核算');
    await seat.next.filter({ hasText: '校验' }).click();
    await seat.next.filter({ hasText: '核算' }).click({ timeout: PATIENCE });
    await seat.next.filter({ hasText: '看结果' }).click({ timeout: PATIENCE });
    await seat.show('项目');
    const findings = seat.frame.getByRole('region', { name: '合理性评估' });
    await findings.getByText('与标准库').first().waitFor({ timeout: PATIENCE });
    await seat.frame
      .getByRole('heading', { name: '合理性评估' })
      .evaluate((heading) => heading.scrollIntoView());
    await seat.look('items-findings');
    await seat
      .button(/^转到《项目人力》/)
      .first()
      .click();
    await expect.poll(() => seat.page.evaluate(() => window.hostPage?.workbook.active.name)).toBe('项目人力');

    const at = await seat.page.evaluate(() => {
      const sheet = window.hostPage?.workbook.worksheets.items.find(({ name }) => name.startsWith('项目02'));
      const used = sheet?.getUsedRange();
      const row = used?.values.findIndex((cells) => cells.includes('0201') && cells.includes('B01')) ?? -1;
      const heads = used?.values.map((cells) => cells.indexOf('单位成本')) ?? [];
      const column = heads.find((each) => each >= 0) ?? -1;
      sheet?.getCell((used?.area.row ?? 0) + row, (used?.area.column ?? 0) + column).select();
      return [row, column];
    });
    expect(Math.min(...at)).toBeGreaterThan(0);
    await seat.show('追溯');
    const tree = seat.frame.getByRole('tree');
    await tree.getByRole('treeitem', { level: 1 }).focus();
    for (let step = 0; step < 12; step++) {
      if (await seat.frame.getByText(/^依据/).count()) break;
      await seat.page.keyboard.press('ArrowRight');
      await seat.page.waitForLoadState('networkidle');
    }
    await seat.frame.getByText(/^依据/).first().waitFor();
    await seat.look('items-trace');
  },
  3 * PATIENCE,
);

test(
  'speaks English, and is dark on a dark system',
  async () => {
    await seat.show('项目');
    await seat.page.emulateMedia({ colorScheme: 'dark' });
    await seat.look('items-dark');
    await seat.page.emulateMedia({ colorScheme: 'light' });
    await seat.button('设置').click();
    await seat.frame.getByLabel('语言').selectOption('en');
    await seat.show('Items');
    await seat.look('items-english');
    await seat.page.emulateMedia({ forcedColors: 'active' });
    await seat.look('items-forced');
  },
  PATIENCE,
);
