import { drawCharts } from '../drawings.ts';
import { PackageParts } from '../packageParts.ts';
import {
  freeRelationId,
  officeRelationship,
  type Relationship,
  relationshipsPath,
  relationshipsXml,
} from '../relationships.ts';
import { SPREADSHEET } from '../workbookSheets.ts';
import { relationAttribute } from '../xmlTree.ts';
import { writeAddIns } from './addIns.ts';
import type { Book, BookSheet } from './book.ts';
import { sheetDataXml } from './cells.ts';
import { conditionalFormatsXml } from './conditionalFormats.ts';
import { elementXml, flag, listXml, unless } from './element.ts';
import { ChangedLooks, stylesXml } from './formatsXml.ts';
import { filterXml, headXml, ignoredErrorsXml, mergesXml } from './frameXml.ts';
import { namesXml } from './names.ts';
import { notesDrawing, notesXml } from './notes.ts';
import { printXml } from './printing.ts';
import { tableXml } from './tables.ts';
import { validationsXml } from './validations.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEETS_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const noParts =
  `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/></Types>';

/** A book as a file that Excel, WPS and LibreOffice open. The same book gives the same bytes. */
export async function writeBook(book: Book): Promise<Uint8Array> {
  const parts = new PackageParts([['[Content_Types].xml', new TextEncoder().encode(noParts)]]);
  const main = officeRelationship('rId1', 'officeDocument', 'xl/workbook.xml');
  parts.set('_rels/.rels', relationshipsXml([main, ...writeAddIns(parts, book.addIns)]));
  parts.set('xl/workbook.xml', declaration + workbookXml(book), `${SHEETS_TYPE}.sheet.main+xml`);
  const looks = new ChangedLooks();
  const writer = new SheetWriter(parts, looks);
  const sheets = book.sheets.map((sheet, index) =>
    officeRelationship(sheetRelation(index), 'worksheet', writer.write(sheet, index === book.activeSheet)),
  );
  parts.set('xl/styles.xml', declaration + stylesXml(book.formats, looks), `${SHEETS_TYPE}.styles+xml`);
  const styles = officeRelationship(sheetRelation(sheets.length), 'styles', 'xl/styles.xml');
  parts.set('xl/_rels/workbook.xml.rels', relationshipsXml([...sheets, styles]));
  return parts.zip();
}

const sheetRelation = (index: number): string => `rId${index + 1}`;

function workbookXml({ date1904, isCalculatedByHand, activeSheet, protection, sheets, names }: Book): string {
  const listed = sheets.map(({ id, name, visibility }, index) => {
    const open = elementXml('sheet', { name, sheetId: id, state: unless('visible', visibility) });
    return `${open.slice(0, -'/>'.length)} ${relationAttribute(sheetRelation(index))}/>`;
  });
  const view = elementXml('workbookView', { activeTab: unless(0, activeSheet) });
  return [
    `<workbook xmlns="${SPREADSHEET}">`,
    elementXml('workbookPr', { date1904: flag(date1904) }),
    protection ? elementXml('workbookProtection', protection) : '',
    `<bookViews>${view}</bookViews>`,
    `<sheets>${listed.join('')}</sheets>`,
    namesXml(names, sheets),
    isCalculatedByHand ? elementXml('calcPr', { calcMode: 'manual' }) : '',
    '</workbook>',
  ].join('');
}

/** Writes sheets with the parts that belong to them. */
class SheetWriter {
  readonly #parts: PackageParts;
  readonly #looks: ChangedLooks;
  #lastTable = 0;

  constructor(parts: PackageParts, looks: ChangedLooks) {
    this.#parts = parts;
    this.#looks = looks;
  }

  /** Tells the path of the sheet's part. */
  write(sheet: BookSheet, isActive: boolean): string {
    const path = this.#parts.freePath('xl/worksheets', 'sheet', 'xml');
    const links: Relationship[] = [];
    const text = this.#sheetXml(sheet, isActive, new SheetParts(this.#parts, links, sheet));
    this.#parts.set(path, declaration + text, `${SHEETS_TYPE}.worksheet+xml`);
    if (links.length > 0) this.#parts.set(relationshipsPath(path), relationshipsXml(links));
    return path;
  }

  /** Elements in the order of the schema. */
  #sheetXml(sheet: BookSheet, isActive: boolean, own: SheetParts): string {
    const { protection, print } = sheet;
    return [
      `<worksheet xmlns="${SPREADSHEET}">`,
      headXml(sheet, isActive),
      sheetDataXml(sheet.rows),
      protection ? elementXml('sheetProtection', protection) : '',
      filterXml(sheet.autoFilter),
      mergesXml(sheet.merges),
      conditionalFormatsXml(sheet.conditionalFormats, this.#looks.numberOf),
      validationsXml(sheet.validations),
      own.hyperlinks(),
      print ? printXml(print) : '',
      ignoredErrorsXml(sheet.ignoredErrors),
      own.drawing(),
      own.notes(),
      own.tables(() => ++this.#lastTable),
      '</worksheet>',
    ].join('');
  }
}

/** The parts beside a sheet's own, and the elements that lead to them. */
class SheetParts {
  readonly #parts: PackageParts;
  readonly #links: Relationship[];
  readonly #sheet: BookSheet;

  constructor(parts: PackageParts, links: Relationship[], sheet: BookSheet) {
    this.#parts = parts;
    this.#links = links;
    this.#sheet = sheet;
  }

  hyperlinks(): string {
    const links = this.#sheet.links.map(({ range, place, address, tip }) => {
      const attributes = { ref: range, location: place ?? undefined, tooltip: tip ?? undefined };
      const open = elementXml('hyperlink', attributes);
      if (address === null) return open;
      const id = freeRelationId(this.#links);
      this.#links.push({ ...officeRelationship(id, 'hyperlink', ''), target: address, external: true });
      return `${open.slice(0, -'/>'.length)} ${relationAttribute(id)}/>`;
    });
    return links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '';
  }

  drawing(): string {
    const path = drawCharts(this.#parts, 'xl', this.#sheet.charts, null);
    return path === null ? '' : `<drawing ${this.#linkTo('drawing', path)}/>`;
  }

  notes(): string {
    const { notes } = this.#sheet;
    if (notes.length === 0) return '';
    const path = this.#parts.freePath('xl', 'comments', 'xml');
    this.#parts.set(path, declaration + notesXml(notes), `${SHEETS_TYPE}.comments+xml`);
    this.#linkTo('comments', path);
    const drawing = this.#parts.freePath('xl/drawings', 'vmlDrawing', 'vml');
    this.#parts.set(drawing, notesDrawing(notes));
    return `<legacyDrawing ${this.#linkTo('vmlDrawing', drawing)}/>`;
  }

  tables(nextId: () => number): string {
    const tables = this.#sheet.tables.map((table) => {
      const path = this.#parts.freePath('xl/tables', 'table', 'xml');
      this.#parts.set(path, declaration + tableXml(table, nextId()), `${SHEETS_TYPE}.table+xml`);
      return `<tablePart ${this.#linkTo('table', path)}/>`;
    });
    return listXml('tableParts', tables);
  }

  #linkTo(kind: string, path: string): string {
    const id = freeRelationId(this.#links);
    this.#links.push(officeRelationship(id, kind, path));
    return relationAttribute(id);
  }
}
