import { describe, expect, it } from 'vitest';
import { emptyWorkbook } from './emptyWorkbook.ts';
import { patchWorkbook } from './patchWorkbook.ts';
import { digestPlans } from './planDigest.ts';
import { readWorkbook } from './readWorkbook.ts';
import { changed, furnishedBook, type Parts, partsOf, readable } from './testBooks.ts';
import { block, cell, directory, drivers, plans, sheet, summary } from './testPlans.ts';

const touched = ['[Content_Types].xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml'];
const sheetNamesOf = (parts: Parts) =>
  [...readable(parts, 'xl/workbook.xml').matchAll(/<(?:\w+:)?sheet [^>]*?name="([^"]*)"/g)].map(
    (found) => found[1],
  );

describe('writing into a furnished book', () => {
  it('makes no sheet where a plan is only to be written over an earlier one', async () => {
    const book = await furnishedBook();
    const onlyIfThere = [{ ...summary, onlyIfThere: true }];
    const after = await partsOf(await patchWorkbook(book, onlyIfThere));
    expect(sheetNamesOf(after)).toEqual(sheetNamesOf(await partsOf(book)));
    expect(await digestPlans(book, onlyIfThere)).toEqual([]);
    const written = await patchWorkbook(await patchWorkbook(book, plans), onlyIfThere);
    const [digest] = await digestPlans(written, onlyIfThere);
    expect(digest.found).toBe(digest.planned);
  });

  it('leaves every part that is not ours byte for byte as it was', async () => {
    const book = await furnishedBook();
    const [before, after] = [await partsOf(book), await partsOf(await patchWorkbook(book, plans))];
    const differing = [...before.keys()].filter((name) => before.get(name) !== after.get(name));
    expect(differing.sort()).toEqual([...touched].sort());
    const added = [...after.keys()].filter((name) => !before.has(name));
    expect(added).toEqual([
      ...['xl/worksheets/sheet5.xml', 'xl/worksheets/sheet6.xml', 'xl/worksheets/sheet7.xml'],
      ...['xl/tables/table2.xml', 'xl/worksheets/_rels/sheet7.xml.rels'],
    ]);
  });

  it('keeps the book’s own styles at their ids and appends ours behind them', async () => {
    const book = await furnishedBook();
    const cellFormats = (parts: Parts) =>
      /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(readable(parts, 'xl/styles.xml'))?.[1] ?? '';
    const [before, after] = [await partsOf(book), await partsOf(await patchWorkbook(book, plans))];
    expect(cellFormats(after).startsWith(cellFormats(before))).toBe(true);
    const counted = [
      ...readable(after, 'xl/styles.xml').matchAll(/<(fonts|fills|borders|cellXfs) count="(\d+)"/g),
    ];
    const children = { fonts: 'font', fills: 'fill', borders: 'border', cellXfs: 'xf' };
    for (const [, name = 'fonts', count] of counted) {
      const section = new RegExp(`<${name} .*</${name}>`).exec(readable(after, 'xl/styles.xml'))?.[0] ?? '';
      const child = new RegExp(`<${children[name as keyof typeof children]}[ >]`, 'g');
      expect([name, section.match(child)?.length]).toEqual([name, Number(count)]);
    }
  });

  it('puts 目录 first and results last, while the sheet a person had open stays open and keeps its names', async () => {
    const book = await changed(await furnishedBook(), {
      'xl/workbook.xml': (text) =>
        text
          .replace('activeTab="0"', 'activeTab="1"')
          .replace(
            '</definedNames>',
            '<definedName name="我的" localSheetId="3">批准!$B$2</definedName></definedNames>',
          ),
    });
    const after = await partsOf(await patchWorkbook(book, plans));
    expect(sheetNamesOf(after)).toEqual([
      '目录',
      '台账',
      '图',
      '透视',
      '批准',
      '科室04 分摊汇总',
      '分摊参数',
    ]);
    const workbook = readable(after, 'xl/workbook.xml');
    expect(workbook).toContain('activeTab="2"');
    expect(workbook).toContain('<definedName name="我的" localSheetId="4">批准!$B$2</definedName>');
  });

  it('lets no sheet inherit the names of one that a program took away', async () => {
    const book = await changed(await furnishedBook(), {
      'xl/workbook.xml': (text) =>
        text.replace(
          '</definedNames>',
          '<definedName name="_stepdown_sheet" localSheetId="5" hidden="1">"history"</definedName></definedNames>',
        ),
    });
    const written = await patchWorkbook(book, plans);
    expect(readable(await partsOf(written), 'xl/workbook.xml')).not.toContain('history');
    for (const { planned, found } of await digestPlans(written, plans)) expect(found).toBe(planned);
  });

  it('gives the same file when it runs twice', async () => {
    const once = await patchWorkbook(await furnishedBook(), plans);
    expect(Buffer.compare(await patchWorkbook(once, plans), once)).toBe(0);
  });

  it('is read back cell by cell', async () => {
    const { blocks, faults } = await readWorkbook(await patchWorkbook(await furnishedBook(), plans));
    expect(faults).toEqual([]);
    const written = blocks.find(({ sheetName }) => sheetName === '科室04 分摊汇总');
    expect(written?.values.slice(4 * 7)).toEqual([
      ...[null, '合计', 3475.5, 935.02],
      ...[null, null, null, null],
      ...['返回目录', null, null, null],
    ]);
  });
});

describe('the name of a new sheet', () => {
  const named = (name: string) => sheet('key', name, [block('b', 0, 0, [[cell('x')]])]);
  const nameGiven = async (name: string) =>
    sheetNamesOf(await partsOf(await patchWorkbook(await furnishedBook(), [named(name)]))).at(-1);

  it('gives way to a person’s own sheet of that name', async () => {
    expect(await nameGiven('台账')).toBe('台账 (2)');
  });
  it('has no character Excel forbids and at most 31', async () => {
    expect(await nameGiven("'科室/病区:成本[1]?*'")).toBe('’科室／病区：成本［1］？＊’');
    expect(await nameGiven('很长的名称'.repeat(8))).toHaveLength(31);
  });
});

describe('text and numbers', () => {
  const values = async (...cells: (string | number)[]) => {
    const plan = sheet('key', '表', [block('b', 0, 0, [cells.map((value) => cell(value))])]);
    const { blocks } = await readWorkbook(await patchWorkbook(emptyWorkbook(), [plan]));
    return blocks[0]?.values;
  };

  it('keeps text as text, whatever it looks like', async () => {
    const texts = [
      '=HYPERLINK("http://x")',
      '+1',
      ' 前后 ',
      '两\n行',
      '回\r车',
      'a\u0007b',
      '_x0041_',
      '<&>"',
      '\ud83d',
      '0401',
    ];
    expect(await values(...texts)).toEqual(texts);
  });
  it('keeps text from turning into a formula when its cell is edited', async () => {
    const plan = sheet('key', '表', [block('b', 0, 0, [[cell('=1+1'), cell('文字')]])]);
    const parts = await partsOf(await patchWorkbook(emptyWorkbook(), [plan]));
    const formats = readable(parts, 'xl/styles.xml').match(/<xf [^>]*xfId[^>]*>/g) ?? [];
    const [formula, text] = [
      ...readable(parts, 'xl/worksheets/sheet1.xml').matchAll(/<c r="[AB]1" s="(\d+)"/g),
    ];
    expect(formats[Number(formula?.[1])]).toContain('quotePrefix="1"');
    expect(formats[Number(text?.[1])]).not.toContain('quotePrefix');
  });
  it('keeps numbers to the last bit', async () => {
    const numbers = [0.1 + 0.2, 1e21, 5e-324, -1234567.89, 9007199254740991];
    expect(await values(...numbers)).toEqual(numbers);
  });
  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %s', async (value) => {
    await expect(values(value)).rejects.toThrow(/number/);
  });
});

describe('a plan that contradicts itself', () => {
  const written = (...verbs: Parameters<typeof sheet>[2][number][]) =>
    patchWorkbook(emptyWorkbook(), [sheet('key', '表', verbs)]);
  const body = block('b', 0, 0, [
    [cell('编码'), cell('名称')],
    [cell('1'), cell('2')],
  ]);

  it('may not write a cell twice', () =>
    expect(written(body, block('other', 1, 1, [[cell('3')]]))).rejects.toThrow(/same cell/));
  it('may not refer to a cell that no plan has', () =>
    expect(
      written(
        block('c', 0, 0, [
          [cell(1, 'money', { formula: [{ ref: { block: 'c', row: 'r9', column: 'c0' } }] })],
        ]),
      ),
    ).rejects.toThrow(/no cell r9/));
  it('may not list more than a drop-down holds', () =>
    expect(
      written(body, {
        verb: 'validation',
        block: 'b',
        column: 'c0',
        rule: { kind: 'list', values: ['很长的科室名称'.repeat(40)] },
        strict: true,
        promptTitle: '',
        prompt: '',
      }),
    ).rejects.toThrow(/listed in cells/));
  it('may not merge inside a table', () =>
    expect(
      written(
        body,
        { verb: 'table', block: 'b', name: 't' },
        { verb: 'merge', block: 'b', from: { row: 'r0', column: 'c0' }, to: { row: 'r0', column: 'c1' } },
      ),
    ).rejects.toThrow(/inside a table/));
  it('may not head two columns of a table alike', () =>
    expect(
      written(block('b', 0, 0, [[cell('金额'), cell('金额')]]), { verb: 'table', block: 'b', name: 't' }),
    ).rejects.toThrow(/twice/));
});

describe('a blank template', () => {
  it('is made by the same road, and opens on its first sheet', async () => {
    const parts = await partsOf(await patchWorkbook(emptyWorkbook(), [summary, directory, drivers]));
    expect(sheetNamesOf(parts)).toEqual(['目录', '科室04 分摊汇总', '分摊参数']);
    const selected = [...parts.keys()].filter((name) => parts.get(name)?.includes('tabSelected="1"'));
    const links = readable(parts, 'xl/_rels/workbook.xml.rels');
    const firstId = /<sheet name="目录"[^>]* r:id="([^"]*)"/.exec(readable(parts, 'xl/workbook.xml'))?.[1];
    expect(links).toContain(`Id="${firstId}"`);
    expect(selected).toEqual([new RegExp(`Id="${firstId}"[^>]*Target="/([^"]*)"`).exec(links)?.[1]]);
  });
});
