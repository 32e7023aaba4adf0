import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderReader } from './folderReader.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stepdown-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = () => join(folder, 'drivers.yaml');
const write = (text: string, seconds: number) => {
  writeFileSync(file(), text);
  utimesSync(file(), seconds, seconds);
};

test('a folder is read again when a file changed in content, time or name, and only then', () => {
  const read: string[] = [];
  const reader = new FolderReader((directory) => {
    const text = readFileSync(join(directory, 'drivers.yaml'), 'utf8');
    read.push(text);
    return text;
  });
  write('one', 1);
  expect([reader.of(folder), reader.of(folder), read]).toEqual(['one', 'one', ['one']]);
  write('two', 2);
  expect(reader.of(folder)).toBe('two');
  write('three', 2);
  expect(reader.of(folder)).toBe('three');
  writeFileSync(join(folder, 'extra.yaml'), '');
  reader.of(folder);
  reader.of(folder);
  expect(read).toEqual(['one', 'two', 'three', 'three']);
});

test('what is wrong with a folder that is not there is found anew each time', () => {
  let times = 0;
  const reader = new FolderReader(() => ++times);
  expect([reader.of(join(folder, 'none')), reader.of(join(folder, 'none'))]).toEqual([1, 2]);
});
