import { describe, expect, it } from 'vitest';
import { Workbook } from './model/workbook.ts';
import { startNodeHost } from './nodeHost.ts';

const sheet = (workbook: Workbook, name = '表') => workbook.worksheets.getItem(name);

function hostOf(workbook = new Workbook(['表', '别的'])) {
  return startNodeHost(workbook);
}

describe('Microsoft’s own library on our workbook', () => {
  it('reads and writes values, formulas and formats', async () => {
    const { workbook } = hostOf();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('表').getRange('B2:C3');
      range.formulas = [
        ['科室', 12.5],
        ['=B2', true],
      ];
      range.format.font.bold = true;
      range.format.fill.color = '#FFFBE6';
      range.load('values,valueTypes,formulas,address,rowIndex');
      range.format.load('columnWidth');
      await context.sync();
      expect(range.formulas).toEqual([
        ['科室', 12.5],
        ['=B2', true],
      ]);
      expect(range.valueTypes).toEqual([
        ['String', 'Double'],
        ['String', 'Boolean'],
      ]);
      expect([range.address, range.rowIndex]).toEqual(['表!B2:C3', 1]);
    });
    expect(sheet(workbook).cellAt('C3')?.look).toMatchObject({ fontBold: true, fillColor: '#FFFBE6' });
  });

  it('says null where cells differ, as Excel does', async () => {
    hostOf();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('表').getRange('A1:A2');
      range.getCell(0, 0).format.font.bold = true;
      range.load('format/font/bold,format/font/name');
      await context.sync();
      expect(range.format.font.bold).toBeNull();
      expect(range.format.font.name).toBe('等线');
    });
  });

  it('makes dates and numbers of texts that look like them, unless the cell is a text cell', async () => {
    const { workbook } = hostOf();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('表').getRange('A1:D1');
      range.numberFormat = [['General', 'General', '@', 'General']];
      range.values = [['0401', '2024-01', '0401', "'0401"]];
      await context.sync();
    });
    const values = ['A1', 'B1', 'C1', 'D1'].map((address) => sheet(workbook).cellAt(address)?.value);
    expect(values).toEqual([401, 45292, '0401', '0401']);
  });

  it('gives null objects, and an error with a place for what is not there', async () => {
    hostOf();
    await Excel.run(async (context) => {
      const none = context.workbook.worksheets.getItemOrNullObject('没有');
      none.load('name');
      await context.sync();
      expect(none.isNullObject).toBe(true);
    });
    const missing = Excel.run(async (context) => {
      context.workbook.worksheets.getItem('没有').load('name');
      await context.sync();
    });
    await expect(missing).rejects.toMatchObject({ code: 'ItemNotFound' });
  });

  it('names a member that this host does not have', async () => {
    hostOf();
    const asking = Excel.run(async (context) => {
      context.workbook.worksheets.getItem('表').shapes.load('items');
      await context.sync();
    });
    await expect(asking).rejects.toMatchObject({ message: expect.stringContaining('Worksheet.shapes') });
  });

  it('refuses members beyond the sets that this Excel has', async () => {
    startNodeHost(new Workbook(), 9);
    const asking = Excel.run(async (context) => {
      context.workbook.worksheets.getFirst().getRange('A1').getMergedAreasOrNullObject().load('areaCount');
      await context.sync();
    });
    await expect(asking).rejects.toMatchObject({ code: 'ApiNotFound' });
  });

  it('breaks a batch where a test says, and what was done before stands', async () => {
    const host = hostOf();
    host.failAt(0, 8);
    const writing = Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.getItem('表').getRange('A1').values = [[1]];
      worksheets.getItem('表').getRange('A2').values = [[2]];
      worksheets.getItem('表').getRange('A3').values = [[3]];
      await context.sync();
    });
    await expect(writing).rejects.toMatchObject({ code: 'GeneralException' });
    const written = ['A1', 'A2', 'A3'].filter((address) => sheet(host.workbook).cellAt(address));
    expect(written.length).toBeGreaterThan(0);
    expect(written.length).toBeLessThan(3);
  });

  it('tells a person’s edit, a co-author’s, and its own, apart', async () => {
    const { workbook } = hostOf();
    const told: string[] = [];
    await Excel.run(async (context) => {
      context.workbook.worksheets.onChanged.add(async ({ address, source, triggerSource }) => {
        told.push(`${address} ${source} ${triggerSource}`);
      });
      await context.sync();
      context.workbook.worksheets.getItem('表').getRange('A1').values = [[1]];
      await context.sync();
    });
    sheet(workbook).type('B2', 3);
    sheet(workbook).type('B3', 4, 'coauthor');
    await expect.poll(() => told).toHaveLength(3);
    expect(told).toEqual(['A1 Local ThisLocalAddin', 'B2 Local Unknown', 'B3 Remote Unknown']);
  });

  it('refuses a protected sheet and a read-only workbook with Excel’s code', async () => {
    const { workbook } = hostOf();
    const write = () =>
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem('表').getRange('A1').values = [[1]];
        await context.sync();
      });
    sheet(workbook).protection.protect();
    await expect(write()).rejects.toMatchObject({ code: 'AccessDenied' });
    sheet(workbook).protection.unprotect();
    workbook.readOnly = true;
    await expect(write()).rejects.toMatchObject({ code: 'AccessDenied' });
  });
});
