import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, type FrameLocator, type Page, chromium as playwright } from 'playwright-core';
import { filledBook } from '../cases/filledBook.ts';
import { sampleHospital } from '../cases/sampleHospital/sampleHospital.ts';
import { readBook } from '../xlsx/book/readBook.ts';
import type { Scenario } from './scenarios.ts';
import { lineOf } from './serverScenarios.ts';

/** The pane as people use it: `npm start`'s server, Chromium, Microsoft's library, our Excel around it. */

const SEED = 20240131;
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const PATIENCE_MILLISECONDS = 120_000;

interface Started {
  readonly address: string;
  readonly stop: () => void;
}

async function startProduct(): Promise<Started> {
  const home = mkdtempSync(join(tmpdir(), 'stepdown-bench-'));
  const server = spawn(process.execPath, [main, '--port', '0'], {
    env: { ...process.env, STEPDOWN_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await lineOf(server, /https:\/\/localhost:\d+/);
  const token = readFileSync(join(home, 'token'), 'utf8').trim();
  return {
    address: `${origin}/host.html#token=${token}`,
    stop: () => {
      server.kill();
      rmSync(home, { recursive: true });
    },
  };
}

const startBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((argument) => argument !== '--single-process'),
    headless: true,
  });

interface Milliseconds {
  readonly [what: string]: number;
}

/** A month of 500 units, from opening the pane to a what-if. */
async function month(page: Page, address: string): Promise<Milliseconds> {
  page.setDefaultTimeout(PATIENCE_MILLISECONDS);
  const pane = page.frameLocator('#pane');
  const button = (name: string) => pane.getByRole('button', { name, exact: true });
  let start = performance.now();
  await page.goto(address);
  await pane.getByRole('navigation').waitFor();
  const firstView = performance.now() - start;
  await button('校验').waitFor();
  const tasks = await watchLongTasks(page);
  start = performance.now();
  await button('校验').click();
  await button('核算').last().waitFor();
  const check = performance.now() - start;
  start = performance.now();
  await button('核算').last().click();
  await button('看结果').waitFor();
  const cost = performance.now() - start;
  const longestTask = Math.max(0, ...(await tasks()));
  return { firstView, check, cost, longestTask, ...(await questions(page, pane)) };
}

/** Tasks of the pane itself (`self`), not of the page around it that plays Excel in the same thread. */
async function watchLongTasks(page: Page): Promise<() => Promise<number[]>> {
  const frame = page.frames()[1];
  if (!frame) throw new Error('the page has no pane');
  await frame.evaluate(LONG_TASKS);
  return () => frame.evaluate<number[]>('window.longTasks');
}

/** Runs in the pane. */
const LONG_TASKS = `window.longTasks = [];
new PerformanceObserver((list) => {
  for (const { name, duration } of list.getEntries()) if (name === 'self') window.longTasks.push(duration);
}).observe({ entryTypes: ['longtask'] });`;

const SELECT = `window.hostPage.workbook.worksheets.getItem('科室04 分摊汇总').getRange('I10').select()`;

async function questions(page: Page, pane: FrameLocator): Promise<Milliseconds> {
  await pane.getByRole('navigation').getByRole('button', { name: /^追溯/ }).click();
  const start = performance.now();
  await page.evaluate(SELECT);
  await pane.getByRole('treeitem').nth(1).waitFor();
  const trace = performance.now() - start;
  return { trace, ...(await trial(pane)) };
}

/** One headcount more: from the press to the effect on every unit. */
async function trial(pane: FrameLocator): Promise<Milliseconds> {
  await pane.getByRole('navigation').getByRole('button', { name: /^测算/ }).click();
  await pane.getByLabel('改什么').selectOption({ label: '人员' });
  await pane.getByRole('combobox', { name: '科室' }).first().fill('0');
  await pane
    .getByRole('option', { name: /\d{4,}/ })
    .first()
    .click();
  await pane.getByLabel('改为').fill('99');
  const start = performance.now();
  await pane.getByRole('button', { name: '看影响' }).first().click();
  await pane.getByRole('heading', { level: 1, name: /个科室的成本有变化/ }).waitFor();
  return { whatIf: performance.now() - start };
}

export const paneScenario: Scenario = {
  name: 'pane 500 units × 30 leaves × 2 sources, month: first view, check, cost to the last sheet, trace, what-if',
  run: async () => {
    const size = { seed: SEED, units: 500, months: 1, leaves: 30, sources: 2, dense: false };
    const { book } = await readBook(await filledBook(sampleHospital(size)));
    const { address, stop } = await startProduct();
    const browser = await startBrowser();
    const page = await browser.newPage({ ignoreHTTPSErrors: true });
    await page.addInitScript({ content: `window.hostBook = ${JSON.stringify(book)};` });
    try {
      return await month(page, address);
    } finally {
      await browser.close();
      stop();
    }
  },
};
