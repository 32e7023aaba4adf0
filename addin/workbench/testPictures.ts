import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright-core';

/** Pictures of the pane, looked at by people: `out/pane/`. Their Chinese is drawn the same on every machine. */

const folder = fileURLToPath(new URL('../../out/pane/', import.meta.url));
const FONT = '/font.woff2';
const fontFile = createRequire(import.meta.url).resolve(
  '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2',
);

/** Gives the pane a typeface with Chinese in it. */
export async function withChineseFont(page: Page, pane: Frame): Promise<void> {
  await page.route(`**${FONT}`, (route) =>
    route.fulfill({ contentType: 'font/woff2', body: readFileSync(fontFile) }),
  );
  const face = `@font-face { font-family: 'Noto Sans SC'; src: url('${FONT}'); font-weight: 100 900 }`;
  await pane.addStyleTag({ content: face });
}

export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.locator('#pane').screenshot({ path: `${folder}${name}.png` });
}
