import { markValue, SHEET_MARK, SIGNATURE, WRITTEN_MARK } from '../../../server/contract/layout/planNames.ts';
import type { SheetSeen } from '../workbook.ts';

/** A worksheet as it stands now. */
export interface LocatedSheet {
  readonly id: string;
  readonly name: string;
  readonly isVisible: boolean;
  readonly isProtected: boolean;
  /** Hidden names of ours on it, with their texts. */
  readonly marks: ReadonlyMap<string, string>;
}

/** Names that this product gives. */
export const OURS = /^_?stepdown_/;

/** Bears it while it is being made: whatever fails, it is known for ours. */
export const NEW_MARK = '_stepdown_new';

/** Every worksheet in the order of its tabs. Two round trips, however many there are. */
export async function locateSheets(context: Excel.RequestContext): Promise<LocatedSheet[]> {
  const { worksheets } = context.workbook;
  worksheets.load('items/id,items/name,items/visibility');
  await context.sync();
  const loaded = worksheets.items.map((sheet) => ({
    sheet,
    names: sheet.names.load('items/name,items/value'),
    protection: sheet.protection.load('protected'),
  }));
  await context.sync();
  return loaded.map(({ sheet, names, protection }) => ({
    id: sheet.id,
    name: sheet.name,
    isVisible: sheet.visibility === 'Visible',
    isProtected: protection.protected,
    marks: new Map(
      names.items.filter(({ name }) => OURS.test(name)).map(({ name, value }) => [name, markText(value)]),
    ),
  }));
}

/** The text that a hidden name of ours holds. */
export const markText = (value: unknown): string => markValue(String(value).replace(/^=/, ''));

export const planKeyOf = ({ marks }: LocatedSheet): string | null => marks.get(SHEET_MARK) ?? null;
export const seenSheet = (sheet: LocatedSheet): SheetSeen => ({
  id: sheet.id,
  name: sheet.name,
  planKey: planKeyOf(sheet),
  signature: sheet.marks.get(SIGNATURE) ?? null,
  isVisible: sheet.isVisible,
  isProtected: sheet.isProtected,
});
export const noteOf = ({ marks }: LocatedSheet): string | null => marks.get(WRITTEN_MARK) ?? null;

/**
 * Our sheets by plan key. Copying a sheet copies its mark; ours is then the one that still bears the plan's
 * name, else the first.
 */
export function sheetsByKey(
  sheets: readonly LocatedSheet[],
  plannedNames: ReadonlyMap<string, string>,
): Map<string, LocatedSheet> {
  const found = new Map<string, LocatedSheet>();
  for (const sheet of sheets) {
    const key = planKeyOf(sheet);
    if (key === null) continue;
    const other = found.get(key);
    if (!other || (other.name !== plannedNames.get(key) && sheet.name === plannedNames.get(key)))
      found.set(key, sheet);
  }
  return found;
}
