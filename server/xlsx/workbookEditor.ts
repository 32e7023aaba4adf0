import type { CellHighlight } from '../contract/layout/planHighlights.ts';
import { withoutCells } from './carriedParts.ts';
import { type EditedCells, editCells, type SheetEdits } from './cellEdits.ts';
import { withHighlights } from './highlights.ts';
import { lengthenPrintArea, lengthenTables } from './longerTables.ts';
import { PackageParts } from './packageParts.ts';
import { type SheetShape, shapeOf } from './sheetShape.ts';
import { ensureStyles, type FormatName, patchHighlights, patchStyles } from './stylePatch.ts';
import { refuseUnsafe } from './unsafeWorkbook.ts';
import { calculateOnLoad } from './workbookPatch.ts';
import { linkedPart, readSheets, type WorkbookSheet } from './workbookSheets.ts';
import { isTrue } from './xmlDecoding.ts';
import type { XmlPart } from './xmlPart.ts';
import { child, parseXml, type XmlElement } from './xmlTree.ts';

/**
 * Changes cells of sheets that a person made; everything else of them stays byte for byte. The workbook
 * is calculated when a program opens it. Throws `UnreadableWorkbook` where its structure is damaged.
 */
export class WorkbookEditor {
  readonly #parts: PackageParts;
  readonly #workbookPath: string;
  readonly #workbook: XmlPart;
  readonly #folder: string;
  readonly #sheets: readonly WorkbookSheet[];

  private constructor(parts: PackageParts) {
    this.#parts = parts;
    this.#workbookPath = linkedPart(parts, '', 'officeDocument');
    this.#folder = this.#workbookPath.slice(0, Math.max(0, this.#workbookPath.lastIndexOf('/')));
    this.#workbook = parts.xml(this.#workbookPath);
    refuseUnsafe(parts, this.#workbook, this.#workbookPath);
    this.#sheets = readSheets(parts, this.#workbookPath, this.#workbook);
  }

  static async open(bytes: Uint8Array): Promise<WorkbookEditor> {
    return new WorkbookEditor(await PackageParts.open(bytes));
  }

  shapeOf(sheetName: string): SheetShape {
    return shapeOf(this.#frameOf(sheetName));
  }

  isProtected(sheetName: string): boolean {
    return isTrue(child(this.#frameOf(sheetName), 'sheetProtection')?.attributes.get('sheet'));
  }

  /** Gives the cells that were to be changed and hold a formula, which stays. */
  edit(sheetName: string, edits: SheetEdits): EditedCells['formulasKept'] {
    const sheet = this.#sheet(sheetName);
    const { path } = sheet;
    const formatOf = this.#formats(edits);
    const { text, formulasKept } = editCells(this.#parts.text(path) ?? '', edits, formatOf);
    this.#parts.set(path, text);
    for (const longer of lengthenTables(this.#parts, path, edits))
      lengthenPrintArea(this.#workbook, this.#sheets.indexOf(sheet), longer);
    return formulasKept;
  }

  /** Marks cells while a formula holds, beside whatever conditional formats the sheet has. */
  highlight(sheetName: string, found: readonly CellHighlight[]): void {
    const { path } = this.#sheet(sheetName);
    const stylesPath = ensureStyles(this.#parts, this.#workbookPath, this.#folder);
    const looks = [...new Set(found.map(({ look }) => look))];
    const formatOf = patchHighlights(this.#parts, stylesPath, looks);
    this.#parts.set(path, withHighlights(this.#parts.xml(path), found, formatOf));
  }

  file(): Promise<Uint8Array> {
    calculateOnLoad(this.#workbook);
    this.#parts.set(this.#workbookPath, this.#workbook.toString());
    return this.#parts.zip();
  }

  /** The sheet's part without its rows. */
  #frameOf(sheetName: string): XmlElement {
    const { path } = this.#sheet(sheetName);
    return parseXml(withoutCells(this.#parts.text(path) ?? ''), path);
  }

  #formats({ written }: SheetEdits): ReadonlyMap<FormatName, number> {
    const edits = [...written.values()].flatMap((row) => [...row.values()]);
    const styles = new Set(edits.flatMap(({ style }) => style ?? []));
    if (styles.size === 0) return new Map();
    const stylesPath = ensureStyles(this.#parts, this.#workbookPath, this.#folder);
    return patchStyles(this.#parts, stylesPath, styles);
  }

  #sheet(sheetName: string): WorkbookSheet {
    const sheet = this.#sheets.find(({ name }) => name === sheetName);
    if (!sheet) throw new Error(`the workbook has no sheet ${sheetName}`);
    return sheet;
  }
}
