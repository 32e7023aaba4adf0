import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { charts, directory, summary } from '../../../server/xlsx/testPlans.ts';
import { Workbook } from '../../workbench/host/model/workbook.ts';
import { startNodeHost } from '../../workbench/host/nodeHost.ts';
import { OfficeWorkbook } from './officeWorkbook.ts';

/** The manifest asks for the least version of Excel that the code can do with: no desk is shut out for nothing. */

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

const asked = Number(/"ExcelApi" MinVersion="1\.(\d+)"/.exec(read('../../../manifest.xml'))?.[1]);

/** By name of a member: the lowest set in which any class of Excel has it. */
function setsByMember(): Map<string, number> {
  const declarations = read('../../../node_modules/@microsoft/office-js/dist/office.d.ts');
  const [, excel = ''] = /declare namespace Excel \{(.*?)\ndeclare namespace /s.exec(declarations) ?? [];
  const member =
    /\[Api set: ExcelApi 1\.(\d+)\](?:(?!\*\/).)*\*\/\s+(?:readonly )?(\w+)\??(?:<[^>]*>)?[(:]/gs;
  const sets = new Map<string, number>();
  for (const [, set, name = ''] of excel.matchAll(member))
    sets.set(name, Math.min(Number(set), sets.get(name) ?? Number.POSITIVE_INFINITY));
  return sets;
}

/** Words of our own that some class of Excel also has. */
const OURS = new Set(['isProtected']);

function usedMembers(): Set<string> {
  const room = new URL('.', import.meta.url);
  const sources = readdirSync(room).filter((name) => name.endsWith('.ts') && !/test/i.test(name));
  const code = sources.map((name) => read(`./${name}`).replace(/\/\*.*?\*\/|\/\/[^\n]*/gs, ''));
  const names = code.flatMap((text) => [...text.matchAll(/\.(\w+)/g)].map(([, name = '']) => name));
  return new Set(names.filter((name) => !OURS.has(name)));
}

/** Twice, since the second time looks first at what stands there. */
async function writeInto(excelApi: number): Promise<number> {
  startNodeHost(new Workbook(['我的表']), excelApi);
  const excel = new OfficeWorkbook();
  await excel.write([directory, summary, charts]);
  return (await excel.write([directory, summary, charts])).cells;
}

describe('the least ExcelApi', () => {
  test('in the manifest is the highest set of the members that the code names', () => {
    const sets = setsByMember();
    const used = [...usedMembers()].map((name) => ({ name, set: sets.get(name) ?? 0 }));
    const highest = Math.max(...used.map(({ set }) => set));
    const above = used.filter(({ set }) => set > asked).map(({ name, set }) => `${name} 1.${set}`);
    expect({ above, highest }).toEqual({ above: [], highest: asked });
  });

  test('is enough to write, and the one below is not', async () => {
    expect(await writeInto(asked)).toBeGreaterThan(40);
    await expect(writeInto(asked - 1)).rejects.toThrow();
  });
});
