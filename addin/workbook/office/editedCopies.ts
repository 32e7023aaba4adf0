import { editedCopyMark, editedCopyName, parseNote } from '../../../server/contract/layout/planContent.ts';
import { SHEET_MARK } from '../../../server/contract/layout/planNames.ts';
import { freeSheetName, sheetNameKey } from '../../../server/contract/layout/sheetNames.ts';
import { tabColors } from '../../../server/contract/style.ts';
import { breathe } from './breathing.ts';
import { readCells } from './contentReading.ts';
import { digestOf, foundContent } from './imageFacts.ts';
import { addMark } from './imageWriting.ts';
import { type LocatedSheet, locateSheets, NEW_MARK, noteOf, planKeyOf } from './locatedSheets.ts';
import type { CellMatrix } from './sheetImage.ts';

/** A result sheet on which a person has typed since it was written. */
export interface EditedSheet {
  readonly planKey: string;
  readonly sheet: LocatedSheet;
  /** Under which her version is kept. */
  readonly copyName: string;
}

/** Of sheets with what they hold, those that no longer hold what was written. */
export async function findEdited(
  sheets: readonly { readonly sheet: LocatedSheet; readonly cells: CellMatrix }[],
  names: readonly string[],
): Promise<EditedSheet[]> {
  const taken = new Set(names.map(sheetNameKey));
  const edited: EditedSheet[] = [];
  for (const { sheet, cells } of sheets) {
    await breathe();
    const [planKey, note] = [planKeyOf(sheet), noteOf(sheet)];
    if (planKey === null || note === null) continue;
    const [digest, leftOut] = parseNote(note);
    if ((await digestOf(foundContent(cells, leftOut))) === digest) continue;
    const copyName = freeSheetName(editedCopyName(sheet.name), taken);
    taken.add(sheetNameKey(copyName));
    edited.push({ planKey, sheet, copyName });
  }
  return edited;
}

/** A person's version under a name of its own. It bears the mark of a sheet that is being made. */
export function copyEdited(
  { workbook }: Excel.RequestContext,
  { planKey, sheet: { id, marks }, copyName }: EditedSheet,
): Excel.Worksheet {
  const sheet = workbook.worksheets.getItem(id);
  // It goes along with the copy.
  if (!marks.has(NEW_MARK)) addMark(sheet, NEW_MARK, '');
  const copy = sheet.copy('End');
  sheet.names.getItem(NEW_MARK).delete();
  copy.name = copyName;
  copy.tabColor = `#${tabColors.check}`;
  for (const mark of marks.keys()) if (mark !== NEW_MARK) copy.names.getItem(mark).delete();
  addMark(copy, SHEET_MARK, editedCopyMark(planKey));
  return copy;
}

/** What a person typed on these sheets since they were written is kept before they are written over or deleted. */
export async function keepEdited(context: Excel.RequestContext, ids: ReadonlySet<string>): Promise<void> {
  const all = await locateSheets(context);
  const ours = all.filter(({ id }) => ids.has(id));
  const cells = await readCells(ours.map(({ id }) => context.workbook.worksheets.getItem(id)));
  const edited = await findEdited(
    ours.flatMap((sheet, index) => (cells[index] ? [{ sheet, cells: cells[index] }] : [])),
    all.map(({ name }) => name),
  );
  for (const one of edited) copyEdited(context, one).names.getItem(NEW_MARK).delete();
  await context.sync();
}
