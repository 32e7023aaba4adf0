import { beforeAll, describe, expect, it } from 'vitest';
import { loadSheetDefinitions } from '../../intake/definitions.ts';
import { intake } from '../../intake/intake.ts';
import { vocabularyOf } from '../../rules/loadPack.ts';
import { cn2021 } from '../../rules/testPack.ts';
import { readWorkbook } from '../../xlsx/readWorkbook.ts';
import { partsOf, readable, sheetPaths } from '../../xlsx/testBooks.ts';
import { convert, libreOfficeMissing } from '../../xlsx/testLibreOffice.ts';
import { type SentOut, sendOut } from './sendOut.ts';
import { itemRecords, mainBook } from './testHospital.ts';
import { cellOf, collected, complete, typed } from './testReturns.ts';

/** What a clerk with plain Excel or WPS gets, and what it says while she fills it in. */

const PATIENCE = 120_000;

let sent: SentOut;
const bookOf = (unit: string): Uint8Array => {
  const book = sent.books.find((each) => each.unit === unit);
  if (!book) throw new Error(`nothing went out to ${unit}`);
  return book.bytes;
};
const sheetText = async (unit: string, sheet: string): Promise<string> => {
  const parts = await partsOf(bookOf(unit));
  return readable(parts, sheetPaths(parts).get(sheet) ?? '');
};

beforeAll(async () => {
  const asked = { dueDate: '2025-02-28', contact: '财务科 8001' };
  sent = await sendOut(await mainBook(), asked, () => undefined);
}, PATIENCE);

/** The cells of a sheet's first columns, row by row below the header. */
async function rowsOf(book: Uint8Array, sheet: string, columns: string, count: number): Promise<string[]> {
  const rows: string[] = [];
  for (let row = 5; row < 5 + count; row++) {
    const cells = await Promise.all([...columns].map((column) => cellOf(book, sheet, `${column}${row}`)));
    rows.push(cells.map((cell) => cell ?? '').join('|'));
  }
  return rows;
}

describe('what goes out', () => {
  it('is a workbook for every unit that performed something, named so that any system takes it', () => {
    expect(sent.faults).toEqual([]);
    expect(sent.books.map(({ fileName, items, open }) => [fileName, items, open])).toEqual([
      ['填报_0201_检验科_2024-01至2024-02.xlsx', 2, 1],
      ['填报_0301_内科门诊_2024-01至2024-02.xlsx', 2, 1],
      ['填报_0302_内科病区_2024-01至2024-02.xlsx', 1, 0],
    ]);
  });

  it('lists the unit’s own items with what it did in all months, and no others', async () => {
    expect(await rowsOf(bookOf('0301'), '科室项目', 'ABCDEFH', 3)).toEqual([
      'A01|静脉输液|完成|200|12|12|是',
      'A02|雾化吸入|缺人力|81|8.5||',
      '||||||',
    ]);
  });

  it('starts with the rows of last time, else with the library’s, else with a line to be filled in', async () => {
    expect(await rowsOf(bookOf('0301'), '项目人力', 'ACDEFGHK', 3)).toEqual([
      'A01|完成|操作|护士|1|8|1|0301',
      'A01|完成|登记|护士|1|2.5|1.2|0301',
      'A02|未填||||||0301',
    ]);
    expect(await rowsOf(bookOf('0201'), '项目人力', 'ACDEFG', 2)).toEqual([
      'B01|完成|操作|技师|1|6',
      'B02|未填||||',
    ]);
    expect(await rowsOf(bookOf('0302'), '项目材料', 'ABCDEF', 1)).toEqual([
      'A02|雾化吸入|缺单价|M3|雾化面罩|1',
    ]);
  });

  it('offers what the unit may choose, by name where a code says nothing', async () => {
    const labour = await sheetText('0301', '项目人力');
    for (const list of ["'收费项目'!$A$5:$A$6", "'作业'!$B$5:$B$6", "'科室岗位'!$A$5:$A$6"])
      expect(labour).toContain(`<formula1>${list}</formula1>`);
    expect(await rowsOf(bookOf('0301'), '科室岗位', 'A', 3)).toEqual(['护士', '医生', '']);
    expect(await rowsOf(bookOf('0301'), '设备卡片', 'AB', 2)).toEqual(['E2|输液泵', '|']);
  });

  it('locks everything but what is to be filled in', async () => {
    const parts = await partsOf(bookOf('0301'));
    for (const [, path] of sheetPaths(parts))
      expect(readable(parts, path)).toContain('<sheetProtection sheet="1"');
    const [, formats = ''] = /<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(readable(parts, 'xl/styles.xml')) ?? [];
    const opened = formats
      .split(/<xf /)
      .slice(1)
      .flatMap((xf, index) => (xf.includes('locked="0"') ? [index] : []));
    const labour = await sheetText('0301', '项目人力');
    const formatOf = (cell: string) => Number(new RegExp(`r="${cell}" s="(\\d+)"`).exec(labour)?.[1]);
    for (const cell of ['A9', 'D9', 'E9', 'F9', 'G9', 'H9', 'I9']) expect(opened).toContain(formatOf(cell));
    for (const cell of ['B9', 'C9', 'J9', 'K9', 'L9']) expect(opened).not.toContain(formatOf(cell));
  });

  it('tells nobody what people earn or equipment costs', async () => {
    for (const { bytes } of sent.books) {
      const { blocks } = await readWorkbook(bytes);
      const values = new Set(blocks.flatMap((block) => block.values));
      for (const { payrollYuan } of itemRecords['staff-grades']) expect(values).not.toContain(payrollYuan);
      for (const { depreciationYuan } of itemRecords.equipment)
        expect(values).not.toContain(depreciationYuan);
    }
  });

  it('is no main workbook to anybody who takes it for one', async () => {
    const { blocks } = await readWorkbook(bookOf('0301'));
    const { ledger, faults } = intake(blocks, loadSheetDefinitions(), () => vocabularyOf(cn2021()));
    expect(ledger).toBeNull();
    expect(faults.map(({ code }) => code)).toContain('IN-001');
  });

  it('uses no function that Excel 2016 and WPS lack', async () => {
    const parts = await partsOf(bookOf('0301'));
    const texts = [...sheetPaths(parts).values()].map((path) => readable(parts, path));
    const formulas = texts.flatMap((text) =>
      [...text.matchAll(/<f(?:ormula\d?)?>([^<]*)</g)].map(([, found]) => found ?? ''),
    );
    const used = new Set(
      formulas.flatMap((text) => [...text.matchAll(/([A-Z]+)\(/g)].map(([, name]) => name)),
    );
    const known = ['IF', 'IFERROR', 'INDEX', 'MATCH', 'OR', 'AND', 'NOT', 'ISNUMBER', 'SUMPRODUCT'];
    expect([...used].filter((name) => !known.includes(name ?? ''))).toEqual([]);
  });

  it('is refused without volumes, and tells of units without grades', async () => {
    const asked = { dueDate: '', contact: '' };
    const none = await sendOut(await mainBook({ 'item-volumes': [] }), asked, () => undefined);
    expect([none.books.length, none.faults.map(({ code }) => code)]).toEqual([0, ['IT-040']]);
    const grades = itemRecords['staff-grades'].filter(({ unit }) => unit !== '0302');
    const { faults } = await sendOut(await mainBook({ 'staff-grades': grades }), asked, () => undefined);
    expect(faults).toMatchObject([{ code: 'IT-066', params: { unit: '内科/病区(0302)' } }]);
  });

  it('stops where the one who waits does', async () => {
    const stopped = new Error('stopped');
    const watch = (done: number) => {
      if (done === 1) throw stopped;
    };
    await expect(sendOut(await mainBook(), { dueDate: '', contact: '' }, watch)).rejects.toBe(stopped);
  });
});

describe.skipIf(libreOfficeMissing)(`calculated by another program ${libreOfficeMissing}`, () => {
  const states = async (book: Uint8Array) => ({
    progress: await cellOf(book, '填报封面', 'B17'),
    items: await rowsOf(book, '科室项目', 'ABC', 2),
    labour: await rowsOf(book, '项目人力', 'ABCKL', 4),
    materials: await rowsOf(book, '项目材料', 'ABCE', 2),
  });

  it(
    'says what it said when it went out',
    async () => {
      const recalculated = await convert(bookOf('0301'), 'xlsx');
      expect(await states(recalculated)).toEqual(await states(bookOf('0301')));
    },
    PATIENCE,
  );

  it(
    'follows the clerk: what is missing, wrong and done',
    async () => {
      const half = await convert(
        await typed(bookOf('0301'), {
          项目人力: { G5: 10000, D7: '操作', E7: '院长', F7: 1, G7: 15, A8: 'B01', D8: '操作' },
          项目材料: { A6: 'A02', D6: 'M3', F6: 1 },
        }),
        'xlsx',
      );
      expect(await states(half)).toEqual({
        progress: '还有 2 项没有填完（共 2 项），请看《科室项目》的填报状态',
        items: ['A01|静脉输液|时间异常', 'A02|雾化吸入|待改'],
        labour: [
          'A01|静脉输液|时间异常|0301|内科门诊',
          'A01|静脉输液|完成|0301|内科门诊',
          'A02|雾化吸入|岗位不符|0301|内科门诊',
          'B01||缺数|0301|内科门诊',
        ],
        materials: ['A01|静脉输液|完成|输液器', 'A02|雾化吸入|缺单价|雾化面罩'],
      });
      const whole = await convert(await typed(bookOf('0301'), complete['0301'] ?? {}), 'xlsx');
      expect((await states(whole)).progress).toBe('全部填完，请签名后交回');
      // What another program saved says the same, whatever became of its bytes.
      const main = await mainBook();
      const contents = await Promise.all(
        [whole, await typed(bookOf('0301'), complete['0301'] ?? {})].map(async (bytes) => {
          const { board } = await collected(main, [{ name: '0301.xlsx', bytes }]);
          return board.map(({ outcome, content }) => [outcome, content]);
        }),
      );
      expect(contents[0]).toEqual(contents[1]);
      expect(contents[0]?.[1]).toEqual(['accepted', expect.any(String)]);
    },
    PATIENCE,
  );
});
