import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { CellKind, type RangeBlock } from '../contract/rangeBlock.ts';
import { bookParts, type HandBuiltBook, handBuiltBook, LINKS, linksXml, MAIN } from './handBuiltBook.ts';
import { readWorkbook } from './readWorkbook.ts';
import { MAX_CELLS } from './sheetGrid.ts';
import { zip } from './zipArchive.ts';

async function blocksOf(book: HandBuiltBook): Promise<RangeBlock[]> {
  const { blocks, faults } = await readWorkbook(await handBuiltBook(book));
  expect(faults).toEqual([]);
  return blocks;
}

async function only(rows: string, book: Partial<HandBuiltBook> = {}): Promise<RangeBlock> {
  const [block] = await blocksOf({ sheets: { 表: rows }, ...book });
  if (!block) throw new Error('no block');
  return block;
}

/** Kind names beside values, row by row: what a reader would say aloud. */
function spoken(block: RangeBlock): unknown[][] {
  const names = Object.fromEntries(Object.entries(CellKind).map(([name, kind]) => [kind, name]));
  return Array.from({ length: block.rows }, (_, row) =>
    Array.from({ length: block.columns }, (_, column) => {
      const index = row * block.columns + column;
      return [names[block.kinds[index] ?? -1], block.values[index]];
    }),
  );
}

test('a sheet of ours carries the key of its plan, whatever it is called now', async () => {
  const parts = bookParts({ sheets: { 收入: '', 我的运行卡: '' } });
  const marked = parts['xl/workbook.xml']?.replace(
    '</workbook>',
    '<definedNames><definedName name="_stepdown_sheet" localSheetId="1">"run-card"</definedName></definedNames></workbook>',
  );
  const blocks = await blocksOf({
    sheets: { 收入: '', 我的运行卡: '' },
    parts: { 'xl/workbook.xml': marked ?? '' },
  });
  expect(blocks.map(({ planKey }) => planKey)).toEqual([undefined, 'run-card']);
});

describe('kinds of cells', () => {
  test('numbers keep every bit, in any spelling', async () => {
    const block = await only(
      '<row r="1"><c r="A1"><v>0.1</v></c><c r="B1"><v>0.30000000000000004</v></c><c r="C1" t="n"><v>1E-7</v></c>' +
        '<c r="D1"><v> -12.50 </v></c><c r="E1"><v>9007199254740993</v></c></row>',
    );
    expect(block.values).toEqual([0.1, 0.1 + 0.2, 1e-7, -12.5, 9007199254740992]);
    expect(new Set(block.kinds)).toEqual(new Set([CellKind.number]));
  });

  test('texts: shared, inline and of formulas; rich runs joined, phonetic readings left out', async () => {
    const block = await only(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>' +
        '<c r="C1" t="inlineStr"><is><r><t>内</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 科 </t></r><rPh><t>nei</t></rPh></is></c>' +
        '<c r="D1" t="str"><f>A1</f><v>门诊 &amp; 住院</v></c></row>',
      {
        sharedStrings: [
          '<t xml:space="preserve">  0401 </t>',
          '<r><t>检验</t></r><r><t>科</t></r><rPh sb="0" eb="1"><t>jian</t></rPh><phoneticPr fontId="1"/>',
        ],
      },
    );
    expect(block.values).toEqual(['  0401 ', '检验科', '内 科 ', '门诊 & 住院']);
  });

  test('_x000D_ becomes the character it stands for, an escaped one stays as typed', async () => {
    const block = await only(
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>_x005F_x000D_</t></is></c><c r="C1" t="str"><v>a_x000A_b</v></c></row>',
      { sharedStrings: ['<t>行_x000D_\n末</t>'] },
    );
    expect(block.values).toEqual(['行\r\n末', '_x000D_', 'a\nb']);
  });

  test('booleans, errors as their text, formulas with and without a value', async () => {
    const block = await only(
      '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><f>1&gt;2</f><v>0</v></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c>' +
        '<c r="D1"><f>SUM(A1:A9)</f><v>12.5</v></c><c r="E1"><f>SUM(A1)</f></c><c r="F1"><f>SUM(A1)</f><v/></c>' +
        '<c r="G1" t="str"><f>A1</f></c><c r="H1" t="str"><f>IF(A1,"","x")</f><v></v></c><c r="I1"><v>1</v></c></row>',
    );
    expect(spoken(block)).toEqual([
      [
        ['boolean', true],
        ['boolean', false],
        ['error', '#DIV/0!'],
        ['number', 12.5],
        ['formulaWithoutValue', null],
        ['formulaWithoutValue', null],
        ['formulaWithoutValue', null],
        ['empty', null],
        ['number', 1],
      ],
    ]);
  });

  test('dates by format, built in, Chinese built in or custom; words in quotes make none', async () => {
    const codes = [
      'yyyy"年"m"月"',
      '[$-804]yyyy/m/d;@',
      '#,##0.00"day"',
      '[Red]0.0',
      '[h]:mm',
      '0.00_d',
      'General',
    ];
    const cellFormats = [14, 22, 27, 36, 45, 50, 58, 4, 49, ...codes.map((_, at) => 170 + at)];
    const row = cellFormats.map((_, style) => `<c s="${style}"><v>45292</v></c>`).join('');
    const block = await only(`<row>${row}</row>`, {
      cellFormats,
      numberFormats: Object.fromEntries(codes.map((code, at) => [170 + at, code])),
    });
    const d = CellKind.date;
    const n = CellKind.number;
    expect(block.kinds).toEqual([d, d, d, d, d, d, d, n, n, d, d, n, n, d, n, n]);
  });

  test('ISO dates of strict books become serials of the book’s own calendar', async () => {
    const row =
      '<row r="1"><c r="A1" t="d"><v>2024-01-31</v></c><c r="B1" t="d"><v>2024-01-31T12:00:00</v></c><c r="C1" t="d"><v>06:00:00Z</v></c>' +
      '<c r="D1" t="d"><v>1900-02-28</v></c><c r="E1" t="d"><v>1900-03-01</v></c></row>';
    expect((await only(row)).values).toEqual([45322, 45322.5, 0.25, 59, 61]);
    const from1904 = await only(row.replace(/<c r="[DE]1".*(?=<\/row>)/, ''), { date1904: true });
    expect(from1904.values).toEqual([43860, 43860.5, 0.25]);
    expect(from1904.date1904).toBe(true);
    expect(new Set(from1904.kinds)).toEqual(new Set([CellKind.date]));
  });

  test('numbers shown with padding zeros keep what is shown: the code 0401 stored as 401', async () => {
    const block = await only(
      '<row r="1"><c r="A1" s="1"><v>401</v></c><c r="B1" s="2"><v>401</v></c><c r="C1" s="1"><v>12345</v></c>' +
        '<c r="D1" s="1"><v>4.5</v></c><c r="E1" s="3"><v>401</v></c><c r="F1" s="4"><v>7</v></c></row>',
      {
        cellFormats: [0, 170, 1, 171, 172],
        numberFormats: { 170: '0000', 171: '0000.00', 172: '000_ ;-000' },
      },
    );
    expect(block.values[0]).toBe(401);
    expect(block.texts).toEqual([
      [0, '0401'],
      [2, '12345'],
      [5, '007'],
    ]);
  });
});

describe('where cells stand', () => {
  test('the block is the filled rectangle; formats around it take no room', async () => {
    const block = await only(
      '<row r="1"><c r="A1" s="0"/></row><row r="3"><c r="C3"><v>1</v></c><c r="E3" t="s"><v>0</v></c></row><row r="4"><c r="B4"><v>2</v></c></row>' +
        '<row r="1048576" s="0" customFormat="1"><c r="XFD1048576" s="0"/></row>',
      { sharedStrings: ['<t></t>'] },
    );
    expect(block.origin).toEqual({ row: 2, column: 1 });
    expect([block.rows, block.columns]).toEqual([2, 2]);
    expect(block.values).toEqual([null, 1, 2, null]);
    expect(block.kinds).toEqual([CellKind.empty, CellKind.number, CellKind.number, CellKind.empty]);
  });

  test('rows and cells without addresses follow those before them', async () => {
    const block = await only(
      '<row><c><v>1</v></c><c><v>2</v></c></row><row r="3"><c r="B3"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>',
    );
    expect(block.values).toEqual([1, 2, null, null, null, null, null, 3, 4, 5, null, null]);
    expect(block.columns).toBe(3);
  });

  test('hidden rows are read and named, counted from the top of the sheet', async () => {
    const block = await only(
      '<row r="2"><c r="A2"><v>1</v></c></row><row r="3" hidden="1"><c r="A3"><v>2</v></c></row><row r="4" hidden="true"/>' +
        '<row r="5" hidden="0"><c r="A5"><v>3</v></c></row><row r="6" hidden="1"/>',
    );
    expect(block.hiddenRows).toEqual([2, 3]);
    expect(block.values).toEqual([1, 2, null, 3]);
  });

  test('an empty sheet is a block of nothing, in its place among the others', async () => {
    const blocks = await blocksOf({ sheets: { 甲: '', 乙: '<row r="1"><c r="A1"><v>1</v></c></row>' } });
    expect(blocks.map((block) => [block.sheetName, block.sheetId, block.rows, block.columns])).toEqual([
      ['甲', '11', 0, 0],
      ['乙', '12', 1, 1],
    ]);
  });
});

describe('how workbooks are put together', () => {
  const one = '<row r="1"><c r="A1"><v>1</v></c></row>';

  test('parts at unusual paths, with absolute targets and other letter case, are found', async () => {
    const standard = bookParts({ sheets: { 收入: one } });
    const blocks = await blocksOf({
      sheets: {},
      parts: {
        '_rels/.rels': linksXml([['x', 'officeDocument', '/book/main.xml']]),
        'xl/workbook.xml': null,
        'book/main.xml': standard['xl/workbook.xml'] ?? '',
        'book/_rels/main.xml.rels': linksXml([['s0', 'worksheet', '/Data/../data/S1.xml']]),
        'data/s1.xml': standard['xl/worksheets/sheet0.xml'] ?? '',
      },
    });
    expect(blocks.map((block) => [block.sheetName, block.values])).toEqual([['收入', [1]]]);
  });

  test('prefixed elements and the strict namespaces are the same words', async () => {
    const strict = (xml: string) =>
      xml
        .replaceAll(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main')
        .replaceAll(LINKS, 'http://purl.oclc.org/ooxml/officeDocument/relationships');
    const prefixed = (xml: string) =>
      strict(xml)
        .replace(/<(\/?)(?=[a-z])/gi, '<$1x:')
        .replaceAll(' xmlns=', ' xmlns:x=')
        .replaceAll('r:id', 'rel:id')
        .replaceAll('xmlns:r=', 'xmlns:rel=');
    const book: HandBuiltBook = {
      sheets: { 甲: '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>7</v></c></row>' },
      sharedStrings: ['<t>文本</t>'],
      cellFormats: [0, 170],
      numberFormats: { 170: '00' },
    };
    const parts = Object.fromEntries(
      Object.entries(bookParts(book)).map(([name, xml]) => [
        name,
        name.endsWith('.rels') ? strict(xml ?? '') : prefixed(xml ?? ''),
      ]),
    );
    const [block] = await blocksOf({ ...book, parts });
    expect(block?.values).toEqual(['文本', 7]);
    expect(block?.texts).toEqual([[1, '07']]);
  });

  test('hidden sheets are read, chart sheets passed over', async () => {
    const blocks = await blocksOf({
      sheets: { 甲: one },
      parts: {
        'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><sheets><sheet name="图" sheetId="5" r:id="c"/><sheet name="甲" sheetId="7" state="veryHidden" r:id="s"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': linksXml([
          ['c', 'chartsheet', 'chartsheets/sheet1.xml'],
          ['s', 'worksheet', 'worksheets/sheet0.xml'],
        ]),
      },
    });
    expect(blocks.map((block) => [block.sheetName, block.sheetId])).toEqual([['甲', '7']]);
  });

  test('what other programs add to rows, cells and the sheet’s end is passed over', async () => {
    const block = await only('', {
      parts: {
        'xl/worksheets/sheet0.xml':
          `<?xml version="1.0"?><!-- made elsewhere --><worksheet xmlns="${MAIN}"><dimension ref="A1:XFD9"/><cols><col min="1" max="9"/></cols><sheetData>` +
          '<row r="1"><c r="A1"><v>1</v><extLst><ext><v>9</v></ext></extLst></c><extLst><ext uri="u"><v>8</v></ext></extLst></row></sheetData>' +
          '<dataValidations><dataValidation prompt="a > b"><formula1>5</formula1></dataValidation></dataValidations><extLst><ext><row><c r="Z9"><v>3</v></c></row></ext></extLst></worksheet>',
      },
    });
    expect([block.rows, block.columns, block.values]).toEqual([1, 1, [1]]);
  });
});

describe('faults of cells and sheets', () => {
  test.each([
    ['a number that is none', '<c r="B2"><v>12,5</v></c>', '12,5'],
    ['a number in hexadecimal', '<c r="B2"><v>0x10</v></c>', '0x10'],
    ['a number past all numbers', '<c r="B2"><v>1e999</v></c>', '1e999'],
    ['a text the book does not have', '<c r="B2" t="s"><v>4</v></c>', '4'],
    ['a day that never was', '<c r="B2" t="d"><v>2023-02-30</v></c>', '2023-02-30'],
    ['an unknown type', '<c r="B2" t="z"><v>1</v></c>', '1'],
    ['a cell that stands twice', '<c r="B2"><v>3</v></c><c r="B2"><v>4</v></c>', '3'],
  ])('%s is named by its cell', async (_, cell, found) => {
    const bytes = await handBuiltBook({ sheets: { 收入: `<row r="2">${cell}</row>` } });
    const { faults } = await readWorkbook(bytes);
    expect(faults).toMatchObject([
      { code: 'WB-014', params: { found }, where: { sheet: '收入', row: 1, column: 1 } },
    ]);
  });

  test('a filled rectangle at the limit is read, one column more is named', async () => {
    const rows = 1000;
    const last = (columns: number) => {
      const letters = columns === 10_000 ? 'NTP' : 'NTQ';
      return `<row r="1"><c r="A1"><v>1</v></c></row><row r="${rows}"><c r="${letters}${rows}"><v>1</v></c></row>`;
    };
    expect(MAX_CELLS).toBe(rows * 10_000);
    const [block] = await blocksOf({ sheets: { 表: last(10_000) } });
    expect(block?.values.length).toBe(MAX_CELLS);
    const { blocks, faults } = await readWorkbook(
      await handBuiltBook({ sheets: { 表: last(10_001), 好: '' } }),
    );
    expect(faults).toMatchObject([
      { code: 'WB-013', where: { sheet: '表' }, params: { rows, columns: 10_001 } },
    ]);
    expect(blocks.map((each) => each.sheetName)).toEqual(['好']);
  });

  test('a damaged sheet does not take the others with it', async () => {
    const bytes = await handBuiltBook({
      sheets: { 坏: '<row r="1"><c r="A1"><v>1</c></row>', 好: '<row r="1"><c r="A1"><v>1</v></c></row>' },
    });
    const { blocks, faults } = await readWorkbook(bytes);
    expect(faults).toMatchObject([
      { code: 'WB-011', params: { part: 'xl/worksheets/sheet0.xml' }, where: { sheet: '坏' } },
    ]);
    expect(blocks.map((each) => each.sheetName)).toEqual(['好']);
  });
});

describe('damaged files', () => {
  const book: HandBuiltBook = {
    sheets: {
      收入: Array.from(
        { length: 60 },
        (_, at) =>
          `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>${at % 2}</v></c><c s="1"><v>${at * 1.37}</v></c></row>`,
      ).join(''),
      工作量:
        '<row r="1" hidden="1"><c t="b"><v>1</v></c><c t="inlineStr"><is><r><t>床日</t></r></is></c></row>',
    },
    sharedStrings: ['<t>内科</t>', '<r><t>外</t></r><r><t>科</t></r>'],
    cellFormats: [0, 170],
    numberFormats: { 170: 'yyyy"年"' },
  };
  let state = 20_240_131;
  /** Whole numbers from 0, the same in every run. */
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const withChangedBit = (bytes: Uint8Array) => {
    const changed = Buffer.from(bytes);
    const at = next(changed.length);
    changed.writeUInt8(changed.readUInt8(at) ^ (1 << next(8)), at);
    return changed;
  };

  test('a file cut off anywhere is named as damaged', async () => {
    const bytes = await handBuiltBook(book);
    for (let fiftieth = 0; fiftieth < 50; fiftieth++) {
      const { blocks, faults } = await readWorkbook(bytes.subarray(0, (bytes.length * fiftieth) / 50));
      expect(faults.map(({ code }) => code)).toEqual([fiftieth === 0 ? 'WB-003' : 'WB-006']);
      expect(blocks).toEqual([]);
    }
  });

  test('a changed bit gives a fault or the very same blocks, never other numbers', async () => {
    const bytes = await handBuiltBook(book);
    const sound = await readWorkbook(bytes);
    let named = 0;
    for (let round = 0; round < 200; round++) {
      const { blocks, faults } = await readWorkbook(withChangedBit(bytes));
      if (faults.length > 0) named++;
      else expect(blocks).toEqual(sound.blocks);
    }
    expect(named).toBeGreaterThan(100);
  });

  test('parts written wrong, with right checksums, give faults or whole blocks, never an exception', async () => {
    const parts = Object.entries(bookParts(book)).map(
      ([name, xml]) => [name, Buffer.from(xml ?? '')] as const,
    );
    let named = 0;
    for (let round = 0; round < 400; round++) {
      const victim = next(parts.length);
      const changed = parts.map(([name, bytes], at) => {
        if (at !== victim) return [name, bytes] as const;
        return [
          name,
          round % 4 === 0 ? bytes.subarray(0, next(bytes.length)) : withChangedBit(bytes),
        ] as const;
      });
      const { blocks, faults } = await readWorkbook(await zip(changed));
      if (faults.length > 0) named++;
      for (const { code } of faults) expect(code).toMatch(/^WB-/);
      for (const { rows, columns, values, kinds } of blocks) {
        expect([values.length, kinds.length]).toEqual([rows * columns, rows * columns]);
      }
    }
    expect(named).toBeGreaterThan(200);
  });
});
