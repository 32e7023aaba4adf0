import type { PackageParts } from './packageParts.ts';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';
import { SPREADSHEET } from './workbookSheets.ts';
import type { XmlPart } from './xmlPart.ts';

const STRICT_SPREADSHEET = 'http://purl.oclc.org/ooxml/spreadsheetml/main';

/** Books whose other parts would no longer agree with what we add. */
export function refuseUnsafe(parts: PackageParts, workbook: XmlPart, path: string): void {
  if (workbook.root.uri === STRICT_SPREADSHEET) throw new UnreadableWorkbook('WB-050');
  if (workbook.root.uri !== SPREADSHEET) throw new UnreadableWorkbook('WB-011', { part: path });
  if (parts.paths().some((name) => name.startsWith('_xmlsignatures/')))
    throw new UnreadableWorkbook('WB-052');
}
