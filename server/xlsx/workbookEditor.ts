import { withoutCells } from './carriedParts.ts';
import { editCells, type SheetEdits } from './cellEdits.ts';
import { lengthenTables } from './longerTables.ts';
import { PackageParts } from './packageParts.ts';
import { type SheetShape, shapeOf } from './sheetShape.ts';
import { ensureStyles, type FormatName, patchStyles } from './stylePatch.ts';
import { calculateOnLoad } from './workbookPatch.ts';
import { linkedPart, readSheets } from './workbookSheets.ts';
import { parseXml } from './xmlTree.ts';

/**
 * Changes cells of sheets that a person made; everything else of them stays byte for byte. The workbook
 * is calculated when a program opens it. Throws `UnreadableWorkbook` where its structure is damaged.
 */
export class WorkbookEditor {
  readonly #parts: PackageParts;
  readonly #workbookPath: string;
  readonly #folder: string;
  readonly #pathOf: ReadonlyMap<string, string>;

  private constructor(parts: PackageParts) {
    this.#parts = parts;
    this.#workbookPath = linkedPart(parts, '', 'officeDocument');
    this.#folder = this.#workbookPath.slice(0, Math.max(0, this.#workbookPath.lastIndexOf('/')));
    const sheets = readSheets(parts, this.#workbookPath, parts.xml(this.#workbookPath));
    this.#pathOf = new Map(sheets.map(({ name, path }) => [name, path]));
  }

  static async open(bytes: Uint8Array): Promise<WorkbookEditor> {
    return new WorkbookEditor(await PackageParts.open(bytes));
  }

  shapeOf(sheetName: string): SheetShape {
    const path = this.#path(sheetName);
    return shapeOf(parseXml(withoutCells(this.#parts.text(path) ?? ''), path));
  }

  /** Gives the number of cells that were to be changed and hold a formula, which stays. */
  edit(sheetName: string, edits: SheetEdits): number {
    const path = this.#path(sheetName);
    const formatOf = this.#formats(edits);
    const { text, formulasKept } = editCells(this.#parts.text(path) ?? '', edits, formatOf);
    this.#parts.set(path, text);
    lengthenTables(this.#parts, path, (row, column) => edits.written.get(row)?.has(column) ?? false);
    return formulasKept;
  }

  file(): Promise<Uint8Array> {
    const workbook = this.#parts.xml(this.#workbookPath);
    calculateOnLoad(workbook);
    this.#parts.set(this.#workbookPath, workbook.toString());
    return this.#parts.zip();
  }

  #formats({ written }: SheetEdits): ReadonlyMap<FormatName, number> {
    const edits = [...written.values()].flatMap((row) => [...row.values()]);
    const styles = new Set(edits.flatMap(({ style }) => style ?? []));
    if (styles.size === 0) return new Map();
    const stylesPath = ensureStyles(this.#parts, this.#workbookPath, this.#folder);
    return patchStyles(this.#parts, stylesPath, styles);
  }

  #path(sheetName: string): string {
    const path = this.#pathOf.get(sheetName);
    if (path === undefined) throw new Error(`the workbook has no sheet ${sheetName}`);
    return path;
  }
}
