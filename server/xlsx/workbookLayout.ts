import { markValue, SHEET_MARK } from '../contract/layout/planNames.ts';
import { decodePart } from './decodePart.ts';
import { type Relationship, readRelationships, relationshipsPath, resolveTarget } from './relationships.ts';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';
import { isTrue } from './xmlDecoding.ts';
import { child, childrenOf, parseXml, relationId, type XmlElement } from './xmlTree.ts';
import type { ZipArchive } from './zipArchive.ts';

/** A worksheet as `workbook.xml` lists it; `planKey` where it bears our mark. */
export interface LayoutSheet {
  readonly id: string;
  readonly name: string;
  readonly part: string;
  readonly planKey: string | undefined;
}

/** Where the parts of a workbook are, whatever their paths: found by relationships only. */
export interface WorkbookLayout {
  /** Worksheets in the order of their tabs, hidden ones too; chart and dialog sheets left out. */
  readonly sheets: readonly LayoutSheet[];
  readonly date1904: boolean;
  readonly stylesPart: string | null;
  readonly sharedStringsPart: string | null;
}

/** Throws `UnreadableWorkbook` where the container holds no workbook. */
export async function readLayout(archive: ZipArchive): Promise<WorkbookLayout> {
  const workbookPart = (await links(archive, '')).find(({ kind }) => kind === 'officeDocument')?.path;
  if (!workbookPart?.toLowerCase().endsWith('.xml')) throw new UnreadableWorkbook('WB-010');
  const workbook = parseXml(await text(archive, workbookPart), workbookPart);
  if (workbook.local !== 'workbook') throw new UnreadableWorkbook('WB-010');

  const related = await links(archive, workbookPart);
  const planKeys = planKeysOf(workbook);
  const sheets = childrenOf(child(workbook, 'sheets'), 'sheet').flatMap((sheet, index) => {
    const name = sheet.attributes.get('name') ?? '';
    const link = related.find(({ id }) => id === relationId(sheet));
    if (!link) throw new UnreadableWorkbook('WB-009', { part: `${workbookPart} → ${name}` });
    const id = sheet.attributes.get('sheetId') ?? name;
    const planKey = planKeys.get(String(index));
    return link.kind === 'worksheet' ? [{ id, name, part: link.path, planKey }] : [];
  });
  const partOf = (kind: string) => related.find((link) => link.kind === kind)?.path ?? null;
  const date1904 = child(workbook, 'workbookPr')?.attributes.get('date1904');
  return {
    sheets,
    date1904: isTrue(date1904),
    stylesPart: partOf('styles'),
    sharedStringsPart: partOf('sharedStrings'),
  };
}

/** The plan keys of marked sheets, by their place among all sheets. */
function planKeysOf(workbook: XmlElement): ReadonlyMap<string, string> {
  const marks = childrenOf(child(workbook, 'definedNames'), 'definedName').filter(
    (name) => name.attributes.get('name') === SHEET_MARK,
  );
  return new Map(marks.map((mark) => [mark.attributes.get('localSheetId') ?? '', markValue(mark.text)]));
}

async function links(
  archive: ZipArchive,
  part: string,
): Promise<(Relationship & { readonly path: string })[]> {
  const path = relationshipsPath(part);
  if (!archive.has(path)) return [];
  return readRelationships(await text(archive, path), path).map((link) => ({
    ...link,
    path: resolveTarget(part, link.target),
  }));
}

async function text(archive: ZipArchive, part: string): Promise<string> {
  let whole = '';
  for await (const piece of decodePart(part, archive.chunks(part))) whole += piece;
  return whole;
}
