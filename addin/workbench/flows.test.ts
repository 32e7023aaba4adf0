import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { departmentsBook, type OpenedPage, startTestPane, type TestPane } from './testPane.ts';

/** A month in Chromium: the built pane, Microsoft's library, our server, and our Excel around them. */

const PATIENCE = 120_000;

let product: TestPane;
beforeAll(async () => {
  product = await startTestPane();
  product.server.warmUp();
}, PATIENCE);
afterAll(() => product.close());

let opened: OpenedPage;
let pane: FrameLocator;
let page: Page;
beforeEach(async () => {
  const viewport = { width: 1200, height: 800 };
  opened = await product.open(`/host.html#token=${product.token}`, { viewport }, await departmentsBook());
  ({ page } = opened);
  pane = page.frameLocator('#pane');
  await button('校验').waitFor({ timeout: PATIENCE });
}, PATIENCE);
afterEach(async () => {
  expect(opened.complaints).toEqual([]);
  const strangers = opened.requests.filter((address) => new URL(address).origin !== product.server.origin);
  expect(strangers).toEqual([]);
  await page.context().close();
});

const button = (name: string | RegExp) => pane.getByRole('button', { name, exact: true });
const view = (name: string) =>
  pane
    .getByRole('navigation')
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click();

/** The host's workbook, as a person sees it. */
const sheetNames = () =>
  page.evaluate(() => window.hostPage?.workbook.worksheets.items.map(({ name }) => name) ?? []);
const cell = (sheet: string, address: string) =>
  page.evaluate(
    ([name, at]) => window.hostPage?.workbook.worksheets.getItem(name ?? '').cellAt(at ?? '')?.value ?? null,
    [sheet, address],
  );
const type = (sheet: string, address: string, entry: string | number) =>
  page.evaluate(
    ([name, at, value]) =>
      window.hostPage?.workbook.worksheets.getItem(String(name)).type(String(at), value ?? ''),
    [sheet, address, entry] as const,
  );
const select = (sheet: string, address: string) =>
  page.evaluate(
    ([name, at]) =>
      window.hostPage?.workbook.worksheets
        .getItem(name ?? '')
        .getRange(at ?? '')
        .select(),
    [sheet, address],
  );

/** Costs the sample hospital as an accountant does: check, then cost. */
async function cost(): Promise<void> {
  await button('校验').click();
  await button('核算').last().click({ timeout: PATIENCE });
  await button('看结果').click({ timeout: PATIENCE });
}

describe('a month in Excel', () => {
  it(
    'is checked, costed and traced to the cells that made it, and taken back',
    async () => {
      const before = await sheetNames();
      await cost();
      const after = await sheetNames();
      expect(after.length).toBeGreaterThan(before.length + 15);
      expect(after).toContain('科室04 分摊汇总');
      await pane.getByText('核对全部通过').waitFor();

      await view('追溯');
      await select('科室04 分摊汇总', 'I10');
      const amount = Number(await cell('科室04 分摊汇总', 'I10'));
      const shown = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 }).format(amount);
      await pane.getByRole('tree').getByText(shown).first().waitFor();
      const checks = after.find((name) => name.startsWith('核对')) ?? '';
      await select(checks, 'H5');
      await pane.getByText(/H5 不是核算得出的数/).waitFor();

      await view('结果');
      await button('撤销这次写回').click();
      await expect.poll(sheetNames, { timeout: PATIENCE }).toEqual(before);
    },
    PATIENCE,
  );

  it(
    'with a wrong cell is stopped, goes there with one click, and goes on once it is right',
    async () => {
      const good = await cell('直接成本', 'G10');
      await type('直接成本', 'G10', '一百');
      await button('校验').click();
      await pane.getByText('1 处阻断').first().waitFor({ timeout: PATIENCE });
      await view('校验');
      await pane.getByRole('button', { name: /G10/ }).first().click();
      await expect
        .poll(() => page.evaluate(() => window.hostPage?.workbook.getSelectedRange().address))
        .toBe('直接成本!G10');
      await type('直接成本', 'G10', Number(good));
      await button('再校验').first().click();
      await pane.getByText('1 处阻断').first().waitFor({ state: 'hidden', timeout: PATIENCE });
    },
    PATIENCE,
  );

  it(
    'is past once an input is edited, until it is costed again',
    async () => {
      await cost();
      const tab = () =>
        page.evaluate(() => window.hostPage?.workbook.worksheets.getItem('科室04 分摊汇总').tabColor);
      const fresh = await tab();
      await type('分摊参数', 'D10', 99);
      await expect.poll(tab, { timeout: PATIENCE }).not.toBe(fresh);
      await pane.getByText('过期').first().waitFor();
    },
    PATIENCE,
  );

  it(
    'beside another workbook comes through; stopping one leaves the other, and each has its own results',
    async () => {
      const other = await product.open(`/host.html#token=${product.token}`, {}, await departmentsBook());
      const beside = other.page.frameLocator('#pane');
      const besideButton = (name: string) => beside.getByRole('button', { name, exact: true });
      const besideTotal = () =>
        other.page.evaluate(
          () => window.hostPage?.workbook.worksheets.getItem('科室04 分摊汇总').cellAt('I10')?.value,
        );
      await besideButton('校验').waitFor({ timeout: PATIENCE });
      await other.page.evaluate(() =>
        window.hostPage?.workbook.worksheets.getItem('分摊参数').type('D10', 99),
      );
      await Promise.all([button('校验').click(), besideButton('校验').click()]);
      await button('核算').last().click({ timeout: PATIENCE });
      await besideButton('核算').last().click({ timeout: PATIENCE });
      await button('停止').click();
      await pane.getByText('核算已停止，工作簿没有变化').first().waitFor({ timeout: PATIENCE });
      await besideButton('看结果').waitFor({ timeout: PATIENCE });
      expect(await sheetNames()).not.toContain('科室04 分摊汇总');
      await button('核算').last().click();
      await button('看结果').click({ timeout: PATIENCE });
      const total = Number(await cell('科室04 分摊汇总', 'I10'));
      expect(total).toBeGreaterThan(0);
      expect(Number(await besideTotal())).not.toBe(total);
      expect(other.complaints).toEqual([]);
      await other.page.context().close();
    },
    PATIENCE,
  );

  it(
    'costed from the ribbon alone stands in the workbook',
    async () => {
      await page.locator('#ribbon').getByRole('button', { name: '核算', exact: true }).click();
      await expect.poll(sheetNames, { timeout: PATIENCE }).toContain('科室04 分摊汇总');
    },
    PATIENCE,
  );
});
