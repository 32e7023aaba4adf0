import { absoluteA1, verbsOf } from './planAddresses.ts';
import { printTitles } from './printSetup.ts';
import { quotedSheetName } from './sheetNames.ts';
import type { SheetPlace } from './sheetPlaces.ts';
import { usedRange } from './sheetWriter.ts';
import {
  markValue,
  SHEET_MARK,
  type WorkbookName,
  type WorkbookSheet,
  WRITTEN_MARK,
} from './workbookSheets.ts';
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

interface SheetName {
  readonly name: string;
  readonly value: string;
  readonly hidden: boolean;
}

const constant = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** The names a plan's sheet carries: its marks, and what is printed. */
export function namesOf({ plan, name: sheetName }: Pick<SheetPlace, 'plan' | 'name'>): SheetName[] {
  const marks = new Map([[SHEET_MARK, plan.key]]);
  for (const { name, value } of verbsOf(plan, 'mark')) {
    if ((marks.get(name) ?? value) !== value) throw new Error(`sheet ${plan.key} is marked ${name}=${value}`);
    marks.set(name, value);
  }
  const names = [...marks].map(([name, value]) => ({ name, value: constant(value), hidden: true }));
  const print = verbsOf(plan, 'print').at(-1);
  if (!print) return names;
  const area = `${quotedSheetName(sheetName)}!${absoluteA1(usedRange(plan))}`;
  const titles = printTitles(print, sheetName);
  names.push({ name: '_xlnm.Print_Area', value: area, hidden: false });
  if (titles) names.push({ name: '_xlnm.Print_Titles', value: titles, hidden: false });
  return names;
}

const nameXml = ({ name, value, hidden }: SheetName, sheet: number) =>
  `<definedName name="${escapeAttribute(name)}" localSheetId="${sheet}"${hidden ? ' hidden="1"' : ''}>` +
  `${escapeText(value)}</definedName>`;

/**
 * Brings the book's names up to date: indexes follow the new order of sheets, our names are put
 * where they stood or appended, and a copy of our sheet loses the marks it copied. `notes`: what to
 * remember of the sheets just written.
 */
export function patchNames(
  workbook: XmlPart,
  names: readonly WorkbookName[],
  sheets: readonly WorkbookSheet[],
  order: readonly WorkbookSheet[],
  places: readonly SheetPlace[],
  notes: ReadonlyMap<SheetPlace, string>,
): void {
  const indexOf = new Map(order.map(({ relationId }, index) => [relationId, index]));
  const placeOf = new Map(places.map((place) => [place.relationId, place]));
  const waiting = new Map(
    places.map((place) => {
      const note = notes.get(place);
      const written = note ? [{ name: WRITTEN_MARK, value: constant(note), hidden: true }] : [];
      return [place.relationId, new Map([...namesOf(place), ...written].map((name) => [name.name, name]))];
    }),
  );
  const keys = new Set(places.map(({ plan }) => plan.key));
  const copiedMarks = new Set(
    names
      .filter(({ name, value }) => name === SHEET_MARK && keys.has(markValue(value)))
      .flatMap(({ sheet }) => sheets[sheet ?? -1]?.relationId ?? [])
      .filter((relationId) => !placeOf.has(relationId)),
  );
  for (const { element, name, sheet } of names) {
    const owner = sheet === null ? undefined : sheets[sheet];
    if (!owner || sheet === null) continue;
    const index = indexOf.get(owner.relationId) ?? sheet;
    const wanted = waiting.get(owner.relationId);
    const ours = wanted?.get(name);
    const isCopy = copiedMarks.has(owner.relationId) && (name === SHEET_MARK || name === WRITTEN_MARK);
    if (ours) {
      workbook.replace(element, nameXml(ours, index));
      wanted?.delete(name);
    } else if (isCopy || (wanted && ourNames.has(name))) workbook.replace(element, '');
    else if (index !== sheet) workbook.setAttribute(element, 'localSheetId', index);
  }
  const added = [...waiting].flatMap(([relationId, missing]) =>
    [...missing.values()].map((name) => nameXml(name, indexOf.get(relationId) ?? 0)),
  );
  appendNames(workbook, added.join(''));
}

function appendNames(workbook: XmlPart, xml: string): void {
  const list = child(workbook.root, 'definedNames');
  if (!xml) return;
  if (list) workbook.append(list, xml);
  else workbook.insertInOrder(workbookOrder, 'definedNames', `<definedNames>${xml}</definedNames>`);
}
