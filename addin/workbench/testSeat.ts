import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Frame, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Book } from '../../server/xlsx/book/book.ts';
import { departmentsBook, type OpenedPage, type TestPane } from './testPane.ts';
import { picture, withChineseFont } from './testPictures.ts';

/** Milliseconds that a browser may take to come up. */
export const PATIENCE = 120_000;
const NARROWEST_PIXELS = 320;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A pane that somebody sits before. */
export class Seat {
  readonly opened: OpenedPage;
  readonly page: Page;
  readonly frame: Frame;

  private constructor(opened: OpenedPage, frame: Frame) {
    this.opened = opened;
    this.page = opened.page;
    this.frame = frame;
  }

  static async take(
    product: TestPane,
    address = `/host.html#token=${product.token}`,
    book?: Book,
  ): Promise<Seat> {
    const viewport = { width: 1000, height: 700 };
    const opened = await product.open(address, { viewport }, book ?? (await departmentsBook()));
    const { page } = opened;
    page.setDefaultTimeout(20_000);
    // What fades in is looked at once it is there.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.addStyleTag({ content: `#pane { width: ${NARROWEST_PIXELS}px; flex: none }` });
    await page.frameLocator('#pane').getByRole('navigation').waitFor({ timeout: PATIENCE });
    const frame = page.frames()[1] ?? expect.fail('the host page has no pane');
    await withChineseFont(page, frame);
    return new Seat(opened, frame);
  }

  button(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  /** Opens a section that is folded away. */
  unfold(title: string): Promise<void> {
    return this.frame.getByRole('heading', { level: 2, name: title }).click();
  }

  /** Chooses a file where the pane asks for one. */
  async give(button: string, path: string): Promise<void> {
    const asked = this.page.waitForEvent('filechooser');
    await this.button(button).press('Enter');
    await (await asked).setFiles(path);
  }

  /** The primary button, always in the same place. */
  get next(): Locator {
    return this.frame.getByRole('region', { name: /^(下一步|Next step)$/ }).getByRole('button');
  }

  heading(text: string | RegExp): Locator {
    return this.frame.getByRole('heading', { level: 1 }).filter({ hasText: text });
  }

  async show(view: string): Promise<void> {
    await this.frame
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${view}`) })
      .click();
    await this.frame.getByRole('heading', { level: 1 }).waitFor();
  }

  async type(sheet: string, address: string, entry: string | number): Promise<void> {
    await this.page.evaluate(
      ([name, at, value]) =>
        window.hostPage?.workbook.worksheets.getItem(String(name)).type(String(at), value ?? ''),
      [sheet, address, entry] as const,
    );
  }

  async select(sheet: string, address: string): Promise<void> {
    await this.page.evaluate(
      ([name, at]) =>
        window.hostPage?.workbook.worksheets
          .getItem(name ?? '')
          .getRange(at ?? '')
          .select(),
      [sheet, address],
    );
  }

  /** Nothing that axe finds, nothing that runs out of 320 pixels; and a picture. */
  async look(name: string): Promise<void> {
    // A button that has just become active is looked at in its own colour.
    await this.frame.evaluate(() =>
      Promise.allSettled(
        document
          .getAnimations()
          .filter((animation) => animation instanceof CSSTransition)
          .map(({ finished }) => finished),
      ),
    );
    await this.frame.evaluate(axeSource);
    const { violations } = (await this.frame.evaluate('axe.run()')) as axe.AxeResults;
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    expect(found, name).toEqual([]);
    const width = await this.frame.evaluate(() =>
      Math.max(...[...document.querySelectorAll('body, main')].map(({ scrollWidth }) => scrollWidth)),
    );
    expect(width, name).toBeLessThanOrEqual(NARROWEST_PIXELS);
    await picture(this.page, name);
  }

  /** Stands up; what was said on the console is heard. */
  async leave(): Promise<void> {
    expect(this.opened.complaints).toEqual([]);
    await this.page.context().close();
  }
}
