import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright-core';

/** Pictures of the pane, looked at by people: `out/pane/`. Their Chinese is drawn the same on every machine. */

const folder = fileURLToPath(new URL('../../out/pane/', import.meta.url));
const require = createRequire(import.meta.url);

/** By weight. */
const fontFiles = {
  400: require.resolve('@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2'),
  600: require.resolve('@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-600-normal.woff2'),
};

/** Gives the pane a typeface with Chinese in it. */
export async function withChineseFont(page: Page, pane: Frame): Promise<void> {
  for (const [weight, file] of Object.entries(fontFiles)) {
    const address = `/font-${weight}.woff2`;
    await page.route(`**${address}`, (route) =>
      route.fulfill({ contentType: 'font/woff2', body: readFileSync(file) }),
    );
    const face = `font-family: 'Noto Sans SC'; src: url('${address}'); font-weight: ${weight}`;
    await pane.addStyleTag({ content: `@font-face { ${face} }` });
  }
}

export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.locator('#pane').screenshot({ path: `${folder}${name}.png` });
}
