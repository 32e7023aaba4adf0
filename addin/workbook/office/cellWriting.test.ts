import { describe, expect, it } from 'vitest';
import type { RuleLayer, SheetCells } from '../../../server/contract/api/ruleLayers.ts';
import type { RangeBlock } from '../../../server/contract/rangeBlock.ts';
import { layerOf } from '../../../server/history/ruleLayer.ts';
import { loadSheetDefinitions } from '../../../server/intake/definitions.ts';
import { intake } from '../../../server/intake/intake.ts';
import { layerWriting } from '../../../server/road/ruleLayer/layerWriting.ts';
import { behaviourHeader, bookWith, ruleHeader } from '../../../server/road/ruleLayer/testLayers.ts';
import { writeLayer } from '../../../server/road/ruleLayer/writeLayer.ts';
import { sampleBook } from '../../../server/routes/testServer.ts';
import { vocabularyOf } from '../../../server/rules/loadPack.ts';
import { cn2021 } from '../../../server/rules/testPack.ts';
import { readBook } from '../../../server/xlsx/book/readBook.ts';
import { readWorkbook } from '../../../server/xlsx/readWorkbook.ts';
import { openBook } from '../../workbench/host/book/openBook.ts';
import { areaAddress } from '../../workbench/host/model/address.ts';
import { Workbook } from '../../workbench/host/model/workbook.ts';
import { type NodeHost, startNodeHost } from '../../workbench/host/nodeHost.ts';
import { OfficeWorkbook } from './officeWorkbook.ts';
import { everythingIn } from './testHostBook.ts';

/** Values go into cells of a person's sheets as one whole, in Excel as in files; a rule layer is such a writing. */

interface Opened {
  readonly host: NodeHost;
  readonly excel: OfficeWorkbook;
  readonly workbook: Workbook;
}

function opened(workbook: Workbook): Opened {
  return { host: startNodeHost(workbook), excel: new OfficeWorkbook(), workbook };
}
const openedFile = async (bytes: Uint8Array) => opened(openBook((await readBook(bytes)).book));

function layerRead(blocks: readonly RangeBlock[]): RuleLayer {
  const { ledger, faults } = intake(blocks, loadSheetDefinitions(), () => vocabularyOf(cn2021()));
  if (!ledger) throw new Error(JSON.stringify(faults));
  return layerOf(ledger);
}

const sheetNames = ['分摊规则', '成本习性'];

/** Filled cells of the two sheets. */
const cellsIn = (blocks: readonly RangeBlock[]) =>
  blocks
    .filter(({ sheetName }) => sheetNames.includes(sheetName))
    .map(({ sheetName, origin, columns, values }) => [
      sheetName,
      values.flatMap((value, at) =>
        value === null
          ? []
          : [[origin.row + Math.floor(at / columns), origin.column + (at % columns), value]],
      ),
    ]);

const anyRule = ['设定', '0201', null, '面积', null, null, null, null, '旧规则'];
const behaviours = [behaviourHeader, ['全部', null, '固定', null, null, '旧习性']];
const small = () => bookWith({ 分摊规则: [ruleHeader, anyRule], 成本习性: behaviours });

const two = (number: number) => String(number).padStart(2, '0');

/** Words of the rule pack only, and more rows than the template's tables have. */
const anywhere: RuleLayer = {
  ruleRows: Array.from({ length: 40 }, (_, at) => ({
    ...{ operation: 'set', senders: 'AUX', elements: at % 2 ? 'PERSONNEL' : '*', driver: 'area' },
    ...{ fallback: 'headcount', receivers: ['CLINICAL', 'TECH'], order: 1 + (at % 3) },
    ...{ validFrom: `20${two(24 + Math.floor(at / 12))}-${two(1 + (at % 12))}`, reason: `第 ${at} 条` },
  })),
  behaviourRows: [
    {
      ...{ units: '*', elements: 'MATERIAL', behaviour: 'mixed', variablePercent: 12.5 },
      ...{ validFrom: null, reason: '按人次' },
    },
  ],
};

describe('a rule layer, in Excel and in the file', () => {
  it.each([
    ['the sample hospital', sampleBook],
    ['a book without tables of Excel', small],
    ['a book without the sheets', () => bookWith({})],
  ])('is the same in %s', async (_, make) => {
    const bytes = await make();
    const { excel, workbook } = await openedFile(bytes);
    const { cells, plans, faults } = layerWriting(await excel.read(), anywhere);
    expect(faults).toEqual([]);
    await excel.writeCells(cells);
    await excel.write(plans);
    const inExcel = await excel.read();
    const written = await writeLayer(bytes, anywhere);
    if (!written.bytes) throw new Error(JSON.stringify(written.faults));
    expect(cellsIn(inExcel)).toEqual(cellsIn((await readWorkbook(written.bytes)).blocks));
    expect(layerRead(inExcel)).toEqual(anywhere);
    const { sheets } = (await readBook(written.bytes)).book;
    const inFile = sheets.flatMap(({ tables }) => tables.map(({ name, range }) => [name, range]));
    expect(workbook.tables.items.map(({ name, area }) => [name, areaAddress(area)])).toEqual(inFile);
  });
});

/** A sheet with a table of two rows and a date, a code and a note of a person's. */
function typedBook(): Opened {
  const workbook = new Workbook(['规则', '别的']);
  const sheet = workbook.worksheets.getItem('规则');
  for (const [address, entry] of [
    ['A3', '服务科室'],
    ['B3', '生效期间'],
    ['C3', '我的列'],
    ['A4', "'0301"],
    ['B4', '2024-01'],
    ['C4', '留着'],
    ['A5', "'0302"],
    ['C5', '=1+1'],
  ] as const)
    sheet.type(address, entry);
  sheet.tables.add('A3:C5', true);
  return opened(workbook);
}

const JANUARY = 45_292;

/** Codes and a month in place of the first row, a row emptied, two rows below the table. */
const changes: readonly SheetCells[] = [
  {
    sheetName: '规则',
    cells: [
      { row: 3, column: 0, was: '0301', value: '0401' },
      { row: 3, column: 1, was: JANUARY, value: '2024-03' },
      { row: 4, column: 0, was: '0302', value: null },
      { row: 5, column: 0, was: null, value: '=0403' },
      { row: 6, column: 1, was: null, value: 2 },
    ],
  },
];

describe('cells of a person’s sheet', () => {
  it('hold what was written, as the text or number it is, and the table has taken in the rows below', async () => {
    const { excel, workbook } = typedBook();
    await excel.writeCells(changes);
    const sheet = workbook.worksheets.getItem('规则');
    const values = ['A4', 'B4', 'C4', 'A5', 'C5', 'A6', 'B7'].map((at) => sheet.cellAt(at)?.value ?? null);
    expect(values).toEqual(['0401', '2024-03', '留着', null, 2, '=0403', 2]);
    expect(sheet.cellAt('C5')?.formula).toBe('=1+1');
    expect(sheet.tables.items[0]?.area).toMatchObject({ row: 2, rows: 5, columns: 3 });
  });

  it('hold again what they had when it is undone, but for what a person typed since', async () => {
    const { excel, workbook } = typedBook();
    const before = everythingIn(workbook);
    const undo = await excel.writeCells(changes);
    await undo();
    expect(everythingIn(workbook)).toEqual(before);
    const again = await excel.writeCells(changes);
    const sheet = workbook.worksheets.getItem('规则');
    sheet.type('A6', '我改的');
    await again();
    expect([sheet.cellAt('A4')?.value, sheet.cellAt('A6')?.value]).toEqual(['0301', '我改的']);
    expect(sheet.tables.items[0]?.area.rows).toBe(5);
  });

  it('leave a formula that says the same where it may stay, and put nothing else in its place when undone', async () => {
    const { excel, workbook } = typedBook();
    const sheet = workbook.worksheets.getItem('规则');
    const before = everythingIn(workbook);
    const name = { row: 4, column: 2, was: 2, value: '检验科', mayStay: true as const };
    const code = { row: 3, column: 0, was: '0301', value: '0401' };
    const undo = await excel.writeCells([{ sheetName: '规则', cells: [name, code] }]);
    expect(sheet.cellAt('C5')?.formula).toBe('=1+1');
    expect(sheet.cellAt('A4')?.value).toBe('0401');
    await undo();
    expect(everythingIn(workbook)).toEqual(before);
  });

  it('of a table with totals below do not lengthen it', async () => {
    const { excel, workbook } = typedBook();
    const [table] = workbook.worksheets.getItem('规则').tables.items;
    if (table) table.showTotals = true;
    await excel.writeCells(changes);
    expect(table?.area.rows).toBe(3);
  });

  it.each<[string, string, (workbook: Workbook) => void, object?]>([
    ['the sheet is protected', 'WB-061', (book) => book.worksheets.getItem('规则').protection.protect()],
    ['the workbook is open for reading', 'WB-064', (book) => Object.assign(book, { readOnly: true })],
    ['the sheet is gone', 'WB-063', (book) => book.worksheets.getItem('规则').delete()],
    [
      'one has become a formula',
      'WB-069',
      (book) => book.worksheets.getItem('规则').type('A4', '="0301"'),
      { row: 3, column: 0 },
    ],
    [
      'one would not be seen among merged cells',
      'WB-070',
      (book) => book.worksheets.getItem('规则').getRange('A6:A8').merge(),
    ],
    [
      'a row was put in above since they were read',
      'WB-071',
      (book) => book.worksheets.getItem('规则').type('A4', '检验科'),
      { row: 3, column: 0 },
    ],
  ])('stay as they are where %s', async (_, code, spoil, where) => {
    const { excel, workbook } = typedBook();
    spoil(workbook);
    const before = everythingIn(workbook);
    const asked =
      code === 'WB-070'
        ? [{ sheetName: '规则', cells: [{ row: 6, column: 0, was: null, value: '写' }] }]
        : changes;
    await expect(excel.writeCells(asked)).rejects.toMatchObject({
      fault: { code, ...(where && { where }) },
    });
    expect(everythingIn(workbook)).toEqual(before);
  });

  it('stay as they were, wherever Excel fails', async () => {
    const { host, excel, workbook } = typedBook();
    const before = everythingIn(workbook);
    const from = host.batches.length;
    const undo = await excel.writeCells(changes);
    const actions = host.batches.slice(from).map(({ Actions }) => Actions.length);
    await undo();
    let failures = 0;
    for (const [batch, count] of actions.slice(0, -1).entries()) {
      for (let action = 0; action < count; action += 1) {
        host.failAt(batch, action);
        await expect(excel.writeCells(changes)).rejects.toMatchObject({ fault: { code: 'WB-065' } });
        expect(everythingIn(workbook), `batch ${batch}, action ${action}`).toEqual(before);
        failures += 1;
      }
    }
    expect(failures).toBeGreaterThan(30);
  });

  it('that a co-author changes in between are hers, and the rest is taken back', async () => {
    const { host, excel, workbook } = typedBook();
    const sheet = workbook.worksheets.getItem('规则');
    host.meanwhile = () => {
      if (sheet.cellAt('A4')?.value === '0401') sheet.type('A4', '别人写的', 'coauthor');
    };
    await expect(excel.writeCells(changes)).rejects.toMatchObject({
      fault: { code: 'WB-066', params: { cell: 'A4' }, where: { sheet: '规则' } },
    });
    expect(['A4', 'A5', 'A6'].map((at) => sheet.cellAt(at)?.value ?? null)).toEqual([
      '别人写的',
      '0302',
      null,
    ]);
  });
});
