import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { buttonOf, type CommandName, commandNames, RIBBON_TAB } from '../../../addin/workbook/shell.ts';
import { readPages } from '../../record/pages.ts';
import { checkManifest } from './checkManifest.ts';
import { findingCodes, findingText } from './findings.ts';
import type { Commands } from './ribbon.ts';

const inHouse = (path: string) => new URL(path, import.meta.url);
const read = (path: string) => readFileSync(inHouse(path), 'utf8');
const samples = readdirSync(inHouse('bad/'));

/** A square PNG, as far as its size is read. */
function png(pixels: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(24));
  view.setUint32(0, 0x89504e47);
  view.setUint32(16, pixels);
  view.setUint32(20, pixels);
  return new Uint8Array(view.buffer);
}

const files = new Map([
  ...[16, 17, 32, 64, 80].map((pixels) => [`/a-${pixels}.png`, png(pixels)] as const),
  ['/taskpane.html', new Uint8Array()] as const,
  ['/help.html', new Uint8Array()] as const,
]);
const naming = { tab: RIBBON_TAB, buttonOf: (name: string) => buttonOf(name as CommandName) };
const oneCommand: Commands = { ...naming, names: ['checkWorkbook'] };
/** The sample that lacks a button and has another one. */
const twoCommands: Commands = { ...naming, names: ['checkWorkbook', 'stopRun'] };

/** Line and golden message by code. */
const messages: Readonly<Record<string, { line: number; zh: string; en: string }>> = parse(
  read('messages.yaml'),
);

describe('the check of manifests', () => {
  test('finds nothing in a sound one', () => {
    expect(checkManifest(read('sound.xml'), files, oneCommand)).toEqual([]);
  });

  test.each(samples)('%s: finds the one fault and nothing else, and tells it as promised', (name) => {
    const [code = ''] = /^MF-\d{3}/.exec(name) ?? [];
    const commands = code === 'MF-017' ? twoCommands : oneCommand;
    const found = checkManifest(read(`bad/${name}`), files, commands);
    expect(
      found.map((finding) => ({ code: finding.code, line: finding.line, ...findingText(finding) })),
    ).toEqual([{ code, ...messages[code] }]);
  });

  test('has a manifest with one fault for every code, and English without Chinese', () => {
    expect(samples.map((name) => name.slice(0, 'MF-000'.length)).sort()).toEqual([...findingCodes]);
    for (const { en } of Object.values(messages))
      expect(en.replace(/“[^”]*”/g, '')).not.toMatch(/[\u4e00-\u9fff{}]/);
  });

  test('finds nothing in our own, against what is built and what the add-in answers', () => {
    const pages = readPages(fileURLToPath(inHouse('../../../addin/dist')));
    const own = checkManifest(read('../../../manifest.xml'), pages, { ...naming, names: commandNames });
    expect(own).toEqual([]);
  });
});
