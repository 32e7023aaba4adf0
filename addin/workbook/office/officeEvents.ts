import { fromA1 } from '../../../server/contract/place.ts';
import type { Edit, Selection, Unwatch } from '../workbook.ts';
import { locateSheets, planKeyOf } from './locatedSheets.ts';

/** Tells the selection as it is now and whenever it changes. */
export async function onSelection(tell: (selection: Selection) => void): Promise<Unwatch> {
  const tellNow = (sheetId: string, address: string) =>
    Excel.run(async (context) => {
      const sheet = (await locateSheets(context)).find(({ id }) => id === sheetId);
      const cell = upperLeft(address);
      if (sheet && cell) tell({ sheetName: sheet.name, planKey: planKeyOf(sheet), ...cell });
    });
  const registered = await Excel.run(async (context) => {
    const handler = context.workbook.worksheets.onSelectionChanged.add(({ worksheetId, address }) =>
      tellNow(worksheetId, address),
    );
    const selected = context.workbook.getSelectedRange().load('address');
    selected.worksheet.load('id');
    await context.sync();
    return { handler, sheetId: selected.worksheet.id, address: selected.address };
  });
  await tellNow(registered.sheetId, registered.address);
  return () => remove(registered.handler);
}

/** Tells changes of cells, but not those that this add-in makes. */
export async function onEdit(tell: (edit: Edit) => void): Promise<Unwatch> {
  const handler = await Excel.run(async (context) => {
    const registered = context.workbook.worksheets.onChanged.add(
      async ({ worksheetId, source, triggerSource }) => {
        if (triggerSource === 'ThisLocalAddin') return;
        const name = await sheetName(worksheetId);
        if (name !== null) tell({ sheetName: name, isRemote: source === 'Remote' });
      },
    );
    await context.sync();
    return registered;
  });
  return () => remove(handler);
}

const sheetName = (id: string): Promise<string | null> =>
  Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(id).load('name');
    await context.sync();
    return sheet.isNullObject ? null : sheet.name;
  });

async function remove<Args>(handler: OfficeExtension.EventHandlerResult<Args>): Promise<void> {
  await Excel.run(handler.context, async (context) => {
    handler.remove();
    await context.sync();
  });
}

function upperLeft(address: string): { row: number; column: number } | null {
  const local = address.slice(address.lastIndexOf('!') + 1).replaceAll('$', '');
  const [start = ''] = local.split(/[:,]/);
  // Whole columns and rows begin at their first cell.
  return fromA1(/\d/.test(start) ? (/[A-Z]/i.test(start) ? start : `A${start}`) : `${start}1`);
}
