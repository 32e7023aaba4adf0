import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadCase } from '../../cases/runCase.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import { fromA1 } from '../../contract/place.ts';
import type { CellValue, RangeBlock } from '../../contract/rangeBlock.ts';
import { type HistoryEntry, historyRecords } from '../../engine/historyRecords.ts';
import { loadSheetDefinitions } from '../../intake/definitions.ts';
import { templatePlans } from '../../reports/templatePlans.ts';
import { loadPack, packDirectory, vocabularyOf } from '../../rules/loadPack.ts';
import { patchWorkbook } from '../../xlsx/patchWorkbook.ts';
import { readWorkbook } from '../../xlsx/readWorkbook.ts';
import { changed, furnishedBook, partsOf, readable, sheetPaths } from '../../xlsx/testBooks.ts';
import { convert, libreOfficeMissing } from '../../xlsx/testLibreOffice.ts';
import { costWorkbook } from '../costing.ts';
import { resultSheets, writeResults } from '../resultWorkbook.ts';
import { StageClock } from '../stages.ts';
import { nextMonth } from './nextMonth.ts';

/** A finance desk's own book with our inputs in it, costed for January; then its February. */

const PATIENCE = 240_000;
const goldenFolder = fileURLToPath(new URL('../../cases/golden-eleven-units', import.meta.url));

async function inputBook(): Promise<Uint8Array> {
  const { pack } = loadPack(packDirectory('cn-2021'));
  if (!pack) throw new Error('the rule pack does not load');
  const { sheets } = loadCase(goldenFolder);
  return patchWorkbook(
    await furnishedBook(),
    templatePlans(loadSheetDefinitions(), vocabularyOf(pack), sheets),
  );
}

const costed = (book: Uint8Array) => costWorkbook(book, { quantum: 'fen' }, new StageClock());

async function withResults(book: Uint8Array): Promise<Uint8Array> {
  const clock = new StageClock();
  const { costed: run, faults } = await costed(book);
  if (!run) throw new Error(JSON.stringify(faults));
  const { bytes } = await writeResults(book, await resultSheets(run, book, clock), clock);
  if (!bytes) throw new Error('nothing was written');
  return bytes;
}

interface Made {
  readonly bytes: Uint8Array;
  readonly month: string;
  readonly faults: readonly Fault[];
  readonly blocks: readonly RangeBlock[];
}

async function made(book: Uint8Array): Promise<Made> {
  const { made: next, faults } = await nextMonth(book);
  if (!next) throw new Error(JSON.stringify(faults));
  const { blocks, faults: unreadable } = await readWorkbook(next.bytes);
  expect(unreadable).toEqual([]);
  return { ...next, faults, blocks };
}

function cellOf(blocks: readonly RangeBlock[], sheet: string, address: string): CellValue {
  const [block, cell] = [blocks.find(({ sheetName }) => sheetName === sheet), fromA1(address)];
  if (!block || !cell) throw new Error(`${sheet} ${address}`);
  const [row, column] = [cell.row - block.origin.row, cell.column - block.origin.column];
  return (row < block.rows && column < block.columns && block.values[row * block.columns + column]) || null;
}

/** Filled cells of a row, from the header row on. */
function rowsOf(blocks: readonly RangeBlock[], sheet: string): CellValue[][] {
  const block = blocks.find(({ sheetName }) => sheetName === sheet);
  if (!block) throw new Error(sheet);
  const rows = Array.from({ length: block.rows }, (_, row) =>
    block.values.slice(row * block.columns, (row + 1) * block.columns).filter((value) => value !== null),
  );
  return rows.slice(3 - block.origin.row).filter((row) => row.length > 0);
}

const codesAt = (faults: readonly Fault[]): string[] =>
  faults.map(({ code, where }) => `${code} ${where && 'sheet' in where ? where.sheet : ''}`);

const LEDGER_SHEET = '台账';

let january: Uint8Array;
let february: Made;
beforeAll(async () => {
  const plain = await withResults(await inputBook());
  // A formula of the desk's own on a result sheet.
  const path = sheetPaths(await partsOf(plain)).get(LEDGER_SHEET) ?? '';
  january = await changed(plain, {
    [path]: (text) =>
      text.replace(
        '</sheetData>',
        `<row r="60"><c r="A60"><f>'科室04 分摊汇总'!B6</f><v>1</v></c></row></sheetData>`,
      ),
  });
  february = await made(january);
}, PATIENCE);

describe('the next month', () => {
  test('is that of the cover, and its rows stay with or without their figures', () => {
    expect(february.month).toBe('2024-02');
    expect(cellOf(february.blocks, '封面', 'B5')).toBe('2024-02');
    expect(cellOf(february.blocks, '封面', 'B4')).not.toBeNull();
    const months = (sheet: string) =>
      new Set(
        rowsOf(february.blocks, sheet)
          .slice(1)
          .map(([month]) => month),
      );
    expect(months('分摊参数')).toEqual(new Set(['2024-02']));
    expect(months('工作量')).toEqual(new Set(['2024-02']));
  });

  test('has last month’s headcount and units, and none of its amounts', async () => {
    const { blocks } = await readWorkbook(january);
    const parameters = rowsOf(blocks, '分摊参数').slice(1);
    expect(parameters.length).toBeGreaterThan(5);
    expect(rowsOf(february.blocks, '分摊参数').slice(1)).toEqual(
      parameters.map(([, ...rest]) => ['2024-02', ...rest]),
    );
    expect(rowsOf(february.blocks, '核算单元')).toEqual(rowsOf(blocks, '核算单元'));
    for (const sheet of ['直接成本', '收入', '内部服务量']) {
      expect(rowsOf(blocks, sheet).length).toBeGreaterThan(1);
      expect(rowsOf(february.blocks, sheet)).toHaveLength(1);
    }
    const filled = rowsOf(february.blocks, '工作量').slice(1).flat();
    expect(filled.filter((value) => typeof value === 'number')).toEqual([]);
  });

  test('says what was carried over, until the cell is cleared', async () => {
    const marked = (faults: readonly Fault[]) => faults.filter(({ code }) => code === 'IN-059');
    const carried = marked((await costed(february.bytes)).faults);
    expect(codesAt(carried)).toEqual(
      expect.arrayContaining(['IN-059 核算单元', 'IN-059 成本项目', 'IN-059 分摊参数']),
    );
    expect(carried.every(({ params }) => params.month === '2024-01')).toBe(true);
    const path = sheetPaths(await partsOf(february.bytes)).get('分摊参数') ?? '';
    const cleared = await changed(february.bytes, {
      [path]: (text) => text.replace(/<is><t>沿用自[^<]*<\/t><\/is>/, ''),
    });
    expect(codesAt(marked((await costed(cleared)).faults))).not.toContain('IN-059 分摊参数');
  });

  test('knows January as its history, in the sheet’s own words and its table', async () => {
    const { costed: run } = await costed(january);
    if (!run) throw new Error('January cannot be costed');
    const asWritten = ({ month, unit, kind, item, careType, quantity }: HistoryEntry) =>
      [month, unit, kind, item, careType, quantity].join(' ');
    const expected = historyRecords(run.run).map(asWritten);
    const { costed: again, faults } = await costed(await filled(february.bytes));
    if (!again) throw new Error(JSON.stringify(faults));
    expect(expected.length).toBeGreaterThan(50);
    expect(again.ledger.history.map(asWritten)).toEqual(expected);
    const parts = await partsOf(february.bytes);
    const table = [...parts.keys()].find((part) => readable(parts, part).includes('name="input_history"'));
    const last = 4 + expected.length;
    expect(readable(parts, table ?? '')).toContain(`ref="A4:H${last}"`);
    const sheet = readable(parts, sheetPaths(parts).get('历史数据') ?? '');
    // Drop-downs of its columns, and no green corner on a code.
    expect(sheet).toContain(`sqref="D5:D${last}"`);
    expect(sheet).toContain(`<ignoredError sqref="A1:H${last}"`);
    expect(readable(parts, 'xl/workbook.xml')).toContain(`>'历史数据'!$A$1:$H$${last}</definedName>`);
  });

  test('keeps result sheets at their place with nothing in them, and whatever reads them', async () => {
    const [before, after] = [await partsOf(january), await partsOf(february.bytes)];
    expect([...sheetPaths(after)]).toEqual([...sheetPaths(before)]);
    expect(cellOf(february.blocks, '科室04 分摊汇总', 'A4')).toBe('尚未核算。核算后由本系统写入本表');
    expect(rowsOf(february.blocks, '核对')).toHaveLength(1);
    const own = [...sheetPaths(before).values()].slice(1, 5);
    expect(own.map((part) => after.get(part))).toEqual(own.map((part) => before.get(part)));
    expect(readable(after, own[0] ?? '')).toContain("'科室04 分摊汇总'!B6");
    expect(readable(after, 'xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
    expect(february.blocks.find(({ planKey }) => planKey === 'directory')?.values).toContain('2024年02月');
  });

  test('has no copy of a result sheet that somebody edited', async () => {
    const path = sheetPaths(await partsOf(january)).get('科室04 分摊汇总') ?? '';
    const { blocks } = await made(
      await changed(january, { [path]: (text) => text.replace(/(<c r="C7"[^>]*><v>)[^<]*/, '$18.5') }),
    );
    expect(blocks.filter(({ sheetName }) => sheetName.includes('手工修改'))).toEqual([]);
  });
});

/** February with January's amounts: what was cleared, filled in again. */
async function filled(book: Uint8Array): Promise<Uint8Array> {
  const [from, to] = [await partsOf(await inputBook()), await partsOf(book)];
  const paths = { from: sheetPaths(from), to: sheetPaths(to) };
  const sheets = ['直接成本', '收入', '工作量', '内部服务量', '总账', '成本调整单', '门诊住院拆分'];
  return changed(
    book,
    Object.fromEntries(
      sheets.map((sheet) => [
        paths.to.get(sheet) ?? '',
        readable(from, paths.from.get(sheet) ?? '').replaceAll('2024-01', '2024-02'),
      ]),
    ),
  );
}

describe('what is told', () => {
  const withFormula = async (sheet: string, cell: string) => {
    const path = sheetPaths(await partsOf(january)).get(sheet) ?? '';
    const formula = (start: string) => `${start}><f>1+1</f><v>2</v></c>`;
    return changed(january, {
      [path]: (text) =>
        text.replace(new RegExp(`(<c r="${cell}" s="\\d+")[^>]*><v>.*?</c>`), (_, start) => formula(start)),
    });
  };

  test('nothing, where nothing is left to be decided', () => {
    expect(february.faults).toEqual([]);
  });

  test('formulas in cells to be cleared stay, counted, and wait to be calculated', async () => {
    const { faults, bytes, blocks } = await made(await withFormula('收入', 'H5'));
    expect(faults).toMatchObject([{ code: 'RN-010', params: { count: 1 }, where: { sheet: '收入' } }]);
    expect(cellOf(blocks, '收入', 'H5')).toBeNull();
    const parts = await partsOf(bytes);
    expect(readable(parts, sheetPaths(parts).get('收入') ?? '')).toContain('<f>1+1</f></c>');
  });

  test('a month without results does not become history', async () => {
    const march = await made(february.bytes);
    expect(march.month).toBe('2024-03');
    expect(codesAt(march.faults)).toEqual(['RN-011 历史数据']);
    expect(cellOf(march.blocks, '分摊参数', 'A5')).toBe('2024-03');
    const marks = march.blocks.flatMap(({ values }) =>
      values.filter((value) => /^沿用自/.test(String(value))),
    );
    expect(new Set(marks)).toEqual(new Set(['沿用自 2024-02，核对后请清空本格']));
  });

  test('months that the history has already stay as they are', async () => {
    const parts = await partsOf(february.bytes);
    const history = sheetPaths(parts).get('历史数据') ?? '';
    const { faults, blocks } = await made(await changed(january, { [history]: readable(parts, history) }));
    expect(faults).toMatchObject([{ code: 'RN-012', params: { months: '2024-01' } }]);
    expect(rowsOf(blocks, '历史数据')).toEqual(rowsOf(february.blocks, '历史数据'));
  });

  test('a file without a cover of ours is refused, and why', async () => {
    const { made: none, faults } = await nextMonth(await furnishedBook());
    expect([none, codesAt(faults)]).toEqual([null, ['IN-001 ']]);
    expect((await nextMonth(new TextEncoder().encode('不是工作簿'))).faults).toMatchObject([
      { code: 'WB-003' },
    ]);
  });
});

describe.skipIf(libreOfficeMissing)(`a book that LibreOffice saved ${libreOfficeMissing}`, () => {
  test(
    'becomes the same next month, and LibreOffice reads that again',
    async () => {
      const { blocks, faults } = await made(await convert(january, 'xlsx'));
      expect(faults).toEqual([]);
      const sheets = ['封面', '核算单元', '直接成本', '分摊参数', '工作量', '历史数据'];
      for (const sheet of sheets) expect(rowsOf(blocks, sheet)).toEqual(rowsOf(february.blocks, sheet));
      const { blocks: saved } = await readWorkbook(await convert(february.bytes, 'xlsx'));
      for (const sheet of sheets) expect(rowsOf(saved, sheet)).toEqual(rowsOf(february.blocks, sheet));
      expect(String(cellOf(saved, '直接成本', 'A2'))).toContain('期间：2024-02');
    },
    PATIENCE,
  );
});
