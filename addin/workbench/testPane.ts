import { Buffer } from 'node:buffer';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { type Browser, type BrowserContextOptions, type Page, chromium as playwright } from 'playwright-core';
import { ownCertificate } from '../../server/record/ownCertificate.ts';
import { readPages } from '../../server/record/pages.ts';
import { RecordDesk } from '../../server/record/recordDesk.ts';
import { readOrMakeToken } from '../../server/record/token.ts';
import { type RunningServer, startServer } from '../../server/serve.ts';
import type { Book } from '../../server/xlsx/book/book.ts';
import { readBook } from '../../server/xlsx/book/readBook.ts';
import { writeBook } from '../../server/xlsx/book/writeBook.ts';

/** The built pane as people get it: our server over https, with a certificate and a token of its own, and a real browser. */
export interface TestPane {
  readonly server: RunningServer;
  readonly token: string;
  /** Opens one of our pages; `/host.html` plays Excel around the pane, with the sample hospital or another book. */
  open(path: string, options?: BrowserContextOptions, book?: Book): Promise<OpenedPage>;
  close(): Promise<void>;
}

export interface OpenedPage {
  readonly page: Page;
  /** Errors and warnings on the console, and what was thrown and not caught, since the page was opened. */
  readonly complaints: readonly string[];
  /** Addresses that were asked for, by the page and its frames. */
  readonly requests: readonly string[];
}

/** The sample hospital without service items, laid down before the tests (server/house/buildAll.ts). */
export async function departmentsBook(): Promise<Book> {
  const path = new URL('../../server/dist/departments.xlsx', import.meta.url);
  return (await readBook(readFileSync(path))).book;
}

export async function startTestPane(): Promise<TestPane> {
  const home = mkdtempSync(join(tmpdir(), 'stepdown-pane-'));
  const token = readOrMakeToken(home);
  const { certificate } = await ownCertificate(home, process.platform, new Date());
  const files = readPages(fileURLToPath(new URL('../dist', import.meta.url)));
  const server = await startServer({
    port: 0,
    token,
    certificate,
    site: { files, officeJs: 'own' },
    record: new RecordDesk(home),
  });
  const browser = await startBrowser();
  return {
    server,
    token,
    open: (path, options, book) => open(browser, `${server.origin}${path}`, options, book),
    async close() {
      await browser.close();
      await server.close();
      rmSync(home, { recursive: true });
    },
  };
}

/** In one process the browser ends with the first window that is closed. */
const browserArguments = chromium.args.filter((argument) => argument !== '--single-process');

/** The Chromium that a package brings along: tests need none on the system. */
const startBrowser = async (): Promise<Browser> =>
  playwright.launch({
    executablePath: await chromium.executablePath(),
    args: browserArguments,
    headless: true,
  });

async function open(
  browser: Browser,
  address: string,
  options?: BrowserContextOptions,
  book?: Book,
): Promise<OpenedPage> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, ...options });
  await context.exposeFunction('hostFile', async (book: Book) =>
    Buffer.from(await writeBook(book)).toString('base64'),
  );
  const page = await context.newPage();
  if (book) await page.addInitScript({ content: `window.hostBook = ${JSON.stringify(book)};` });
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  context.on('request', (request) => requests.push(request.url()));
  await page.goto(address);
  return { page, complaints, requests };
}
