import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FillRow, FillSheetId } from './ledgerRows.ts';
import { itemRecords, mainBook } from './testHospital.ts';
import { collected, rowsIn, rowText, sentBooks, signature, typed } from './testReturns.ts';

/** Whatever a clerk fills in, on any of the five sheets: the ledger says it afterwards, and nothing besides. */

/** Figures that a clerk would write. */
const figure = fc.integer({ min: 1, max: 9999 }).map((tenths) => tenths / 10);
const maybe = fc.option(figure);
const item = fc.constantFrom('A01', 'A02');

type Row = Readonly<Record<string, string | number | null>>;

const rowsOf = <Fields extends Row>(row: fc.Arbitrary<Fields>, key: readonly (keyof Fields)[]) =>
  fc.uniqueArray(row, { selector: (each) => key.map((id) => each[id]).join(), maxLength: 6 });

const labour = fc.record({
  item,
  activity: fc.constantFrom('操作', '登记'),
  grade: fc.constantFrom('护士', '医生'),
  staff: figure,
  minutes: figure,
});
const amount = fc
  .record({ isTotal: fc.boolean(), amount: figure })
  .map(({ isTotal, amount }) =>
    isTotal ? { perCase: null, total: amount } : { perCase: amount, total: null },
  );
const line = fc.record({
  minutes: maybe,
  equivalent: maybe,
  representative: fc.option(fc.constantFrom('是', '否')),
});

const answer = fc.record({
  // Every item is performed by somebody, or the answer goes back.
  labour: fc
    .tuple(labour, labour, rowsOf(labour, ['item', 'activity', 'grade']))
    .map(([one, other, more]) => [{ ...one, item: 'A01' }, { ...other, item: 'A02' }, ...more])
    .map((rows) => [
      ...new Map(rows.map((row) => [[row.item, row.activity, row.grade].join(), row])).values(),
    ]),
  materials: rowsOf(fc.record({ item, material: fc.constantFrom('M1', 'M2'), quantity: figure }), [
    'item',
    'material',
  ]),
  equipment: rowsOf(fc.record({ item, card: fc.constantFrom('E1', 'E2'), minutes: figure }), [
    'item',
    'card',
  ]),
  activities: rowsOf(
    fc
      .tuple(fc.record({ item, activity: fc.constantFrom('操作', '登记') }), amount)
      .map(([key, amounts]) => ({ ...key, ...amounts })),
    ['item', 'activity'],
  ),
  lines: fc.tuple(line, line),
});

/** Rows from the first one on which nothing went out, so that names and states of ours are there too. */
const cells = (rows: readonly Row[], columns: string, first: number) =>
  Object.fromEntries(
    rows.flatMap((row, at) =>
      Object.values(row).map((value, index) => [`${columns[index]}${at + first}`, value]),
    ),
  );

const codeOf: Readonly<Record<string, string>> = { 操作: 'Z1', 登记: 'Z2' };
const coded = (row: Row): FillRow => ({ ...row, activity: codeOf[String(row.activity)] ?? '' });
const wordOf: Readonly<Record<string, string>> = { 是: 'yes', 否: 'no' };

it('out, filled in, back: the ledger says what the clerk wrote', async () => {
  const ofWards = (rows: readonly Row[]) => rows.filter(({ unit }) => unit === '0302');
  const main = await mainBook({
    'item-labour': ofWards(itemRecords['item-labour']),
    'item-materials': ofWards(itemRecords['item-materials']),
    'unit-items': ofWards(itemRecords['unit-items']),
    'item-equipment': [],
    'item-activities': [],
  });
  const before = await rowsIn(main);
  const sent = (await sentBooks(main)).get('0301') ?? new Uint8Array();
  await fc.assert(
    fc.asyncProperty(answer, async ({ labour, materials, equipment, activities, lines }) => {
      const bytes = await typed(sent, {
        ...signature(),
        科室项目: cells(lines, 'FGH', 5),
        // The two lines that went out without anybody are left as they are.
        项目人力: cells(labour, 'ADEFG', 7),
        项目材料: cells(materials, 'ADF', 5),
        项目设备: cells(equipment, 'ADF', 5),
        项目作业量: cells(activities, 'ADEF', 5),
      });
      const { merged } = await collected(main, [{ name: '0301.xlsx', bytes }]);
      const after = await rowsIn(merged ?? new Uint8Array());
      const said = lines.map(({ representative, ...row }, at) => ({
        ...{ ...row, item: `A0${at + 1}` },
        representative: wordOf[representative ?? '否'] ?? 'no',
      }));
      const expected: Record<FillSheetId, readonly Row[]> = {
        'unit-items': said.filter(
          (row) => row.minutes ?? row.equivalent ?? (row.representative === 'yes' || null),
        ),
        'item-labour': labour.map((row) => ({ ...coded(row), coefficient: 1 })),
        'item-materials': materials,
        'item-equipment': equipment,
        'item-activities': activities.map(coded),
      };
      for (const [sheet, rows] of Object.entries(expected)) {
        const own = rows.map((row) => rowText({ ...row, unit: '0301' }));
        expect(after[sheet]).toEqual([...(before[sheet] ?? []), ...own].sort());
      }
    }),
    { numRuns: 10 },
  );
}, 240_000);
