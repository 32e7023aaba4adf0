import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { verbsOf } from '../../../server/contract/layout/planAddresses.ts';
import type { SheetPlan } from '../../../server/contract/plan.ts';
import type { RangeBlock } from '../../../server/contract/rangeBlock.ts';
import { startTestServer } from '../../../server/routes/testServer.ts';
import { readBook } from '../../../server/xlsx/book/readBook.ts';
import { writeBook } from '../../../server/xlsx/book/writeBook.ts';
import { digestPlans } from '../../../server/xlsx/planDigest.ts';
import { readWorkbook } from '../../../server/xlsx/readWorkbook.ts';
import { charts, plans } from '../../../server/xlsx/testPlans.ts';
import { bookOf } from '../../workbench/host/book/bookOf.ts';
import { openBook } from '../../workbench/host/book/openBook.ts';
import { Workbook } from '../../workbench/host/model/workbook.ts';
import { startNodeHost } from '../../workbench/host/nodeHost.ts';
import { OfficeWorkbook } from './officeWorkbook.ts';

/** Excel and files are two ways to the same workbook: what is read and what is written is the same on both. */

const fixtures = new URL('../../../server/xlsx/fixtures/', import.meta.url);
const books = (await readdir(fixtures))
  .filter((name) => name.endsWith('.xlsx'))
  .map((name) => [name, new URL(name, fixtures)] as const);
const sample = [
  'sample-hospital.xlsx',
  new URL('../../../templates/sample-hospital.xlsx', import.meta.url),
] as const;

describe('reading', () => {
  it.each([...books, sample])('%s open in Excel gives what the file gives', async (_, url) => {
    const bytes = await readFile(url);
    const { blocks } = await readWorkbook(bytes);
    startNodeHost(openBook((await readBook(bytes)).book));
    const read = await new OfficeWorkbook().read();
    expect(cellsOf(read)).toEqual(cellsOf(blocks));
  });

  it('asks for all sheets together, tells how far it is, and stops where nobody wants it any more', async () => {
    const host = startNodeHost(openBook((await readBook(await readFile(sample[1]))).book));
    const told: number[] = [];
    await new OfficeWorkbook().read({ tell: ({ done, total }) => told.push(done / total) });
    expect(host.batches.length).toBeLessThan(15);
    expect(told.at(-1)).toBe(1);
    const stop = new AbortController();
    const stopped = new OfficeWorkbook().read({ signal: stop.signal, tell: () => stop.abort() });
    await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('asks for less where Excel gives no answer, down to one row', async () => {
    const bytes = await readFile(sample[1]);
    const workbook = openBook((await readBook(bytes)).book);
    startNodeHost(workbook);
    const whole = cellsOf(await new OfficeWorkbook().read());
    workbook.limits.cellsPerAnswer = 600;
    expect(cellsOf(await new OfficeWorkbook().read())).toEqual(whole);
  });
});

/** Cell by cell, whatever pieces it came in; sheets are numbered by each reader in its own way. */
function cellsOf(blocks: readonly RangeBlock[]): Map<string, unknown> {
  const cells = new Map<string, unknown>();
  for (const { sheetName, origin, columns, values, kinds, texts, hiddenRows, planKey } of blocks) {
    cells.set(`${sheetName} hidden ${origin.row}`, hiddenRows.length);
    cells.set(`${sheetName} plan`, planKey ?? null);
    const shown = new Map(texts);
    values.forEach((value, index) => {
      if (kinds[index] === 0) return;
      const place = `${sheetName} ${origin.row + Math.floor(index / columns)} ${origin.column + (index % columns)}`;
      cells.set(place, [value, kinds[index], shown.get(index) ?? null]);
    });
  }
  for (const key of cells.keys()) if (key.includes(' hidden ')) cells.delete(key);
  return new Map([...cells].sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('writing', () => {
  const written = async (batch: readonly SheetPlan[], workbook = new Workbook(['收入'])) => {
    startNodeHost(workbook);
    await new OfficeWorkbook().write(batch);
    takePlannedValues(workbook, batch);
    return writeBook(bookOf(workbook));
  };

  it('through Excel leaves a file that reads as planned, verb by verb', async () => {
    const batch = [...plans, charts];
    const digests = await digestPlans(await written(batch), batch);
    expect(digests.flatMap(({ differences }) => differences)).toEqual([]);
    expect(digests.every(({ planned, found }) => planned === found)).toBe(true);
    const verbs = new Set(batch.flatMap((plan) => plan.verbs.map(({ verb }) => verb)));
    expect([...verbs].sort()).toEqual(
      [
        'block',
        'chart',
        'columnWidths',
        'filter',
        'freeze',
        'mark',
        'merge',
        'print',
        'rowHeights',
        'table',
        'validation',
      ].sort(),
    );
  });

  it('over another plan leaves nothing of it: sizes, merges, panes, rules, charts', async () => {
    const workbook = new Workbook(['收入']);
    const batch = [...plans, charts].filter(({ verbs }) => verbs.every(({ verb }) => verb !== 'table'));
    await written(batch, workbook);
    const kept = new Set(['block', 'filter', 'mark', 'print', 'table']);
    const bare = batch.map((plan) => ({ ...plan, verbs: plan.verbs.filter(({ verb }) => kept.has(verb)) }));
    const digests = await digestPlans(await written(bare, workbook), bare);
    expect(digests.flatMap(({ differences }) => differences)).toEqual([]);
  });

  it('the sample hospital’s results into its workbook, first and again, is what the command line writes', async () => {
    const bytes = await readFile(sample[1]);
    const server = await startTestServer();
    const input = await server.client.sendInput((await readWorkbook(bytes)).blocks);
    const run = await server.client.startRun(input);
    await server.client.finish(run);
    const results = await server.client.plans(run);
    await server.close();
    const workbook = openBook((await readBook(bytes)).book);
    for (const _ of ['first', 'again']) {
      const digests = await digestPlans(await written(results, workbook), results);
      expect(digests.flatMap(({ key, differences }) => differences.map((line) => `${key} ${line}`))).toEqual(
        [],
      );
    }
  }, 180_000);
});

/**
 * What Excel makes of the formulas is what was planned, but for the last bits of doubles: those are taken from
 * the plan, so that the rest can be held against it to the letter.
 */
function takePlannedValues(workbook: Workbook, batch: readonly SheetPlan[]): void {
  for (const plan of batch) {
    const { cells } = workbook.worksheets.getItem(plan.name);
    for (const { at, cells: lines } of verbsOf(plan, 'block'))
      for (const [row, line] of lines.entries())
        for (const [column, planned] of line.entries()) {
          const cell = cells.get(at.row + row, at.column + column);
          if (!planned?.formula || !cell) continue;
          const isSame = sameButForLastBits(cell.value, planned.value);
          expect(isSame, `${plan.name} ${cell.formula}: ${cell.value} ${planned.value}`).toBe(true);
          cell.value = planned.value;
        }
  }
}

function sameButForLastBits(one: unknown, other: unknown): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return one === other;
  return Math.abs(one - other) <= 1e-11 * Math.max(1, Math.abs(other));
}
