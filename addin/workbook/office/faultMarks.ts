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

/**
 * True in every cell, and nobody else's: a format by rule has no id in a file, so that it is by its rule that
 * our marks are found after the workbook was closed.
 */
const RULE = '=N("stepdown")=0';

export async function markFaults(context: Excel.RequestContext, faults: readonly Fault[]): Promise<void> {
  const open = (await locateSheets(context)).filter(({ isProtected }) => !isProtected);
  await clearMarks(
    context,
    open.map(({ id }) => id),
  );
  const idOfName = new Map(open.map(({ id, name }) => [name, id]));
  for (const { sheet, severity, cells } of grouped(faults)) {
    const sheetId = idOfName.get(sheet);
    if (sheetId === undefined) continue;
    for (const addresses of addressLists(cells.map((cell) => ({ from: cell, to: cell })))) {
      const ranges = context.workbook.worksheets.getItem(sheetId).getRanges(addresses);
      const { custom } = ranges.conditionalFormats.add('Custom');
      custom.rule.formula = RULE;
      custom.format.fill.color = colors[severity].fill;
      const left = custom.format.borders.getItem('EdgeLeft');
      left.style = 'Continuous';
      left.color = colors[severity].line;
    }
  }
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

async function clearMarks(context: Excel.RequestContext, sheetIds: readonly string[]): Promise<void> {
  const found = sheetIds.map((id) =>
    context.workbook.worksheets.getItem(id).getRange().conditionalFormats.load('items/type'),
  );
  await context.sync();
  const custom = found.flatMap(({ items }) => items.filter(({ type }) => type === 'Custom'));
  const rules = custom.map((format) => format.custom.rule.load('formula'));
  if (rules.length > 0) await context.sync();
  custom.forEach((format, index) => {
    if (rules[index]?.formula === RULE) format.delete();
  });
}
