import { describe, expect, it } from 'vitest';
import { fault } from '../../../server/contract/faults/catalogue.ts';
import { readBook } from '../../../server/xlsx/book/readBook.ts';
import { writeBook } from '../../../server/xlsx/book/writeBook.ts';
import { directory, summary } from '../../../server/xlsx/testPlans.ts';
import { bookOf } from '../../workbench/host/book/bookOf.ts';
import { openBook } from '../../workbench/host/book/openBook.ts';
import { HostError } from '../../workbench/host/hostError.ts';
import { areaAddress } from '../../workbench/host/model/address.ts';
import { Workbook } from '../../workbench/host/model/workbook.ts';
import { startNodeHost } from '../../workbench/host/nodeHost.ts';
import type { Edit, Selection } from '../workbook.ts';
import { OfficeWorkbook } from './officeWorkbook.ts';

function opened() {
  const workbook = new Workbook(['收入', '分摊参数']);
  const host = startNodeHost(workbook);
  return { workbook, host, excel: new OfficeWorkbook(), sheet: workbook.worksheets.getItem('分摊参数') };
}

const at = (row: number, column: number, sheet = '分摊参数') => ({ sheet, row, column });
const blocking = fault('IN-011', {}, at(14, 2));
const notice = { ...fault('IN-011', {}, at(14, 2)), severity: 'notice' as const };

const marksOn = ({ conditional }: Workbook['worksheets']['items'][number]) =>
  conditional.formats.map(({ areas, custom }) => `${areas.map(areaAddress)} ${custom.format.fill.color}`);

describe('marks of faults', () => {
  it('stand on their cells, the worst where a cell has two, and leave its look alone', async () => {
    const { excel, sheet } = opened();
    await excel.markFaults([notice, blocking, { ...notice, where: at(3, 0) }]);
    expect(marksOn(sheet)).toEqual(['C15 #FEE4E2', 'A4 #FFF4CE']);
    expect(sheet.cellAt('C15')).toBeUndefined();
  });

  it('go with the next check; a person’s stay', async () => {
    const { excel, sheet } = opened();
    const own = sheet.getRange('B2').conditionalFormats.add('Custom');
    own.custom.rule.formula = '=TRUE';
    await excel.markFaults([blocking]);
    await excel.markFaults([]);
    expect(sheet.conditional.formats).toEqual([own]);
  });

  it('go also after the workbook was saved and opened again', async () => {
    const { workbook, excel } = opened();
    await excel.markFaults([blocking, notice]);
    const file = await writeBook(bookOf(workbook));
    const again = openBook((await readBook(file)).book);
    startNodeHost(again);
    expect(again.worksheets.items.flatMap(marksOn)).toEqual(['C15 #FEE4E2']);
    await new OfficeWorkbook().markFaults([]);
    expect(again.worksheets.items.flatMap(marksOn)).toEqual([]);
  });

  it('on a sheet that was protected since are left, and the others go', async () => {
    const { workbook, excel, sheet } = opened();
    await excel.markFaults([blocking, { ...blocking, where: at(1, 1, '收入') }]);
    sheet.protection.protect();
    await excel.markFaults([]);
    expect(workbook.worksheets.items.flatMap(marksOn)).toEqual(['C15 #FEE4E2']);
  });

  it('of places without a cell, and on sheets that are gone, are left out', async () => {
    const { excel, sheet } = opened();
    await excel.markFaults([
      { ...blocking, where: { sheet: '分摊参数' } },
      { ...blocking, where: at(1, 1, '没有') },
    ]);
    expect(marksOn(sheet)).toEqual([]);
  });
});

describe('going somewhere', () => {
  it('shows a hidden sheet and selects the cell', async () => {
    const { excel, sheet, workbook } = opened();
    sheet.visibility = 'Hidden';
    await excel.goTo(at(14, 2));
    expect(sheet.visibility).toBe('Visible');
    expect(workbook.getSelectedRange().address).toBe('分摊参数!C15');
  });

  it('goes where the structure is protected', async () => {
    const { excel, workbook } = opened();
    workbook.protection.protected = true;
    await excel.goTo(at(14, 2));
    await excel.markStale([]);
    expect(workbook.getSelectedRange().address).toBe('分摊参数!C15');
  });

  it('says so where the sheet is gone', async () => {
    const { excel } = opened();
    await expect(excel.goTo(at(0, 0, '没有'))).rejects.toMatchObject({ fault: { code: 'WB-063' } });
  });
});

/** The wire's number for loading properties; other batches keep what was asked for and let it go. */
const QUERY = 2;

describe('what people do meanwhile', () => {
  it('the selection is told now and whenever it moves, with the sheet it is on', async () => {
    const { excel, workbook } = opened();
    await excel.write([directory, summary]);
    const told: Selection[] = [];
    const stop = await excel.onSelection((selection) => told.push(selection));
    workbook.worksheets.getItem(summary.name).getRange('C8:D9').select();
    await expect.poll(() => told.length).toBe(2);
    expect(told[1]).toEqual({
      sheetName: summary.name,
      planKey: 'dept-04',
      row: 7,
      column: 2,
    });
    await stop();
    workbook.worksheets.getItem('收入').getRange('A1').select();
    expect(told).toHaveLength(2);
  });

  it('a selection costs one question, however many sheets there are', async () => {
    const { excel, workbook, host } = opened();
    await excel.write([directory, summary]);
    const told: Selection[] = [];
    await excel.onSelection((selection) => told.push(selection));
    const from = host.batches.length;
    workbook.worksheets.getItem(summary.name).getRange('C8').select();
    await expect.poll(() => told.at(-1)?.row).toBe(7);
    const asked = host.batches
      .slice(from)
      .filter(({ Actions }) => Actions.some(({ ActionType }) => ActionType === QUERY));
    expect(asked).toHaveLength(1);
  });

  it('a selected chart is no selection; the next cell is told', async () => {
    const { excel, workbook } = opened();
    const { getSelectedRange } = workbook;
    workbook.getSelectedRange = () => {
      throw new HostError('InvalidSelection', 'The current selection is invalid for this operation.');
    };
    const told: Selection[] = [];
    await excel.onSelection((selection) => told.push(selection));
    expect(told).toEqual([]);
    workbook.getSelectedRange = getSelectedRange;
    workbook.worksheets.getItem('收入').getRange('B2').select();
    await expect.poll(() => told.length).toBe(1);
  });

  it('edits of people are told, those of this product are not', async () => {
    const { excel, sheet } = opened();
    const told: Edit[] = [];
    await excel.onEdit((edit) => told.push(edit));
    await excel.write([directory, summary]);
    sheet.type('C15', 5);
    sheet.type('C16', 6, 'coauthor');
    await expect.poll(() => told.length).toBe(2);
    expect(told).toEqual([
      { sheetName: '分摊参数', isRemote: false },
      { sheetName: '分摊参数', isRemote: true },
    ]);
  });

  it('results that are older than their inputs show it on their tabs until they are written again', async () => {
    const { excel, workbook } = opened();
    await excel.write([directory, summary]);
    const sheet = workbook.worksheets.getItem(summary.name);
    const fresh = sheet.tabColor;
    await excel.markStale(['dept-04', 'no-such-plan']);
    expect(sheet.tabColor).not.toBe(fresh);
    await excel.write([directory, summary]);
    expect(sheet.tabColor).toBe(fresh);
  });
});

describe('what the pane keeps with a workbook', () => {
  it('comes back as it was, and is nothing where there is nothing or somebody else’s', async () => {
    const { excel, workbook } = opened();
    await excel.memory.set('place', { view: 'trace', of: ['科室04', 7] });
    expect(await excel.memory.get('place')).toEqual({ view: 'trace', of: ['科室04', 7] });
    expect(await excel.memory.get('other')).toBeNull();
    workbook.settings.add('stepdown.other', '{broken');
    expect(await excel.memory.get('other')).toBeNull();
  });
});
