import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../xlsx/readWorkbook.ts';
import { changed, partsOf, readable, sheetPaths } from '../../xlsx/testBooks.ts';
import { mainBook } from './testHospital.ts';
import { answered, collected, rowsIn, sentBooks, type Typed } from './testReturns.ts';

/** What was accepted stands in the accountant's own workbook, and nothing else of it has changed. */

async function mergedFrom(
  main: Uint8Array,
  more: Readonly<Record<string, Typed>> = {},
  units?: readonly string[],
) {
  const files = await answered(await sentBooks(main), more);
  const wanted = files.filter(({ name }) => !units || units.includes(name.replace('.xlsx', '')));
  const { merged, mergeFaults, board } = await collected(main, wanted);
  return { merged, mergeFaults, board };
}

async function merged(
  main: Uint8Array,
  more: Readonly<Record<string, Typed>> = {},
  units?: readonly string[],
) {
  const { merged: bytes, mergeFaults, board } = await mergedFrom(main, more, units);
  if (!bytes) throw new Error(JSON.stringify([mergeFaults, board]));
  return bytes;
}

const sheetOf = async (book: Uint8Array, sheet: string): Promise<string> => {
  const parts = await partsOf(book);
  return readable(parts, sheetPaths(parts).get(sheet) ?? '');
};

describe('a merge', () => {
  it('takes a unit’s rows in place of its own, keeps the library and every other unit’s row in its row', async () => {
    const main = await mainBook();
    const after = await merged(main, { '0301': { 项目人力: { G5: 7 } } }, ['0301']);
    const rows = await rowsIn(after);
    expect(rows['item-labour']).toEqual(
      [
        'activity=Z1 coefficient=1 grade=护士 item=A01 minutes=7 staff=1 unit=0301',
        'activity=Z2 coefficient=1.2 grade=护士 item=A01 minutes=2.5 staff=1 unit=0301',
        'activity=Z1 coefficient=1 grade=护士 item=A02 minutes=15 staff=1 unit=0301',
        'activity=Z1 coefficient=1 grade=技师 item=B01 minutes=6 staff=1 unit=*',
        'activity=Z1 coefficient=1 grade=护士 item=A02 minutes=15 staff=1 unit=0302',
      ].sort(),
    );
    const [before, labour] = [await sheetOf(main, '项目人力'), await sheetOf(after, '项目人力')];
    const row = (sheet: string, number: number) => new RegExp(`<row r="${number}".*?</row>`).exec(sheet)?.[0];
    for (const number of [4, 6, 7, 8]) expect(row(labour, number)).toBe(row(before, number));
    const others = ['封面', '收费项目', '项目工作量', '直接成本', '项目设备', '项目作业量', '科室项目'];
    for (const sheet of others) expect(await sheetOf(after, sheet)).toBe(await sheetOf(main, sheet));
  });

  it('of what the workbook says already changes no row', async () => {
    const once = await merged(await mainBook());
    const twice = await merged(once);
    expect(await rowsIn(twice)).toEqual(await rowsIn(once));
    for (const sheet of ['项目人力', '项目材料', '科室项目'])
      expect(await sheetOf(twice, sheet)).toBe(await sheetOf(once, sheet));
  });

  it('leaves gaps where a unit has fewer rows, and fills them with another’s', async () => {
    const main = await mainBook();
    const gone = { 项目人力: { A6: null, D6: null, E6: null, F6: null, G6: null, H6: null } };
    const alone = await merged(main, { '0301': gone }, ['0301']);
    // The second row of A01 is A02's now: nothing is left over.
    expect((await rowsIn(alone))['item-labour']).toHaveLength(4);
    const { blocks } = await readWorkbook(alone);
    const sheet = blocks.find(({ sheetName }) => sheetName === '项目人力');
    const items = Array.from(
      { length: 4 },
      (_, at) => sheet?.values[(4 - (sheet?.origin.row ?? 0) + at) * (sheet?.columns ?? 0) + 2],
    );
    expect(items).toEqual(['A01', 'A02', 'B01', 'A02']);
  });

  it('writes what one unit does for another among the rows of the one that charges it', async () => {
    const after = await rowsIn(await merged(await mainBook(), {}, ['0201']));
    const technician = 'activity=Z1 coefficient=1 grade=技师';
    expect(after['item-labour']).toEqual(
      expect.arrayContaining([
        `${technician} item=B01 minutes=6 staff=1 unit=0201`,
        `${technician} item=B01 minutes=6 servingUnit=0201 staff=1 unit=0301`,
        `${technician} item=B02 minutes=9 staff=1 unit=0201`,
      ]),
    );
    // Asked again, the unit sees its row once.
    const again = await merged(await merged(await mainBook(), {}, ['0201']), {}, ['0201']);
    expect(await rowsIn(again)).toEqual(after);
  });

  it('adds a sheet that the workbook has not, with names beside codes', async () => {
    const main = await mainBook({ 'item-materials': [], 'item-equipment': [] });
    const path = sheetPaths(await partsOf(main));
    const without = await changed(main, {
      [path.get('项目材料') ?? '']: (sheet) => sheet.replace(/<sheetData>.*<\/sheetData>/s, '<sheetData/>'),
    });
    const after = await merged(without, { '0301': { 项目材料: { A5: 'A02', D5: 'M1', F5: 3 } } });
    expect((await rowsIn(after))['item-materials']).toEqual([
      'item=A02 material=M1 quantity=3 unit=0301',
      'item=A02 material=M2 quantity=2 unit=0301',
    ]);
    const { blocks } = await readWorkbook(after);
    const values = blocks
      .filter(({ sheetName }) => sheetName.startsWith('项目材料'))
      .flatMap((block) => block.values);
    expect(values).toEqual(expect.arrayContaining(['内科门诊', '雾化吸入', '采血管']));
  });

  it('leaves formulas of names alone, and refuses to overwrite others', async () => {
    const main = await mainBook();
    const path = sheetPaths(await partsOf(main)).get('项目人力') ?? '';
    const withFormula = (cell: string) =>
      changed(main, {
        [path]: (sheet) =>
          sheet.replace(
            new RegExp(`(<c r="${cell}" s="\\d+")[^>]*>.*?</c>`),
            '$1 t="str"><f>"静脉"&amp;"输液"</f><v>静脉输液</v></c>',
          ),
      });
    const kept = await merged(await withFormula('D5'), { '0301': { 项目人力: { G5: 7 } } });
    expect(await sheetOf(kept, '项目人力')).toContain('<f>"静脉"&amp;"输液"</f>');
    const minutes = await changed(main, {
      [path]: (sheet) => sheet.replace(/(<c r="J5" s="\d+")[^>]*>.*?<\/c>/, '$1><f>4+4</f><v>8</v></c>'),
    });
    const { merged: none, mergeFaults } = await mergedFrom(minutes, { '0301': { 项目人力: { G5: 7 } } });
    expect([none, mergeFaults.map(({ code }) => code)]).toEqual([null, ['WB-069']]);
  });

  it('is refused whole where a column or room is missing', async () => {
    const main = await mainBook();
    const path = sheetPaths(await partsOf(main)).get('项目人力') ?? '';
    const unknown = await changed(main, {
      [path]: (sheet) => sheet.replace('<t>工作量系数</t>', '<t>备注</t>'),
    });
    const lacking = await mergedFrom(unknown, { '0301': { 项目人力: { H5: 1.5 } } });
    expect(lacking.merged).toBeNull();
    expect(lacking.mergeFaults).toMatchObject([{ code: 'IT-064', params: { header: '工作量系数' } }]);
    const note = '<c r="A9" t="inlineStr"><is><t>合计</t></is></c>';
    const footed = await changed(main, { [path]: (sheet) => sheet.replace(/<c r="A9" [^>]*\/>/, note) });
    const { mergeFaults } = await mergedFrom(footed);
    expect(mergeFaults).toMatchObject([{ code: 'IT-065', where: { sheet: '项目人力', row: 8 } }]);
  });
});
