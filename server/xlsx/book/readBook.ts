import { withoutCells } from '../carriedParts.ts';
import type { WorkbookContext } from '../cellReading.ts';
import { PackageParts } from '../packageParts.ts';
import { readSharedStrings } from '../sharedStrings.ts';
import { TextPool } from '../textPool.ts';
import { linkedPart } from '../workbookSheets.ts';
import { XmlPart } from '../xmlPart.ts';
import { child, childrenOf, relationId, type XmlElement } from '../xmlTree.ts';
import { readAddIns } from './addIns.ts';
import type { Book, BookName, BookSheet } from './book.ts';
import { BookParts } from './bookParts.ts';
import { readRows } from './cells.ts';
import { readCharts } from './charts.ts';
import { Colors } from './colors.ts';
import { attributesOf, flagOf, numberOf, textOf } from './element.ts';
import { type FoundFormats, readFormats } from './formats.ts';
import { isOfSheet, printNamesOf, readNames } from './names.ts';
import { readNotes } from './notes.ts';
import { readFrame } from './sheetFrame.ts';
import { readTable } from './tables.ts';

/**
 * A file as a book. What a book cannot hold is told in `leftOut`: a part by its path, a piece of one behind it
 * in brackets. Throws `UnreadableWorkbook` where the file's structure is damaged.
 */
export async function readBook(bytes: Uint8Array): Promise<{ book: Book; leftOut: string[] }> {
  const parts = new BookParts(await PackageParts.open(bytes));
  const path = linkedPart(parts.parts, '', 'officeDocument');
  const workbook = parts.root(path);
  parts.leaveOutOthers(path, workbook, known);
  const listed = listedSheets(parts, path, workbook);
  const indexOf = indexOfSheets(workbook, listed);
  const names = readNames(child(workbook, 'definedNames'), indexOf);
  const context = await readContext(parts, path, workbook);
  const sheets: BookSheet[] = [];
  for (const sheet of listed) sheets.push(await readSheet(parts, sheet, context, names, sheets.length));
  const protection = child(workbook, 'workbookProtection');
  const [view] = childrenOf(child(workbook, 'bookViews'), 'workbookView');
  const book: Book = {
    date1904: context.cells.date1904,
    isCalculatedByHand: textOf(child(workbook, 'calcPr'), 'calcMode') === 'manual',
    activeSheet: indexOf(numberOf(view, 'activeTab')) ?? 0,
    protection: protection ? attributesOf(protection) : null,
    formats: context.formats.formats,
    sheets,
    names: names.filter((name) => !isOfSheet(name)),
    addIns: readAddIns(parts),
  };
  return { book, leftOut: parts.leftOut };
}

/** `fileVersion` and the like say who wrote the file. */
const known = new Set([
  ...['fileVersion', 'workbookPr', 'AlternateContent', 'revisionPtr', 'workbookProtection'],
  ...['bookViews', 'sheets', 'definedNames', 'calcPr', 'extLst'],
]);

interface ListedSheet {
  readonly element: XmlElement;
  readonly path: string;
}

/** Worksheets; sheets that are one chart, and dialogs, are left out. */
function listedSheets(parts: BookParts, path: string, workbook: XmlElement): ListedSheet[] {
  const worksheets = parts.linked(path, 'worksheet');
  return childrenOf(child(workbook, 'sheets'), 'sheet').flatMap((element) => {
    const sheetPath = worksheets.get(relationId(element));
    return sheetPath === undefined ? [] : [{ element, path: sheetPath }];
  });
}

/** From a sheet's index in the file to that in the book. */
function indexOfSheets(
  workbook: XmlElement,
  listed: readonly ListedSheet[],
): (index: number) => number | null {
  const all = childrenOf(child(workbook, 'sheets'), 'sheet');
  const indexes = all.map((element) => listed.findIndex((sheet) => sheet.element === element));
  return (index) => {
    const found = indexes[index] ?? -1;
    return found < 0 ? null : found;
  };
}

/** What the sheets of a book refer to. */
interface BookContext {
  readonly cells: WorkbookContext;
  readonly colors: Colors;
  readonly formats: FoundFormats;
}

async function readContext(parts: BookParts, path: string, workbook: XmlElement): Promise<BookContext> {
  const [theme, styles, strings, chain] = ['theme', 'styles', 'sharedStrings', 'calcChain'].map((kind) =>
    parts.firstLinked(path, kind),
  );
  const colors = new Colors(theme ? parts.root(theme) : null);
  if (chain) parts.see(chain);
  if (strings && /<(?:\w+:)?r>/.test(parts.text(strings))) parts.leaveOut(strings, 'looks inside texts');
  return {
    cells: {
      sharedStrings: strings ? await readSharedStrings(parts.parts, strings) : [],
      // Books keep dates as numbers; their format says that they are dates.
      formats: [],
      date1904: flagOf(child(workbook, 'workbookPr'), 'date1904'),
      texts: new TextPool(),
    },
    colors,
    formats: readFormats(parts, styles ?? null, colors),
  };
}

async function readSheet(
  parts: BookParts,
  { element, path }: ListedSheet,
  { cells, colors, formats }: BookContext,
  names: readonly BookName[],
  index: number,
): Promise<BookSheet> {
  const frame = new XmlPart(withoutCells(parts.text(path)), path);
  return {
    id: numberOf(element, 'sheetId'),
    name: textOf(element, 'name'),
    visibility: textOf(element, 'state', 'visible') as BookSheet['visibility'],
    rows: await readRows(parts, path, cells, formats.indexes),
    tables: [...parts.linked(path, 'table').values()].map((table) => readTable(parts, table)),
    charts: readCharts(parts, path),
    notes: readNotes(parts, path),
    ...readFrame(parts, path, frame, {
      colors,
      indexes: formats.indexes,
      changedLooks: formats.changedLooks,
      links: parts.parts.relationships(path),
      printNames: printNamesOf(names, index),
    }),
  };
}
