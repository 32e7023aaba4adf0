import type { Fault, Severity } from '../../../server/contract/faults/fault.ts';
import { toA1 } from '../../../server/contract/place.ts';
import { locateSheets } from './locatedSheets.ts';
import { addressLists } from './rectangles.ts';

/**
 * Cells that faults point to are marked by conditional formats of ours: the cell's own look is never touched,
 * and taking the format away takes the mark away. A protected sheet takes no format and bears no marks.
 */

const colors: Readonly<Record<Severity, { readonly fill: string; readonly line: string }>> = {
  blocking: { fill: '#FEE4E2', line: '#D92D20' },
  unpublishable: { fill: '#FEE4E2', line: '#D92D20' },
  notice: { fill: '#FFF4CE', line: '#F79009' },
};

/** Where the ids of our marks are kept, so that they are found after the workbook was closed. */
const SETTING = 'stepdown.marks';

interface Mark {
  readonly sheetId: string;
  readonly id: string;
}

export async function markFaults(context: Excel.RequestContext, faults: readonly Fault[]): Promise<void> {
  await clearMarks(context);
  const open = (await locateSheets(context)).filter(({ isProtected }) => !isProtected);
  const idOfName = new Map(open.map(({ id, name }) => [name, id]));
  const made: { sheetId: string; format: Excel.ConditionalFormat }[] = [];
  for (const { sheet, severity, cells } of grouped(faults)) {
    const sheetId = idOfName.get(sheet);
    if (sheetId === undefined) continue;
    for (const addresses of addressLists(cells.map((cell) => ({ from: cell, to: cell })))) {
      const ranges = context.workbook.worksheets.getItem(sheetId).getRanges(addresses);
      const format = ranges.conditionalFormats.add('Custom');
      format.custom.rule.formula = '=TRUE';
      format.custom.format.fill.color = colors[severity].fill;
      const left = format.custom.format.borders.getItem('EdgeLeft');
      left.style = 'Continuous';
      left.color = colors[severity].line;
      made.push({ sheetId, format: format.load('id') });
    }
  }
  await context.sync();
  const marks: Mark[] = made.map(({ sheetId, format }) => ({ sheetId, id: format.id }));
  context.workbook.settings.add(SETTING, JSON.stringify(marks));
  await context.sync();
}

/** A cell with several faults bears the worst. */
function grouped(faults: readonly Fault[]) {
  const order: readonly Severity[] = ['blocking', 'unpublishable', 'notice'];
  const taken = new Set<string>();
  const groups = new Map<
    string,
    { sheet: string; severity: Severity; cells: { row: number; column: number }[] }
  >();
  for (const severity of order) {
    for (const { where, severity: own } of faults) {
      if (own !== severity || !where || !('row' in where)) continue;
      const place = `${where.sheet}!${toA1(where)}`;
      if (taken.has(place)) continue;
      taken.add(place);
      const key = `${severity} ${where.sheet}`;
      const group = groups.get(key) ?? { sheet: where.sheet, severity, cells: [] };
      group.cells.push({ row: where.row, column: where.column });
      groups.set(key, group);
    }
  }
  return groups.values();
}

async function clearMarks(context: Excel.RequestContext): Promise<void> {
  const { settings, worksheets } = context.workbook;
  const setting = settings.getItemOrNullObject(SETTING).load('value');
  worksheets.load('items/id');
  await context.sync();
  if (setting.isNullObject) return;
  const marks = JSON.parse(String(setting.value)) as Mark[];
  const present = new Set(worksheets.items.map(({ id }) => id));
  const sheetIds = [...new Set(marks.map(({ sheetId }) => sheetId))].filter((id) => present.has(id));
  const found = sheetIds.map((id) => {
    const formats = worksheets.getItem(id).getRange().conditionalFormats;
    return formats.load('items/id');
  });
  await context.sync();
  const ours = new Set(marks.map(({ id }) => id));
  for (const { items } of found) for (const format of items) if (ours.has(format.id)) format.delete();
  setting.delete();
  await context.sync();
}
