import { SHEET_MARK } from '../../../server/contract/layout/planNames.ts';
import { fromA1 } from '../../../server/contract/place.ts';
import type { Edit, Selection, Unwatch } from '../workbook.ts';
import { markText } from './locatedSheets.ts';
import { isRefusal } from './officeErrors.ts';

/** Tells the selection as it is now and whenever it changes; the newest, where they come faster than Excel answers. */
export async function onSelection(tell: (selection: Selection) => void): Promise<Unwatch> {
  let newest = 0;
  const tellIfNewest = async (ask: () => Promise<Selection | null>): Promise<void> => {
    newest += 1;
    const own = newest;
    const selection = await ask().catch(unlessRefused);
    if (selection && own === newest) tell(selection);
  };
  const handler = await Excel.run(async (context) => {
    const registered = context.workbook.worksheets.onSelectionChanged.add(({ worksheetId, address }) =>
      tellIfNewest(() => Excel.run((answering) => selectionAt(answering, worksheetId, address))),
    );
    await context.sync();
    return registered;
  });
  await tellIfNewest(() => Excel.run(selectionNow));
  return () => remove(handler);
}

/** A chart may be selected, or a cell be open: then there is nothing to tell. */
function unlessRefused(cause: unknown): null {
  if (isRefusal(cause)) return null;
  throw cause;
}

async function selectionNow(context: Excel.RequestContext): Promise<Selection | null> {
  const selected = context.workbook.getSelectedRange().load('address');
  selected.worksheet.load('id');
  await context.sync();
  return selectionAt(context, selected.worksheet.id, selected.address);
}

/** One round trip: a person sees the trace follow her. */
async function selectionAt(
  context: Excel.RequestContext,
  sheetId: string,
  address: string,
): Promise<Selection | null> {
  const sheet = context.workbook.worksheets.getItem(sheetId).load('name');
  const mark = sheet.names.getItemOrNullObject(SHEET_MARK).load('value');
  const cell = upperLeft(address);
  if (!cell) return null;
  await context.sync();
  const planKey = mark.isNullObject ? null : markText(mark.value);
  return { sheetName: sheet.name, planKey, ...cell };
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
