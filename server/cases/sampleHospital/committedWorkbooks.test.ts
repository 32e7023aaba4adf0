import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openZip } from '../../xlsx/zipArchive.ts';
import { filledBook } from '../filledBook.ts';
import { COMMITTED_SAMPLE, sampleHospital } from './sampleHospital.ts';

/** Compared part by part, uncompressed: deflate may differ between machines, what it holds may not. */
async function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const archive = await openZip(bytes);
  const parts = archive.names.map(
    async (name) => [name, new TextDecoder().decode(await archive.read(name))] as const,
  );
  return new Map(await Promise.all(parts));
}

const committed = (file: string) => readFileSync(new URL(`../../../templates/${file}`, import.meta.url));

async function expectSameParts(built: Uint8Array, file: string): Promise<void> {
  const [expected, found] = [await partsOf(built), await partsOf(committed(file))];
  expect([...found.keys()]).toEqual([...expected.keys()]);
  for (const [name, part] of expected) expect(found.get(name) === part, `${file}: ${name}`).toBe(true);
}

/** `npm run template -- --out templates/stepdown-template.xlsx` and `npm run sample -- --out …` write them anew. */
describe('the workbooks in templates/ are what the code builds', () => {
  test('stepdown-template.xlsx', async () => {
    await expectSameParts(await filledBook({}), 'stepdown-template.xlsx');
  });

  test('sample-hospital.xlsx, which a mail can carry', async () => {
    await expectSameParts(await filledBook(sampleHospital(COMMITTED_SAMPLE)), 'sample-hospital.xlsx');
    expect(committed('sample-hospital.xlsx').length).toBeLessThan(1_000_000);
  });
});
