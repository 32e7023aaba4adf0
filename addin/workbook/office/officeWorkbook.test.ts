import { describe, expect, it } from 'vitest';
import type { PlanCell, SheetPlan } from '../../../server/contract/plan.ts';
import { charts, directory, summary } from '../../../server/xlsx/testPlans.ts';
import { Workbook } from '../../workbench/host/model/workbook.ts';
import type { Worksheet } from '../../workbench/host/model/worksheet.ts';
import { type NodeHost, startNodeHost } from '../../workbench/host/nodeHost.ts';
import { OfficeWorkbook } from './officeWorkbook.ts';
import { everythingIn } from './testHostBook.ts';

/** A person's workbook with a sheet of her own, and Excel around it. */
function opened(): { host: NodeHost; excel: OfficeWorkbook; workbook: Workbook } {
  const workbook = new Workbook(['我的表', '收入']);
  workbook.worksheets.getItem('我的表').type('B2', 3.5);
  const host = startNodeHost(workbook);
  return { host, excel: new OfficeWorkbook(), workbook };
}

const all: readonly SheetPlan[] = [directory, summary, charts];

/** The same plans with other numbers, one row fewer on the first block. */
const changed: readonly SheetPlan[] = all.map((plan) => ({
  ...plan,
  verbs: plan.verbs.map((verb) =>
    verb.verb === 'block'
      ? {
          ...verb,
          cells: verb.cells.map((line) =>
            line.map((cell) =>
              cell && typeof cell.value === 'number' ? { ...cell, value: cell.value + 1 } : cell,
            ),
          ),
        }
      : verb,
  ),
}));

/** A write-back and its undoing for every place where one can fail. */
const FAILURES_MILLISECONDS = 240_000;
/** All of them in a small batch, so many in a large one. */
const FAILURES_A_BATCH = 30;

const sheetOf = (workbook: Workbook, name: string) => workbook.worksheets.getItem(name);

describe('writing plans into the open workbook', () => {
  it('writes over a sheet that stands, and makes none, where a plan asks for no more', async () => {
    const { excel, workbook } = opened();
    const [plan] = changed.slice(1);
    const before = workbook.worksheets.items.map(({ name }) => name);
    const none = await excel.write([{ ...plan, onlyIfThere: true }], {});
    expect(none.sheets).toEqual([]);
    expect(workbook.worksheets.items.map(({ name }) => name)).toEqual(before);
    await excel.write(all, {});
    const again = await excel.write([{ ...plan, onlyIfThere: true }], {});
    expect(again.sheets).toEqual([{ planKey: plan.key, name: plan.name, isNew: false }]);
  });

  it('makes the sheets, in their places, and counts what it read back', async () => {
    const { excel, workbook } = opened();
    const told: string[] = [];
    const written = await excel.write(all, {
      tell: ({ sheetName, done }) => told.push(`${sheetName} ${done}`),
    });
    expect(written.sheets.map(({ name, isNew }) => `${name} ${isNew}`)).toEqual(
      all.map(({ name }) => `${name} true`),
    );
    expect(workbook.worksheets.items[0]?.name).toBe('目录');
    expect(written.cells).toBeGreaterThan(40);
    expect(written.faults).toEqual([]);
    expect(told.at(-1)).toContain(charts.name);
    expect(sheetOf(workbook, '我的表').cellAt('B2')?.value).toBe(3.5);
  });

  it('writes a second time into the same sheets, beside what a person put there', async () => {
    const { excel, workbook } = opened();
    await excel.write(all);
    const sheet = sheetOf(workbook, '科室04 分摊汇总');
    sheet.conditional.formats.push(Object.assign(sheet.getRange('A1').conditionalFormats.add('Custom')));
    const own = sheet.charts.add('Pie', sheet.getRange('A1:A2'));
    sheet.name = '我改了名';
    const { id } = sheet;
    const written = await excel.write(changed);
    expect(written.sheets.every(({ isNew }) => !isNew)).toBe(true);
    expect(written.sheets.find(({ planKey }) => planKey === 'dept-04')?.name).toBe('我改了名');
    expect(sheetOf(workbook, '我改了名').id).toBe(id);
    expect(sheet.charts.items).toContain(own);
    expect(sheet.conditional.formats.length).toBeGreaterThan(0);
    expect(workbook.worksheets.items).toHaveLength(all.length + 2);
    const drawn = sheetOf(workbook, charts.name).charts.items.map(({ name }) => name);
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  it('keeps a person’s version of a result sheet and says so', async () => {
    const { excel, workbook } = opened();
    await excel.write(all);
    sheetOf(workbook, '科室04 分摊汇总').type('Z99', '我的注');
    const { faults, sheets } = await excel.write(changed);
    expect(faults.map(({ code, params }) => `${code} ${params.copy}`)).toEqual([
      'WB-053 科室04 分摊汇总 手工修改',
    ]);
    expect(sheetOf(workbook, '科室04 分摊汇总 手工修改').cellAt('Z99')?.value).toBe('我的注');
    expect(sheetOf(workbook, '科室04 分摊汇总').cellAt('Z99')?.value ?? null).toBeNull();
    expect(sheets).toHaveLength(all.length);
    const again = await excel.write(changed);
    expect(again.faults).toEqual([]);
  });

  it('undoes a first and a second write', async () => {
    const { excel, workbook } = opened();
    const untouched = everythingIn(workbook);
    const first = await excel.write(all);
    const afterFirst = everythingIn(workbook);
    sheetOf(workbook, '科室04 分摊汇总').type('Z99', '我的注');
    const edited = everythingIn(workbook);
    const second = await excel.write(changed);
    expect(everythingIn(workbook)).not.toEqual(edited);
    await second.undo();
    expect(everythingIn(workbook)).toEqual(edited);
    expect(edited).not.toEqual(afterFirst);
    // Her note would go with the sheet.
    await first.undo();
    const copy = sheetOf(workbook, '科室04 分摊汇总 手工修改');
    expect(copy.cellAt('Z99')?.value).toBe('我的注');
    copy.delete();
    expect(everythingIn(workbook)).toEqual(untouched);
  });

  it.each([
    [
      'a protected result sheet',
      'WB-061',
      (book: Workbook) => sheetOf(book, '科室04 分摊汇总').protection.protect(),
    ],
    ['a workbook open for reading', 'WB-064', (book: Workbook) => Object.assign(book, { readOnly: true })],
    [
      'a renamed input',
      'WB-067',
      (book: Workbook) => Object.assign(sheetOf(book, '收入'), { name: '收入2' }),
    ],
  ])('refuses %s before anything is touched', async (_, code, spoil) => {
    const { excel, workbook } = opened();
    await excel.write(all);
    spoil(workbook);
    const before = everythingIn(workbook);
    await expect(excel.write(withCell(changed, toInput))).rejects.toMatchObject({ fault: { code } });
    expect(everythingIn(workbook)).toEqual(before);
  });

  it('refuses a list of contents that names a sheet which is gone', async () => {
    const { excel, workbook } = opened();
    sheetOf(workbook, '收入').name = '收入2';
    const before = everythingIn(workbook);
    const jump = { value: '收入', style: 'link', link: { sheetName: '收入' } } as const;
    await expect(excel.write(withCell(all, jump))).rejects.toMatchObject({ fault: { code: 'WB-067' } });
    expect(everythingIn(workbook)).toEqual(before);
  });

  it('refuses to add sheets where the structure is protected', async () => {
    const { excel, workbook } = opened();
    workbook.protection.protected = true;
    await expect(excel.write(all)).rejects.toMatchObject({ fault: { code: 'WB-051' } });
  });

  it('waits while a cell is being edited', async () => {
    const { host, excel } = opened();
    host.busyFor(2);
    expect((await excel.write(all)).sheets).toHaveLength(all.length);
  });

  it('waits in the middle of writing for a person who opens a cell', async () => {
    const { host, excel } = opened();
    await excel.write(all);
    const start = host.batches.length;
    host.meanwhile = (batch) => batch > start && host.busyFor(1);
    expect((await excel.write(changed)).sheets).toHaveLength(all.length);
  });

  it('keeps Excel quiet before it writes, not after', async () => {
    const { host, excel } = opened();
    await excel.write(all);
    const names = host.batches.map(({ Actions }) => Actions.map(({ Name = '' }) => Name));
    const writing = names.filter((batch) => batch.includes('Formulas'));
    expect(writing.length).toBeGreaterThan(0);
    for (const batch of writing)
      expect(batch.indexOf('SuspendApiCalculationUntilNextSync')).toBeLessThan(batch.indexOf('Formulas'));
    expect(writing.every((batch) => batch.includes('SuspendScreenUpdatingUntilNextSync'))).toBe(true);
  });

  it('stops between two steps and takes back what was written', async () => {
    const { excel, workbook } = opened();
    await excel.write(all);
    const before = everythingIn(workbook);
    const stop = new AbortController();
    const tell = ({ done }: { done: number }) => done > 20 && stop.abort();
    await expect(excel.write(changed, { signal: stop.signal, tell })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(everythingIn(workbook)).toEqual(before);
  });

  it('notices a co-author who changes a cell between writing and reading back', async () => {
    const { host, excel, workbook } = opened();
    await excel.write(all);
    const before = everythingIn(workbook);
    const sheet = sheetOf(workbook, '科室04 分摊汇总');
    host.meanwhile = () => {
      const isWritten = sheet.cellAt('C6')?.value === 2181.5;
      if (isWritten) sheet.type('B60', '别人写的', 'coauthor');
    };
    await expect(excel.write(changed)).rejects.toMatchObject({ fault: { code: 'WB-066' } });
    host.meanwhile = () => undefined;
    expect(everythingIn(workbook)).toEqual(before);
  });

  it('writes 200,000 cells, again, and back, in pieces that Excel on the web takes', async () => {
    const { host, excel, workbook } = opened();
    workbook.limits.bytes = 5_000_000;
    const plans = [directory, summary, large(4_000, 50)];
    const { cells } = await excel.write(plans);
    expect(cells).toBeGreaterThan(200_000);
    expect(host.batches.length).toBeLessThan(60);
    // A column that no longer looks alike is read cell by cell.
    sheetOf(workbook, '大表').getRange('C7').format.fill.color = '#FFFF00';
    const yellow = sheetOf(workbook, '大表').cellAt('C7')?.look;
    const { undo } = await excel.write(plans);
    expect(sheetOf(workbook, '大表').cellAt('C7')?.look).not.toBe(yellow);
    await undo();
    expect(sheetOf(workbook, '大表').cellAt('C7')?.look).toBe(yellow);
  });

  it('puts back what a person did to a sheet, as it was', async () => {
    const { host, excel, workbook } = opened();
    await excel.write(all);
    const sheet = sheetOf(workbook, '科室04 分摊汇总');
    sheet.name = '汇总,改名';
    dressUp(sheet);
    const before = everythingIn(workbook);
    const { undo } = await excel.write(changed);
    expect(everythingIn(workbook)).not.toEqual(before);
    await undo();
    expect(everythingIn(workbook)).toEqual(before);
    expect(host.batches.length).toBeLessThan(60);
  });

  it('draws charts again that an earlier session drew', async () => {
    const { excel, workbook } = opened();
    await excel.write(all);
    const before = everythingIn(workbook);
    const { undo } = await new OfficeWorkbook().write(changed);
    await undo();
    expect(everythingIn(workbook)).toEqual(before);
  });

  it('writes in place where the structure is protected, and leaves the tabs alone', async () => {
    const { excel, workbook } = opened();
    await excel.write(all);
    sheetOf(workbook, '科室04 分摊汇总').tabColor = '#123456';
    workbook.protection.protected = true;
    expect((await excel.write(changed)).sheets).toHaveLength(all.length);
    expect(sheetOf(workbook, '科室04 分摊汇总').tabColor).toBe('#123456');
  });

  it('puts back what it can where a sheet refuses, and names that sheet', async () => {
    const { host, excel, workbook } = opened();
    await excel.write(all);
    const before = everythingIn(workbook);
    const sheet = sheetOf(workbook, '科室04 分摊汇总');
    host.meanwhile = () => {
      if (sheet.cellAt('C6')?.value !== 2181.5 || sheet.protection.protected) return;
      sheet.type('B60', '别人写的', 'coauthor');
      sheet.protection.protected = true;
    };
    await expect(excel.write(changed)).rejects.toMatchObject({
      fault: { code: 'WB-068', params: { sheets: '科室04 分摊汇总', code: 'AccessDenied' } },
    });
    // 目录 checks the sheet that refused by a live formula, which now says so.
    const chartsIn = (state: object) =>
      (state as { sheets: { name: string }[] }).sheets.find(({ name }) => name === charts.name);
    expect(chartsIn(everythingIn(workbook))).toEqual(chartsIn(before));
  });

  it('does not take a co-author’s sheet for one of its own', async () => {
    const { host, excel, workbook } = opened();
    host.meanwhile = () => {
      const isMaking = host.batches
        .at(-1)
        ?.Actions.some(({ Name }) => Name === 'TabColor' || Name === 'Position');
      if (!isMaking || workbook.worksheets.find(charts.name)) return;
      workbook.worksheets.add(charts.name).type('A1', '别人的');
    };
    await expect(excel.write(all)).rejects.toMatchObject({ fault: { code: 'WB-065' } });
    expect(workbook.worksheets.items.map(({ name }) => name)).toEqual(['我的表', '收入', charts.name]);
    expect(sheetOf(workbook, charts.name).cellAt('A1')?.value).toBe('别人的');
  });

  it.each([
    ['new sheets beside old ones', [directory, summary]],
    ['old sheets', all],
  ])(
    'leaves the workbook as it was, wherever Excel fails: %s',
    async (_, first) => {
      const { host, excel, workbook } = opened();
      await excel.write(first);
      sheetOf(workbook, '科室04 分摊汇总').type('Z99', '我的注');
      const before = everythingIn(workbook);
      const from = host.batches.length;
      const { undo } = await excel.write(changed);
      const actions = host.batches.slice(from).map(({ Actions }) => Actions.length);
      await undo();
      expect(everythingIn(workbook)).toEqual(before);
      // The last batch only lets go of what was read.
      for (const [batch, count] of actions.slice(0, -1).entries()) {
        for (let action = 0; action < count; action += 1 + Math.floor(count / FAILURES_A_BATCH)) {
          host.failAt(batch, action);
          await expect(excel.write(changed)).rejects.toMatchObject({ fault: { code: 'WB-065' } });
          expect(everythingIn(workbook), `batch ${batch}, action ${action}`).toEqual(before);
        }
      }
    },
    FAILURES_MILLISECONDS,
  );
});

/** What people do to sheets that others made. */
function dressUp(sheet: Worksheet): void {
  const seen = sheet.getRange('B6:C7').format;
  seen.font.italic = true;
  seen.font.strikethrough = true;
  seen.shrinkToFit = true;
  seen.borders.getItem('EdgeRight').style = 'Dash';
  sheet.getRange('A6').format.fill.color = '#FFFF00';
  sheet.getRange('9:9').rowHidden = true;
  sheet.pageLayout.zoom = { scale: 85 };
  sheet.pageLayout.leftMargin = 20;
  sheet.getRange('F2:F9').dataValidation.rule = { list: { inCellDropDown: true, source: '是,否' } };
  sheet.getRange('G2:G9').dataValidation.rule = {
    decimal: { formula1: 0, formula2: 9, operator: 'Between' },
  };
  // Excel keeps one of its own where a person filters.
  sheet.names.add('_FilterDatabase', '=A5:D8').visible = false;
}

/** A jump to a cell of 收入. */
const toInput: PlanCell = {
  value: '去收入',
  style: 'link',
  link: { inputSheet: '收入', row: 4, column: 2 },
};

/** One more cell on the first sheet. */
const withCell = ([first, ...others]: readonly SheetPlan[], cell: PlanCell): readonly SheetPlan[] => [
  {
    ...(first as SheetPlan),
    verbs: [
      ...(first as SheetPlan).verbs,
      {
        verb: 'block',
        key: 'more',
        at: { row: 90, column: 0 },
        rowKeys: ['r'],
        columnKeys: ['c'],
        cells: [[cell]],
      },
    ],
  },
  ...others,
];

/** A sheet of one block of so many cells, texts and amounts by turns. */
function large(rows: number, columns: number): SheetPlan {
  const keys = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${prefix}${index}`);
  return {
    key: 'large',
    name: '大表',
    tab: 'result',
    position: 'last',
    verbs: [
      {
        verb: 'block',
        key: 'rows',
        at: { row: 0, column: 0 },
        rowKeys: keys('r', rows),
        columnKeys: keys('c', columns),
        cells: Array.from({ length: rows }, (_, row) =>
          Array.from({ length: columns }, (__, column) =>
            column % 2 === 0
              ? ({ value: `科室${row}`, style: 'text' } as const)
              : ({ value: row + column / 100, style: 'money' } as const),
          ),
        ),
      },
    ],
  };
}
