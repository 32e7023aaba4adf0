import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sparticuz from '@sparticuz/chromium';
import { type Browser, chromium, type FrameLocator, type Page } from 'playwright-core';
import { ownCertificate } from '../../server/record/ownCertificate.ts';
import { readPages } from '../../server/record/pages.ts';
import { TEST_TOKEN } from '../../server/routes/testServer.ts';
import { type RunningServer, startServer } from '../../server/serve.ts';
import { readBook } from '../../server/xlsx/book/readBook.ts';

/** What tests in a real browser share: the product as it is served, Excel's part played by our host page. */

const pages = fileURLToPath(new URL('../dist/', import.meta.url));
const BOOK = '/book.json';

export interface Look {
  readonly language?: 'zh' | 'en';
  readonly theme?: 'light' | 'highContrast';
  readonly width?: number;
  readonly height?: number;
}

/** A pane in its page, and all that its console said. */
export interface OpenPane {
  readonly page: Page;
  readonly pane: FrameLocator;
  /** Errors and warnings, and requests that left this computer. */
  readonly complaints: readonly string[];
}

/** The server with its pages over https, and a browser. */
export class PaneDesk {
  readonly server: RunningServer;
  readonly #browser: Browser;
  readonly #home: string;

  private constructor(server: RunningServer, browser: Browser, home: string) {
    this.server = server;
    this.#browser = browser;
    this.#home = home;
  }

  static async start(): Promise<PaneDesk> {
    const home = mkdtempSync(join(tmpdir(), 'stepdown-pane-'));
    const { certificate } = await ownCertificate(home, 'linux', new Date());
    const site = { files: readPages(pages), officeJs: 'own' } as const;
    const server = await startServer({ port: 0, token: TEST_TOKEN, certificate, site });
    const executablePath = await sparticuz.executablePath();
    // In a single process the first page that is closed takes the browser with it.
    const args = sparticuz.args.filter((each) => each !== '--single-process');
    const browser = await chromium.launch({ executablePath, args, headless: true });
    return new PaneDesk(server, browser, home);
  }

  /** Opens the pane beside a workbook file; without one, beside a new workbook. */
  async open(
    bytes: Uint8Array | null,
    { language = 'zh', theme, width, height }: Look = {},
  ): Promise<OpenPane> {
    const page = await this.#browser.newPage({
      ignoreHTTPSErrors: true,
      viewport: { width: 640 + (width ?? 320), height: height ?? 640 },
      forcedColors: theme === 'highContrast' ? 'active' : 'none',
    });
    const complaints = complaintsOf(page, this.server.origin);
    if (bytes) {
      const { book } = await readBook(bytes);
      await page.route(`**${BOOK}`, (route) => route.fulfill({ json: book }));
    }
    const query = new URLSearchParams({ language, ...(bytes && { book: BOOK }) });
    await page.goto(`${this.server.origin}/host.html?${query}#token=${TEST_TOKEN}`);
    await page.addStyleTag({ content: `#pane { width: ${width ?? 320}px; flex: none }` });
    const pane = page.frameLocator('#pane');
    await pane.getByRole('navigation').waitFor();
    return { page, pane, complaints };
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.server.close();
    rmSync(this.#home, { recursive: true });
  }
}

function complaintsOf(page: Page, origin: string): readonly string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin && !request.url().startsWith('data:'))
      complaints.push(request.url());
  });
  return complaints;
}
