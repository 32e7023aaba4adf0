import { workbookOrder } from './definedNames.ts';
import type { PackageParts } from './packageParts.ts';
import { officeRelationship, relationshipsPath, relationshipXml } from './relationships.ts';
import type { PlacedSheets } from './sheetPlaces.ts';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';
import type { WorkbookSheet } from './workbookSheets.ts';
import type { XmlPart } from './xmlPart.ts';
import { escapeAttribute } from './xmlText.ts';
import { child, childrenOf, relationAttribute } from './xmlTree.ts';

const sheetElement = ({ name, sheetId, relationId }: WorkbookSheet) =>
  `<sheet name="${escapeAttribute(name)}" sheetId="${sheetId}" ${relationAttribute(relationId)}/>`;

/** Lists the new sheets in `workbook.xml`; the sheet a person had open stays the open one. */
export function patchSheetList(workbook: XmlPart, { front, back }: PlacedSheets, path: string): void {
  const list = child(workbook.root, 'sheets');
  if (!list) throw new UnreadableWorkbook('WB-011', { part: path });
  const xml = (sheets: readonly WorkbookSheet[]) => sheets.map(sheetElement).join('');
  const first = list.children[0];
  if (first && front.length > 0) {
    workbook.insertBefore(first, xml(front));
    shiftViews(workbook, front.length);
  }
  const behind = first ? back : [...front, ...back];
  if (behind.length > 0) workbook.append(list, xml(behind));
  if (!child(workbook.root, 'bookViews')) {
    workbook.insertBefore(list, '<bookViews><workbookView/></bookViews>');
  }
}

/** Views count sheets by position. */
function shiftViews(workbook: XmlPart, by: number): void {
  for (const view of childrenOf(child(workbook.root, 'bookViews'), 'workbookView')) {
    workbook.setAttribute(view, 'activeTab', Number(view.attributes.get('activeTab') ?? 0) + by);
    const firstSheet = view.attributes.get('firstSheet');
    if (firstSheet) workbook.setAttribute(view, 'firstSheet', Number(firstSheet) + by);
  }
}

/** Links the workbook to its new sheets, and no longer to the chain of calculation where that went. */
export function patchWorkbookLinks(
  parts: PackageParts,
  path: string,
  { front, back }: PlacedSheets,
  withoutChain: boolean,
): void {
  const relations = parts.xml(relationshipsPath(path));
  const added = [...front, ...back].map((sheet) =>
    relationshipXml(officeRelationship(sheet.relationId, 'worksheet', sheet.path)),
  );
  if (added.length > 0) relations.append(relations.root, added.join(''));
  for (const element of withoutChain ? relations.root.children : []) {
    if (element.attributes.get('Type')?.endsWith('/calcChain')) relations.replace(element, '');
  }
  parts.set(relationshipsPath(path), relations.toString());
}

/** Asks Excel to calculate when the book is opened, once: it forgets the request on saving. */
export function calculateOnLoad(workbook: XmlPart): void {
  const settings = child(workbook.root, 'calcPr');
  if (settings) workbook.setAttribute(settings, 'fullCalcOnLoad', 1);
  else workbook.insertInOrder(workbookOrder, 'calcPr', '<calcPr fullCalcOnLoad="1"/>');
}
