import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCase, runCase, UnknownCase } from './runCase.ts';

const here = dirname(fileURLToPath(import.meta.url));
const folders = readdirSync(here, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.name === 'case.json')
  .map((entry) => entry.parentPath);

describe('worked examples, each as a workbook down the whole road', () => {
  it('finds the three that this version computes', () => {
    expect(folders.length).toBeGreaterThanOrEqual(3);
  });

  it.each(folders.map((folder) => [loadCase(folder).id, folder]))('%s', async (_, folder) => {
    const { lines, faults } = await runCase(loadCase(folder));
    expect(faults.filter(({ severity }) => severity !== 'notice')).toEqual([]);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter(({ passed }) => !passed)).toEqual([]);
  });

  it('tells a wrong figure apart from a right one', async () => {
    const book = loadCase(join(here, 'alloc-09-horngren-castleford'));
    const [first, ...rest] = book.expectations;
    if (!first) throw new Error('the case has no figures');
    const wrong = { ...book, expectations: [{ ...first, expectedYuan: first.expectedYuan + 0.01 }, ...rest] };
    const { lines } = await runCase(wrong);
    expect(lines.map(({ passed }) => passed)).toEqual([false, ...rest.map(() => true)]);
  });

  it('refuses a shape it does not know', () => {
    expect(() => loadCase(join(here, '..', '..', 'package.json'))).toThrow(UnknownCase);
  });
});
