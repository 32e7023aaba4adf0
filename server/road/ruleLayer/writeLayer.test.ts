import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleLayer } from '../../contract/api/ruleLayers.ts';
import { rangeA1 } from '../../contract/layout/planAddresses.ts';
import type { CellValue } from '../../contract/rangeBlock.ts';
import { layerText } from '../../history/ruleLayer.ts';
import { sampleBook } from '../../routes/testServer.ts';
import type { BookSheet } from '../../xlsx/book/book.ts';
import { readWorkbook } from '../../xlsx/readWorkbook.ts';
import { partsOf, sheetPaths } from '../../xlsx/testBooks.ts';
import { allocateBlocks } from '../costing.ts';
import { StageClock } from '../stages.ts';
import {
  behaviourHeader,
  bookWith,
  fullLayer,
  type Grid,
  layerIn,
  readInputs,
  ruleHeader,
} from './testLayers.ts';
import { writeLayer } from './writeLayer.ts';

/** A layer goes into whatever workbook there is, and costing reads from it exactly what was written. */

async function written(book: Uint8Array, layer: RuleLayer): Promise<Uint8Array> {
  const { bytes, faults } = await writeLayer(book, layer);
  if (!bytes) throw new Error(JSON.stringify(faults));
  return bytes;
}

const refusal = async (book: Uint8Array, layer = fullLayer) => {
  const { bytes, faults } = await writeLayer(book, layer);
  expect(bytes === null).toBe(true);
  return faults;
};

async function cellsOf(book: Uint8Array, sheet: string): Promise<CellValue[][]> {
  const block = (await readWorkbook(book)).blocks.find(({ sheetName }) => sheetName === sheet);
  if (!block) throw new Error(`there is no sheet ${sheet}`);
  const { rows, columns, values } = block;
  return Array.from({ length: rows }, (_, row) => values.slice(row * columns, (row + 1) * columns));
}

const ownRow = ['设定', '0201', null, '面积', null, null, null, null, '旧规则'];
const ownBehaviour = ['全部', null, '固定', null, null, '旧习性'];
const rulesBelow = (...rows: Grid): Grid => [ruleHeader, ...rows];
const book = (rules: Grid, furnished: Partial<BookSheet> = {}) =>
  bookWith({ 分摊规则: rules, 成本习性: [behaviourHeader, ownBehaviour] }, { 分摊规则: furnished });

describe('a layer in a workbook', () => {
  it('takes the place of the sample hospital’s own, whose other parts keep every byte', async () => {
    const source = sampleBook();
    const layer = await layerIn(source);
    const [unit] = layer.ruleRows;
    if (!unit) throw new Error('the sample has a rule of its own');
    const next: RuleLayer = {
      ruleRows: [
        { ...unit, driver: 'headcount', validFrom: '2024-03', reason: '改按人员' },
        { ...unit, senders: 'AUX', driver: 'area', receivers: ['CLINICAL', 'TECH'], order: 1 },
      ],
      behaviourRows: layer.behaviourRows.slice(2),
    };
    const bytes = await written(source, next);
    expect(layerText(await layerIn(bytes))).toBe(layerText(next));
    const [before, after] = [await partsOf(source), await partsOf(bytes)];
    const paths = sheetPaths(before);
    const touched = [...after].filter(([name, part]) => before.get(name) !== part).map(([name]) => name);
    const sheets = [paths.get('分摊规则'), paths.get('成本习性')];
    expect(touched.sort()).toEqual(['xl/workbook.xml', ...sheets].sort());
    expect(layerText(await layerIn(await written(bytes, layer)))).toBe(layerText(layer));
  });

  it('that says the same already leaves the file as it is', async () => {
    const source = sampleBook();
    expect(await written(source, await layerIn(source))).toBe(source);
  });

  it('is written as a person would fill in the sheet: labels, codes as text, a share as a share', async () => {
    const bytes = await written(await book(rulesBelow(ownRow, ownRow.with(1, '0101'))), fullLayer);
    expect(await cellsOf(bytes, '分摊规则')).toEqual([
      ruleHeader,
      ['设定', '0101', null, '面积', '上月参数', '0201、临床服务类', 2, null, '院长办公会决定'],
      // A unit group of this hospital bears the class’s label.
      ['设定', 'AUX', '人员经费', '人员', null, null, null, '2024-06', '院长办公会决定'],
      ['设定', '检验', '薪酬', '人员', '面积', null, null, null, '=工资 & 奖金'],
      ['取消', '医疗技术类', '02', null, null, null, null, null, null],
    ]);
    expect((await cellsOf(bytes, '成本习性')).slice(1)).toEqual([
      ['全部', '卫生材料费', '变动', null, null, '按业务量变动'],
      ['内科', '01', '混合', 0.333, null, '按业务量变动'],
      ['0301', null, '固定', null, '2024-03', '按业务量变动'],
    ]);
    expect(await layerIn(bytes)).toEqual(fullLayer);
  });

  it('finds the tables wherever they are, and leaves a person’s own columns alone', async () => {
    const rules: Grid = [
      ['我院分摊办法', null, null],
      [null, '2024 年修订'],
      [
        '经办',
        '说明',
        'Order',
        '受益单元',
        'Driver',
        '项目组',
        '分摊单元',
        '操作类型',
        '备选参数',
        '启用月份',
      ],
      ['张三', '旧规则', null, null, '面积', null, '0201', '设置', null, '2024年1月'],
      ['李四', '旧规则', null, null, '面积', null, '0301', '设置', null, null],
    ];
    const english: Grid = [
      ['Unit', 'Cost element', 'Behavior', 'Variable percent (%)', 'From', 'Remark'],
      ['all', null, 'mixed', 40, null, 'old'],
    ];
    const bytes = await written(await bookWith({ 办法2: rules, Habits: english }), fullLayer);
    expect(await layerIn(bytes)).toEqual(fullLayer);
    expect((await cellsOf(bytes, '办法2')).map(([first]) => first)).toEqual([
      ...['我院分摊办法', null, '经办', '张三', '李四', null, null],
    ]);
    expect((await cellsOf(bytes, 'Habits')).slice(1, 3)).toEqual(
      [
        ['all', 'Medical consumables', 'variable', null, null, '按业务量变动'],
        ['内科', '01', 'mixed', 33.3, null, '按业务量变动'],
      ].map((line) => expect.arrayContaining(line)),
    );
  });

  it('adds the sheets that are not there, with titles that follow the cover', async () => {
    const bytes = await written(await bookWith({}), fullLayer);
    expect(await layerIn(bytes)).toEqual(fullLayer);
    const [[title], [entity]] = (await cellsOf(bytes, '分摊规则')) as [CellValue[], CellValue[]];
    expect([title, entity]).toEqual(['分摊规则', '编制单位：示例医院　　期间：2024-01　　单位：元']);
    const paths = sheetPaths(await partsOf(bytes));
    expect((await partsOf(bytes)).get(paths.get('分摊规则') ?? '')).toMatch(/<f>[^<]*\$?B\$?1/);
  });

  it('adds no sheet for a part of a layer that is empty, and empties the one that is there', async () => {
    const rules = { ...fullLayer, behaviourRows: [] };
    const names = async (bytes: Uint8Array) => [...sheetPaths(await partsOf(bytes)).keys()];
    expect(await names(await written(await bookWith({}), rules))).not.toContain('成本习性');
    expect((await layerIn(await written(await book(rulesBelow(ownRow)), rules))).behaviourRows).toEqual([]);
  });

  it('takes the place of rows that stand on two sheets', async () => {
    const twice = await bookWith({
      分摊规则: rulesBelow(ownRow),
      分摊规则2: rulesBelow(ownRow.with(1, '0101')),
    });
    const bytes = await written(twice, { ...fullLayer, behaviourRows: [] });
    expect((await layerIn(bytes)).ruleRows).toEqual(fullLayer.ruleRows);
    expect(await cellsOf(bytes, '分摊规则2')).toEqual([ruleHeader]);
  });

  it('takes the place of rows that cannot be read', async () => {
    const wrong = await book(rulesBelow(ownRow.with(0, '可能'), ownRow.with(3, '星座')));
    expect((await readInputs(wrong)).ledger).toBeNull();
    expect(await layerIn(await written(wrong, fullLayer))).toEqual(fullLayer);
  });

  it('reads back as it is, whatever of the workbook’s entries it names', async () => {
    const base = await book(rulesBelow(ownRow));
    const [units, elements] = [
      ['0101', '0301', '检验', '内科', '医疗辅助类', 'AUX', 'ADMIN', '外来文字'],
      ['*', '01', '薪酬', 'MATERIAL', 'DRUG'],
    ];
    const month = fc.constantFrom(null, '2024-01', '2025-12');
    const reason = fc.string({ unit: 'grapheme' }).map((text) => text.trim());
    const ruleRows = fc.uniqueArray(
      fc.record({
        operation: fc.constantFrom('set' as const, 'remove' as const),
        senders: fc.constantFrom(...units),
        elements: fc.constantFrom(...elements),
        driver: fc.constantFrom('', 'area', 'headcount', 'internalService'),
        fallback: fc.constantFrom('', 'lastMonth', 'area'),
        receivers: fc.uniqueArray(fc.constantFrom(...units), { maxLength: 3 }),
        order: fc.option(fc.integer({ min: 1, max: 20 })),
        validFrom: month,
        reason,
      }),
      {
        selector: ({ operation, senders, elements, validFrom }) =>
          [operation, senders, elements, validFrom].join(),
      },
    );
    await fc.assert(
      fc.asyncProperty(ruleRows, async (rows) => {
        const layer = { ruleRows: rows, behaviourRows: [] };
        expect(await layerIn(await written(base, layer))).toEqual(layer);
      }),
      { numRuns: 25 },
    );
  });
});

describe('what stands below the rules', () => {
  const foot: Grid = [
    [null, null],
    ['合计', null, null, null, null, null, 4],
    ['注：本表由财务科维护', null],
    [null, '审批：院长办公会', '2024 年 1 月'],
  ];

  it('stays, where there is room above it', async () => {
    const bytes = await written(
      await book(rulesBelow(ownRow, ownRow.with(1, '0101'), ownRow.with(1, '0301'), ...foot)),
      fullLayer,
    );
    const cells = await cellsOf(bytes, '分摊规则');
    expect(cells.slice(5).map(([first]) => first)).toEqual(['合计', '注：本表由财务科维护', null]);
    expect((await layerIn(bytes)).ruleRows).toEqual(fullLayer.ruleRows);
  });

  it('is named with the rows that are missing, where there is none', async () => {
    expect(await refusal(await book(rulesBelow(ownRow, ...foot)))).toEqual([
      {
        code: 'RN-021',
        severity: 'blocking',
        params: { rows: 4, room: 2, more: 2 },
        where: { sheet: '分摊规则', row: 3, column: 0 },
      },
    ]);
  });
});

describe('a layer is refused, and the workbook left alone,', () => {
  it('where the table has no column for something it says', async () => {
    const narrow: Grid = [ruleHeader, ownRow].map((line) => line.filter((_, at) => at !== 4 && at !== 5));
    expect(await refusal(await book(narrow))).toMatchObject([
      { code: 'RN-020', params: { header: '备用参数', count: 2 }, where: { sheet: '分摊规则' } },
      { code: 'RN-020', params: { header: '受益科室', count: 1 } },
    ]);
    const without = fullLayer.ruleRows.map((each) => ({ ...each, fallback: '', receivers: [] }));
    const { bytes } = await writeLayer(await book(narrow), { ...fullLayer, ruleRows: without });
    expect(bytes).not.toBeNull();
  });

  it('where the sheet’s headers are not understood: a second one beside it would not help', async () => {
    const misspelled = await book([ruleHeader.with(1, '服务课室'), ownRow]);
    expect(await refusal(misspelled)).toMatchObject([{ code: 'IN-002', where: { sheet: '分摊规则' } }]);
    const headless = await book([['服务科室', '说明']]);
    expect(await refusal(headless)).toMatchObject([{ code: 'IN-003', where: { sheet: '分摊规则' } }]);
  });

  it('where the workbook says of no hospital', async () => {
    const faults = await refusal(await bookWith({ 封面: [['空']] }));
    expect(faults).toMatchObject([{ code: 'IN-001' }]);
  });

  it.each([
    ['the sheet is protected', 'WB-061', rulesBelow(ownRow), { protection: { sheet: '1' } }, undefined],
    [
      'cells of it are merged',
      'WB-070',
      rulesBelow(ownRow, ownRow.with(1, '0101')),
      { merges: ['I2:I3'] },
      [2, 8],
    ],
    [
      'a formula would be lost',
      'WB-069',
      rulesBelow([{ formula: '"设"&"定"' }, ...ownRow.slice(1)], ['取消', '0101']),
      {},
      undefined,
    ],
  ] as const)('where %s', async (_, code, rules, furnished, cell) => {
    const layer = { ruleRows: fullLayer.ruleRows.slice(2), behaviourRows: [] };
    const removing = { ...layer, ruleRows: layer.ruleRows.toReversed() };
    const [found] = await refusal(await book(rules, furnished), removing);
    expect(found).toMatchObject({ code, where: { sheet: '分摊规则' } });
    if (cell) expect(found?.where).toMatchObject({ row: cell[0], column: cell[1] });
  });
});

describe('a header of two rows', () => {
  const two: Grid = [ruleHeader, [], ownRow];
  const merges = ruleHeader.map((_, column) => rangeA1({ from: { row: 0, column }, to: { row: 1, column } }));

  it('keeps its two rows', async () => {
    const bytes = await written(await book(two, { merges }), fullLayer);
    expect((await cellsOf(bytes, '分摊规则'))[1]?.every((value) => value === null)).toBe(true);
    expect(await layerIn(bytes)).toEqual(fullLayer);
  });

  it('is told apart from an empty table by nothing, and so refused where it has no rows yet', async () => {
    expect(await refusal(await book(two.slice(0, 2), { merges }))).toMatchObject([
      { code: 'WB-070', params: { area: 'A1:A2' }, where: { row: 1, column: 0 } },
    ]);
  });
});

it('a layer that names a unit the workbook has not is written, and told at its cell by the next check', async () => {
  const [first, ...others] = fullLayer.ruleRows;
  if (!first) throw new Error('the layer has rows');
  const layer = { ruleRows: [...others.slice(1, 2), { ...first, senders: '9999' }], behaviourRows: [] };
  const read = await readWorkbook(await written(await book(rulesBelow(ownRow)), layer));
  const { faults } = await allocateBlocks(read, { quantum: 'fen' }, new StageClock());
  expect(faults.filter(({ severity }) => severity === 'blocking')).toMatchObject([
    { code: 'RU-070', params: { text: '9999' }, where: { sheet: '分摊规则', row: 2 } },
  ]);
});
