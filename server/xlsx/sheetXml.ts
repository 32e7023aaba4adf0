import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { RangeBlock } from '../contract/rangeBlock.ts';
import { type CellSource, readCell, type WorkbookContext } from './cellReading.ts';
import { RichText } from './richText.ts';
import { scanXml, type XmlHandler } from './scanXml.ts';
import { SheetGrid } from './sheetGrid.ts';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';
import type { LayoutSheet } from './workbookLayout.ts';
import { isTrue } from './xmlDecoding.ts';
import type { XmlTag } from './xmlTag.ts';
import type { ZipArchive } from './zipArchive.ts';

const MAX_ROWS = 1_048_576;
const MAX_COLUMNS = 16_384;

/** Each is shown to a person; a sheet with more is damaged throughout. */
const MAX_CELL_FAULTS = 1_000;

/**
 * One worksheet as a block, with a fault for each cell that cannot be read. `cellsLeft` is what
 * the sheets before it left of the limit. Throws `UnreadableWorkbook` where the part is damaged.
 */
export async function readSheet(
  archive: ZipArchive,
  sheet: LayoutSheet,
  workbook: WorkbookContext,
  cellsLeft: number,
): Promise<{ block: RangeBlock; faults: Fault[] }> {
  const reader = new SheetReader(sheet, workbook, cellsLeft);
  await scanXml(sheet.part, archive.chunks(sheet.part), reader);
  const block = reader.grid.layOut(sheet, reader.hiddenRows, workbook.date1904);
  return { block, faults: reader.faults };
}

const LETTER_BEFORE_A = 'A'.charCodeAt(0) - 1;

/** Depths of `worksheet > sheetData > row > c > v`. */
const ROW = 3;
const CELL = 4;
const CONTENT = 5;

class SheetReader implements XmlHandler {
  readonly grid: SheetGrid;
  readonly hiddenRows: number[] = [];
  readonly faults: Fault[] = [];
  readonly #sheet: { readonly name: string; readonly part: string };
  readonly #workbook: WorkbookContext;
  readonly #richText = new RichText();
  #section = '';
  #inCell = false;
  /** `v`, `f` or `is` while inside it. */
  #content = '';
  #row = -1;
  #column = -1;
  #cell: CellSource = { type: 'n', style: '', value: '', hasValue: false, hasFormula: false };

  constructor(
    sheet: { readonly name: string; readonly part: string },
    workbook: WorkbookContext,
    cellsLeft: number,
  ) {
    this.grid = new SheetGrid(sheet.name, cellsLeft);
    this.#sheet = sheet;
    this.#workbook = workbook;
  }

  open(tag: XmlTag): void {
    if (tag.depth === 2) this.#section = tag.name;
    if (this.#section !== 'sheetData') return;
    if (tag.depth === ROW && tag.name === 'row') this.#startRow(tag);
    if (tag.depth === CELL) {
      this.#inCell = tag.name === 'c';
      if (this.#inCell) this.#startCell(tag);
    }
    if (!this.#inCell) return;
    if (tag.depth === CONTENT) this.#startContent(tag.name);
    else if (this.#content === 'is') this.#richText.open(tag.name);
  }

  text(text: string): void {
    if (this.#content === 'v') this.#cell.value += text;
    else if (this.#content === 'is') this.#richText.text(text);
  }

  close(name: string, depth: number): void {
    if (!this.#inCell) return;
    if (depth === CELL) this.#endCell();
    else if (depth === CONTENT) this.#content = '';
    else if (this.#content === 'is') this.#richText.close(name);
  }

  #startRow(tag: XmlTag): void {
    const number = tag.attribute('r');
    this.#row = number === undefined ? this.#row + 1 : Number(number) - 1;
    this.#column = -1;
    if (!(this.#row >= 0 && this.#row < MAX_ROWS && Number.isInteger(this.#row))) this.#refuse();
    const hidden = tag.attribute('hidden');
    if (hidden !== undefined && isTrue(hidden)) this.hiddenRows.push(this.#row);
  }

  #startCell(tag: XmlTag): void {
    const address = tag.attribute('r');
    this.#column = address === undefined ? this.#column + 1 : this.#columnOf(address);
    if (!(this.#column >= 0 && this.#column < MAX_COLUMNS)) this.#refuse();
    this.#cell.type = tag.attribute('t') ?? 'n';
    this.#cell.style = tag.attribute('s') ?? '';
    this.#cell.value = '';
    this.#cell.hasValue = false;
    this.#cell.hasFormula = false;
  }

  /** `C12` → 2 in row 12, −1 in any other: spelled out because a large sheet asks three million times. */
  #columnOf(address: string): number {
    let column = 0;
    let at = 0;
    for (; at < address.length; at++) {
      const letter = address.charCodeAt(at) - LETTER_BEFORE_A;
      if (letter < 1 || letter > 26) break;
      column = column * 26 + letter;
    }
    return Number(address.slice(at)) === this.#row + 1 ? column - 1 : -1;
  }

  #startContent(name: string): void {
    this.#content = name;
    if (name === 'v') this.#cell.hasValue = true;
    if (name === 'f') this.#cell.hasFormula = true;
    if (name === 'is') this.#richText.take();
  }

  #endCell(): void {
    this.#inCell = false;
    if (this.#cell.type === 'inlineStr') this.#cell.value = this.#richText.take();
    const read = readCell(this.#cell, this.#workbook);
    if (read === 'unreadable') this.#reportCell();
    else if (read) this.grid.set(this.#row, this.#column, read.value, read.kind, read.shownText);
  }

  #reportCell(): void {
    if (this.faults.length === MAX_CELL_FAULTS) return;
    const where = { sheet: this.#sheet.name, row: this.#row, column: this.#column };
    this.faults.push(fault('WB-014', { found: this.#cell.value.slice(0, 40) }, where));
  }

  #refuse(): never {
    throw new UnreadableWorkbook('WB-011', { part: this.#sheet.part });
  }
}
