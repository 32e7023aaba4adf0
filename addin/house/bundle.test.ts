import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

/** The pane as it is served. */

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const read = (file: string) => readFileSync(join(dist, file));
const page = read('taskpane.html').toString();
const scripts = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'));

/** What the page loads before it shows anything. */
const firstView = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, file]) => file ?? '');

const FIRST_VIEW_BYTES = 250_000;

describe('the bundle of the pane', () => {
  test('shows its first view from at most 250 kB, gzipped', () => {
    expect(firstView.some((file) => file.endsWith('.js'))).toBe(true);
    const bytes = [page, ...firstView.map(read)].reduce((sum, file) => sum + gzipSync(file).length, 0);
    expect(bytes).toBeLessThanOrEqual(FIRST_VIEW_BYTES);
  });

  test('holds nothing of Node', () => {
    expect(scripts.filter((name) => /["'`]node:/.test(read(join('assets', name)).toString()))).toEqual([]);
  });

  test('is the production build', () => {
    expect(
      scripts.filter((name) =>
        /jsxDEV|react-dom-client\.development/.test(read(join('assets', name)).toString()),
      ),
    ).toEqual([]);
  });

  test('loads office.js as a classic script of our own origin, and no script inline', () => {
    expect(page).toContain('<script src="/office-js/office.js"></script>');
    expect([...page.matchAll(/<script(?![^>]*\bsrc=)/g)]).toEqual([]);
    expect([...page.matchAll(/(?:src|href)="(?!\/)[^"]*"/g)]).toEqual([]);
  });

  test('has a help page that names the add-in as the manifest does, where it says how to remove it', () => {
    const manifest = readFileSync(new URL('../../manifest.xml', import.meta.url), 'utf8');
    const [, id = ''] = /<Id>(.*)<\/Id>/.exec(manifest) ?? [];
    expect(read('help.html').toString().split(id)).toHaveLength(3);
  });

  test('has the library as Microsoft published it', () => {
    for (const file of [
      'office.js',
      'excel-win32-16.01.js',
      'excel-web-16.00.js',
      'excel-mac-16.00.js',
      'zh-cn/office_strings.js',
    ]) {
      const published = readFileSync(
        new URL(`../../node_modules/@microsoft/office-js/dist/${file}`, import.meta.url),
      );
      expect(read(`office-js/${file}`).equals(published)).toBe(true);
    }
  });
});
