import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faultLine, placeText } from '../contract/faults/catalogue.ts';
import { intakeFaults } from '../contract/faults/intake.ts';
import {
  baseSheets,
  blocksOf,
  changed,
  loadSample,
  readSheets,
  type SampleChange,
} from './testing/sampleBlocks.ts';

interface BadSample {
  readonly code: string;
  readonly change: SampleChange;
  readonly place: string;
  readonly value: string | number | null;
  readonly zh: string;
  readonly en: string;
}

const files = readdirSync(new URL('./bad/', import.meta.url)).filter((file) => file.startsWith('IN-'));
const base = baseSheets();

test('the base is good: no fault at all, so that a sample shows its own fault only', () => {
  const { ledger, faults } = readSheets(blocksOf(base));
  expect(faults).toEqual([]);
  expect(ledger?.directCosts).toHaveLength(4);
});

test('every IN code has a sample', () => {
  expect(files.sort()).toEqual(Object.keys(intakeFaults).map((code) => `${code}.yaml`));
});

test.each(files)('%s', (file) => {
  const sample = loadSample<BadSample>(file);
  const { ledger, faults } = readSheets(blocksOf(changed(base, sample.change), sample.change));
  const [found, ...others] = faults;
  expect(others).toEqual([]);
  if (!found) throw new Error('nothing was found');
  expect(found.code).toBe(sample.code);
  expect(placeText(found.where)).toBe(sample.place);
  expect(found.params.value ?? null).toEqual(sample.value);
  expect(faultLine(found, 'zh')).toBe(sample.zh);
  expect(faultLine(found, 'en')).toBe(sample.en);
  expect(ledger === null).toBe(found.severity === 'blocking');
});
