import { describe, expect, it } from 'vitest';
import type { PlanVerb, SheetPlan } from '../contract/plan.ts';
import { type StyleName, styles } from '../contract/style.ts';
import { emptyWorkbook } from './emptyWorkbook.ts';
import { patchWorkbook } from './patchWorkbook.ts';
import { digestPlans } from './planDigest.ts';
import { changed, furnishedBook } from './testBooks.ts';
import { block, cell, directory, drivers, plans, sheet, summary } from './testPlans.ts';

/** What a patched file says, against the plans: nothing where they agree. */
async function differences(planned: readonly SheetPlan[], bytes?: Uint8Array): Promise<string[]> {
  const file = bytes ?? (await patchWorkbook(emptyWorkbook(), planned));
  const digests = await digestPlans(file, planned);
  return digests.flatMap(({ planned, found, differences }) => (planned === found ? [] : differences));
}

/** A file in which one thing differs from the plan must not digest alike. */
const tampered = async (part: string, from: RegExp, to: string) =>
  differences(
    plans,
    await changed(await patchWorkbook(emptyWorkbook(), plans), { [part]: (text) => text.replace(from, to) }),
  );

/** Every verb with the part of the file that one careless byte would change. `sheet1` is the directory, `sheet2` the summary. */
const verbs: Record<
  PlanVerb['verb'],
  { plans: readonly SheetPlan[]; part: string; from: RegExp; to: string }
> = {
  block: {
    plans: [summary, directory],
    part: 'xl/worksheets/sheet2.xml',
    from: /<v>3475.5</,
    to: '<v>3475.51<',
  },
  merge: { plans: [summary, directory], part: 'xl/worksheets/sheet2.xml', from: /A4:A5/, to: 'A4:A6' },
  columnWidths: {
    plans: [directory, summary],
    part: 'xl/worksheets/sheet1.xml',
    from: /width="24/,
    to: 'width="25',
  },
  rowHeights: {
    plans: [summary, directory],
    part: 'xl/worksheets/sheet2.xml',
    from: /ht="28"/,
    to: 'ht="29"',
  },
  freeze: {
    plans: [summary, directory],
    part: 'xl/worksheets/sheet2.xml',
    from: /topLeftCell="C6"/,
    to: 'topLeftCell="C5"',
  },
  print: { plans: [summary, directory], part: 'xl/worksheets/sheet2.xml', from: /fitToHeight="0"/, to: '' },
  table: { plans: [drivers], part: 'xl/tables/table1.xml', from: /name="人员"/, to: 'name="人数"' },
  validation: { plans: [drivers], part: 'xl/worksheets/sheet3.xml', from: /临床,医技/, to: '临床' },
  mark: { plans: [drivers], part: 'xl/workbook.xml', from: /drivers@1/, to: 'drivers@2' },
};

describe.each(Object.entries(verbs))('%s', (_, { plans: some, part, from, to }) => {
  it('applied and read back gives the same digest', async () => {
    expect(await differences(some)).toEqual([]);
  });
  it('written otherwise gives another', async () => {
    expect(await tampered(part, from, to)).not.toEqual([]);
  });
});

it.each(Object.keys(styles) as StyleName[])(
  'the style %s looks in the file as the palette says',
  async (style) => {
    expect(await differences([sheet('k', '表', [block('b', 0, 0, [[cell(1, style)]])])])).toEqual([]);
  },
);

it('agrees in a furnished book, where our sheets stand between a person’s', async () => {
  expect(await differences(plans, await patchWorkbook(await furnishedBook(), plans))).toEqual([]);
});

it('misses a sheet that is not there', async () => {
  const file = await patchWorkbook(emptyWorkbook(), [directory, summary]);
  const digests = await digestPlans(file, [drivers]);
  expect(digests.map(({ planned, found }) => planned === found)).toEqual([false]);
});
