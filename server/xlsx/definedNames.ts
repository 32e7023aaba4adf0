import { editedCopyMark } from '../contract/layout/planContent.ts';
import {
  constant,
  markValue,
  namesOf,
  SHEET_MARK,
  type SheetName,
  WRITTEN_MARK,
} from '../contract/layout/planNames.ts';
import type { PlacedSheets, SheetPlace } from './sheetPlaces.ts';
import type { WorkbookName, WorkbookSheet } from './workbookSheets.ts';
import type { XmlPart } from './xmlPart.ts';
import { escapeAttribute, escapeText } from './xmlText.ts';
import { child } from './xmlTree.ts';

/** What stands before `definedNames` in `workbook.xml`. */
export const workbookOrder = [
  'fileVersion',
  'fileSharing',
  'workbookPr',
  'AlternateContent',
  'revisionPtr',
  'absPath',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
  'calcPr',
] as const;

/** Names of a sheet that its plan says all about; a person's other names on it stay. */
const ourNames = new Set([
  '_xlnm.Print_Titles',
  '_xlnm.Print_Area',
  '_xlnm._FilterDatabase',
  SHEET_MARK,
  WRITTEN_MARK,
]);

const nameXml = ({ name, value, hidden }: SheetName, sheet: number) =>
  `<definedName name="${escapeAttribute(name)}" localSheetId="${sheet}"${hidden ? ' hidden="1"' : ''}>` +
  `${escapeText(value)}</definedName>`;

/**
 * Brings the book's names up to date: indexes follow the new order of sheets, our names are put
 * where they stood or appended, and a copy of our sheet loses the marks it copied. A name of a sheet that
 * a program took away without its names would fall to a sheet that is added, and goes. `notes`: what to
 * remember of the sheets just written.
 */
export function patchNames(
  workbook: XmlPart,
  names: readonly WorkbookName[],
  sheets: readonly WorkbookSheet[],
  placed: PlacedSheets,
  notes: ReadonlyMap<SheetPlace, string>,
): void {
  const indexOf = new Map(placed.order.map(({ relationId }, index) => [relationId, index]));
  const waiting = wantedNames(placed, notes);
  const copied = copiedMarks(names, sheets, placed);
  for (const { element, name, sheet } of names) {
    if (sheet === null) continue;
    const owner = sheets[sheet];
    if (!owner) {
      workbook.replace(element, '');
      continue;
    }
    const index = indexOf.get(owner.relationId) ?? sheet;
    const wanted = waiting.get(owner.relationId);
    const ours = wanted?.get(name);
    if (ours) {
      workbook.replace(element, nameXml(ours, index));
      wanted?.delete(name);
    } else if (copied.has(element) || (wanted && ourNames.has(name))) workbook.replace(element, '');
    else if (index !== sheet) workbook.setAttribute(element, 'localSheetId', index);
  }
  const added = [...waiting].flatMap(([relationId, missing]) =>
    [...missing.values()].map((name) => nameXml(name, indexOf.get(relationId) ?? 0)),
  );
  appendNames(workbook, added.join(''));
}

/** Every name of ours, by the sheet's relation and its own name. */
function wantedNames(
  { places, copies }: PlacedSheets,
  notes: ReadonlyMap<SheetPlace, string>,
): Map<string, Map<string, SheetName>> {
  const mark = (name: string, value: string) => ({ name, value: constant(value), hidden: true });
  const ofPlaces = places.map((place): [string, SheetName[]] => {
    const note = notes.get(place);
    return [place.relationId, [...namesOf(place), ...(note ? [mark(WRITTEN_MARK, note)] : [])]];
  });
  // Marked too, so that a person's version is never read as an input.
  const ofCopies = copies.map(({ relationId, original }): [string, SheetName[]] => [
    relationId,
    [mark(SHEET_MARK, editedCopyMark(original.plan.key))],
  ]);
  return new Map(
    [...ofPlaces, ...ofCopies].map(([id, wanted]) => [id, new Map(wanted.map((name) => [name.name, name]))]),
  );
}

/** The marks that came along when a person copied a sheet of ours. */
function copiedMarks(
  names: readonly WorkbookName[],
  sheets: readonly WorkbookSheet[],
  { places }: PlacedSheets,
): ReadonlySet<WorkbookName['element']> {
  const keys = new Set(places.map(({ plan }) => plan.key));
  const ours = new Set(places.map(({ relationId }) => relationId));
  const copies = new Set(
    names
      .filter(({ name, value }) => name === SHEET_MARK && keys.has(markValue(value)))
      .map(({ sheet }) => sheet)
      .filter((sheet) => !ours.has(sheets[sheet ?? -1]?.relationId ?? '')),
  );
  return new Set(
    names
      .filter(({ name, sheet }) => copies.has(sheet) && (name === SHEET_MARK || name === WRITTEN_MARK))
      .map(({ element }) => element),
  );
}

function appendNames(workbook: XmlPart, xml: string): void {
  const list = child(workbook.root, 'definedNames');
  if (!xml) return;
  if (list) workbook.append(list, xml);
  else workbook.insertInOrder(workbookOrder, 'definedNames', `<definedNames>${xml}</definedNames>`);
}
