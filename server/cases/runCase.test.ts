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
  it('finds those that this version computes', () => {
    expect(folders.map((folder) => loadCase(folder).id).sort()).toEqual([
      'abc-01-openstax-musicality',
      'alloc-01-bhima-docs-stepdown',
      'alloc-09-horngren-castleford',
      'cn-02-shandong-cost-restoration',
      'cvp-01-openstax-hicks',
      'cvp-06-cn-ward',
      'golden-eleven-units',
      'tdabc-02-kaplan-hbr',
    ]);
  });

  const named = folders.map((folder) => [loadCase(folder).id, folder] as const);
  describe.each(named)('%s', (_, folder) => {
    it.each(['yuan1e-4', 'fen'] as const)('posted in %s', async (quantum) => {
      const book = loadCase(folder);
      const { lines, faults } = await runCase(book, quantum);
      expect(faults.filter(({ severity }) => severity !== 'notice')).toEqual([]);
      expect(lines).toHaveLength(book.expectations.length);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.filter(({ passed }) => !passed)).toEqual([]);
    });
  });

  it('says what it leaves out', () => {
    expect(loadCase(join(here, 'cvp-01-openstax-hicks')).notComputed).toEqual(['preTaxTarget']);
    expect(loadCase(join(here, 'alloc-09-horngren-castleford')).notComputed).toContain('reciprocal');
  });

  it('the bound at the fen is a matter of fen, not of yuan, for a unit’s cost per visit', async () => {
    const { lines } = await runCase(loadCase(join(here, 'golden-eleven-units')), 'fen');
    const perVisit = lines.find(({ label }) => label === 'costPerVisit.0101');
    expect(perVisit?.tolerance).toBeGreaterThan(0.005);
    expect(perVisit?.tolerance).toBeLessThan(0.006);
  });

  it('tells a wrong figure apart from a right one', async () => {
    const book = loadCase(join(here, 'alloc-09-horngren-castleford'));
    const [first, ...rest] = book.expectations;
    if (!first) throw new Error('the case has no figures');
    const wrong = { ...book, expectations: [{ ...first, expected: first.expected + 0.01 }, ...rest] };
    const { lines } = await runCase(wrong);
    expect(lines.map(({ passed }) => passed)).toEqual([false, ...rest.map(() => true)]);
  });

  it('refuses a shape it does not know', () => {
    expect(() => loadCase(join(here, '..', '..', 'package.json'))).toThrow(UnknownCase);
  });
});
