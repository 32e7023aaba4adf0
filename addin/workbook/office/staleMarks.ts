import { tabColors } from '../../../server/contract/style.ts';
import { locateSheets, sheetsByKey } from './locatedSheets.ts';

const STALE = `#${tabColors.stale}`;

/** Where the colours are kept that the tabs had before, by sheet id. */
const SETTING = 'stepdown.staleTabs';

/** The tabs of these sheets say that they are stale; those that said so before have their own colour again. */
export async function markStale(context: Excel.RequestContext, planKeys: readonly string[]): Promise<void> {
  const { settings, worksheets } = context.workbook;
  const setting = settings.getItemOrNullObject(SETTING).load('value');
  const located = await locateSheets(context);
  worksheets.load('items/id,items/tabColor');
  const { protection } = context.workbook;
  protection.load('protected');
  await context.sync();
  // The colours of tabs belong to the structure: where it is protected, the pane alone says what is stale.
  if (protection.protected) return;
  const before = setting.isNullObject ? {} : (JSON.parse(String(setting.value)) as Record<string, string>);
  const byKey = sheetsByKey(located, new Map());
  const stale = new Set(planKeys.map((key) => byKey.get(key)?.id));
  const kept: Record<string, string> = {};
  for (const sheet of worksheets.items) {
    const { id, tabColor } = sheet;
    const isMarked = tabColor.toUpperCase() === STALE;
    const own = isMarked ? (before[id] ?? '') : tabColor;
    if (stale.has(id)) {
      kept[id] = own;
      sheet.tabColor = STALE;
    } else if (isMarked && id in before) sheet.tabColor = own;
  }
  settings.add(SETTING, JSON.stringify(kept));
  await context.sync();
}
