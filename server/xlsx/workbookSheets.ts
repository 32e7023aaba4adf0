import { markValue, SHEET_MARK } from '../contract/layout/planNames.ts';
import type { PackageParts } from './packageParts.ts';
import { resolveTarget } from './relationships.ts';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';
import { isTrue } from './xmlDecoding.ts';
import type { XmlPart } from './xmlPart.ts';
import { child, childrenOf, relationId, type XmlElement } from './xmlTree.ts';

/** The namespace of transitional spreadsheets, which Excel, WPS and LibreOffice write. */
export const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A sheet of the workbook as `workbook.xml` lists it. */
export interface WorkbookSheet {
  readonly name: string;
  readonly sheetId: number;
  readonly relationId: string;
  /** Empty where the relation is missing. */
  readonly path: string;
  /** Worksheets can be written; chart sheets and dialogs cannot. */
  readonly isWorksheet: boolean;
}

/** A defined name; `sheet` is the index of the sheet it belongs to, null for the whole book. */
export interface WorkbookName {
  readonly element: XmlElement;
  readonly name: string;
  readonly sheet: number | null;
  readonly value: string;
  readonly hidden: boolean;
}

/** The one part of that kind that `from` links to (`''`: the package). Throws `UnreadableWorkbook` where there is none. */
export function linkedPart(parts: PackageParts, from: string, kind: string): string {
  const link = parts.relationships(from).find((one) => one.kind === kind);
  const path = link ? resolveTarget(from, link.target) : '';
  if (!link || !parts.bytes(path)) throw new UnreadableWorkbook('WB-009', { part: path || kind });
  return path;
}

export function readSheets(parts: PackageParts, path: string, workbook: XmlPart): WorkbookSheet[] {
  const links = new Map(parts.relationships(path).map((link) => [link.id, link]));
  return childrenOf(child(workbook.root, 'sheets'), 'sheet').map((element) => {
    const id = relationId(element);
    const link = links.get(id);
    return {
      name: element.attributes.get('name') ?? '',
      sheetId: Number(element.attributes.get('sheetId')),
      relationId: id,
      path: link ? resolveTarget(path, link.target) : '',
      isWorksheet: link?.kind === 'worksheet',
    };
  });
}

export function readNames(workbook: XmlPart): WorkbookName[] {
  return childrenOf(child(workbook.root, 'definedNames'), 'definedName').map((element) => {
    const sheet = element.attributes.get('localSheetId');
    return {
      element,
      name: element.attributes.get('name') ?? '',
      sheet: sheet === undefined ? null : Number(sheet),
      value: element.text,
      hidden: isTrue(element.attributes.get('hidden')),
    };
  });
}

/**
 * Our sheets by plan key. Copying a sheet copies its mark; ours is then the one that still bears the
 * plan's name, else the oldest (the lowest sheet id).
 */
export function markedSheets(
  sheets: readonly WorkbookSheet[],
  names: readonly WorkbookName[],
  plannedNames: ReadonlyMap<string, string>,
): Map<string, WorkbookSheet> {
  const found = new Map<string, WorkbookSheet>();
  for (const { name, sheet, value } of names) {
    const candidate = sheets[sheet ?? -1];
    if (name !== SHEET_MARK || !candidate?.isWorksheet) continue;
    const key = markValue(value);
    const other = found.get(key);
    const planned = plannedNames.get(key);
    const better =
      !other || (other.name !== planned && (candidate.name === planned || candidate.sheetId < other.sheetId));
    if (better) found.set(key, candidate);
  }
  return found;
}
