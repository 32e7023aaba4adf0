import { editedCopyName, parseNote } from '../contract/layout/planContent.ts';
import { markValue, WRITTEN_MARK } from '../contract/layout/planNames.ts';
import { freeSheetName, sheetNameKey } from '../contract/layout/sheetNames.ts';
import { PackageParts } from './packageParts.ts';
import { resolveTarget } from './relationships.ts';
import { readSharedStrings } from './sharedStrings.ts';
import { foundDigest } from './sheetContent.ts';
import {
  linkedPart,
  markedSheets,
  readNames,
  readSheets,
  type WorkbookName,
  type WorkbookSheet,
} from './workbookSheets.ts';

/** A sheet of ours whose texts, numbers or formulas a person changed after it was written. */
export interface EditedSheet {
  /** Key of its plan. */
  readonly key: string;
  readonly sheetName: string;
  /** Name under which the person's version is kept when the sheet is written anew. */
  readonly copyName: string;
}

/** The edited ones of the sheets that are to be written, by key and planned name. Throws `UnreadableWorkbook` where its structure is damaged. */
export async function editedSheets(
  bytes: Uint8Array,
  plannedNames: ReadonlyMap<string, string>,
): Promise<EditedSheet[]> {
  // Most workbooks were never written by us: their cells need not be unpacked to see that.
  const frame = await PackageParts.open(bytes, (path) => !/\/worksheets\/[^/]+$|sharedStrings/.test(path));
  const path = linkedPart(frame, '', 'officeDocument');
  const workbook = frame.xml(path);
  const names = readNames(workbook);
  if (!names.some(({ name }) => name === WRITTEN_MARK)) return [];
  const sheets = readSheets(frame, path, workbook);
  return findEdited(await PackageParts.open(bytes), path, sheets, names, plannedNames);
}

/** The same in a workbook that is open already, `path` being its main part. */
export async function findEdited(
  parts: PackageParts,
  path: string,
  sheets: readonly WorkbookSheet[],
  names: readonly WorkbookName[],
  plannedNames: ReadonlyMap<string, string>,
): Promise<EditedSheet[]> {
  const written = new Map(
    names.flatMap(({ name, sheet, value }) =>
      name === WRITTEN_MARK && sheet !== null ? [[sheets[sheet], markValue(value)] as const] : [],
    ),
  );
  if (written.size === 0) return [];
  const sharedTexts = await textsOf(parts, path);
  const takenNames = new Set(sheets.map(({ name }) => sheetNameKey(name)));
  const edited: EditedSheet[] = [];
  for (const [key, sheet] of markedSheets(sheets, names, plannedNames)) {
    const note = written.get(sheet);
    if (note === undefined || !plannedNames.has(key) || !parts.bytes(sheet.path)) continue;
    const [digest, leftOut] = parseNote(note);
    if (digest === (await foundDigest(parts, sheet.path, sharedTexts, leftOut))) continue;
    const copyName = freeSheetName(editedCopyName(sheet.name), takenNames);
    takenNames.add(sheetNameKey(copyName));
    edited.push({ key, sheetName: sheet.name, copyName });
  }
  return edited;
}

function textsOf(parts: PackageParts, path: string): Promise<readonly string[]> | readonly string[] {
  const link = parts.relationships(path).find(({ kind }) => kind === 'sharedStrings');
  const target = link && resolveTarget(path, link.target);
  return target && parts.bytes(target) ? readSharedStrings(parts, target) : [];
}
