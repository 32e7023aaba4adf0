import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buttonOf, type CommandName, commandNames, RIBBON_TAB } from '../../addin/workbook/shell.ts';
import { checkManifest } from '../house/manifest/checkManifest.ts';
import { writeEntrance, writeManifest } from './addinFiles.ts';
import { readPages } from './pages.ts';

const TOKEN = 'a'.repeat(64);
const ORIGIN = 'https://localhost:20443';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'stepdown-addin-'));
});
afterEach(() => rmSync(home, { recursive: true }));

describe('the files that hand the token over', () => {
  test('the manifest is as sound as the one it was made from, all of it at the origin of the server', () => {
    const { file, addinId } = writeManifest(home, ORIGIN, TOKEN);
    const manifest = readFileSync(file, 'utf8');
    const pages = readPages(fileURLToPath(new URL('../../addin/dist', import.meta.url)));
    const commands = {
      names: commandNames,
      tab: RIBBON_TAB,
      buttonOf: (name: string) => buttonOf(name as CommandName),
    };
    expect(checkManifest(manifest, pages, commands)).toEqual([]);
    expect(manifest).not.toContain('18360');
    expect(manifest).toContain(`<Id>${addinId}</Id>`);
  });

  test('the token stands behind the # of the pane’s address and nowhere else', () => {
    const { file } = writeManifest(home, ORIGIN, TOKEN);
    const tokens = readFileSync(file, 'utf8').split(TOKEN).length - 1;
    const panes = readFileSync(file, 'utf8').split(`"${ORIGIN}/taskpane.html#token=${TOKEN}"`).length - 1;
    expect([tokens, panes]).toEqual([2, 2]);
  });

  test('are replaced whole at the next start, and nothing is left beside them', () => {
    for (const origin of [ORIGIN, 'https://localhost:20444']) {
      writeManifest(home, origin, TOKEN);
      writeEntrance(home, `${origin}/host.html`, TOKEN);
    }
    expect(readdirSync(home).sort()).toEqual(['manifest.xml', 'open.html']);
    for (const file of readdirSync(home))
      expect(readFileSync(join(home, file), 'utf8')).not.toContain(ORIGIN);
  });

  test.skipIf(process.platform === 'win32')('are for their owner alone', () => {
    writeManifest(home, ORIGIN, TOKEN);
    writeEntrance(home, `${ORIGIN}/host.html`, TOKEN);
    for (const file of readdirSync(home)) expect(statSync(join(home, file)).mode & 0o777).toBe(0o600);
  });
});
