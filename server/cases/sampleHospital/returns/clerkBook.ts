import type { CellValue, RangeBlock } from '../../../contract/rangeBlock.ts';
import { readWorkbook } from '../../../xlsx/readWorkbook.ts';
import { WorkbookEditor } from '../../../xlsx/workbookEditor.ts';

type Typed = Map<number, Map<number, { value: string | number | null }>>;

const COVER = '填报封面';

/** A workbook that went out to a department, as its clerk sees it: sheets by name, cells by header and line. */
export class ClerkBook {
  readonly #editor: WorkbookEditor;
  readonly #blocks: readonly RangeBlock[];
  readonly #typed = new Map<string, Typed>();

  private constructor(editor: WorkbookEditor, blocks: readonly RangeBlock[]) {
    this.#editor = editor;
    this.#blocks = blocks;
  }

  static async open(bytes: Uint8Array): Promise<ClerkBook> {
    const { blocks } = await readWorkbook(bytes);
    return new ClerkBook(await WorkbookEditor.open(bytes), blocks);
  }

  /** Lines with an item; what is typed after them is a new line. */
  lines(sheet: string): number {
    let lines = 0;
    while ((this.value(sheet, lines, '收费项目编码') ?? '') !== '') lines += 1;
    return lines;
  }

  value(sheet: string, line: number, header: string): CellValue {
    const { row, column } = this.#header(sheet, header);
    return valueAt(this.#block(sheet), row + 1 + line, column);
  }

  type(sheet: string, line: number, cells: Readonly<Record<string, string | number | null>>): void {
    for (const [header, value] of Object.entries(cells)) {
      const { row, column } = this.#header(sheet, header);
      this.#put(sheet, row + 1 + line, column, value);
    }
  }

  /** The answer beside a question of the cover. */
  answer(question: string, value: string | null): void {
    const { row, column } = this.#header(COVER, question);
    this.#put(COVER, row, column + 1, value);
  }

  /** Somebody calls a column by another name. */
  retitle(sheet: string, header: string, other: string): void {
    const { row, column } = this.#header(sheet, header);
    this.#put(sheet, row, column, other);
  }

  file(): Uint8Array | Promise<Uint8Array> {
    for (const [sheet, written] of this.#typed)
      this.#editor.edit(sheet, { editOf: () => undefined, written });
    return this.#editor.file();
  }

  #put(sheet: string, row: number, column: number, value: string | number | null): void {
    const typed: Typed = this.#typed.get(sheet) ?? new Map();
    const cells = typed.get(row) ?? new Map();
    this.#typed.set(sheet, typed.set(row, cells.set(column, { value })));
  }

  #block(sheet: string): RangeBlock {
    const block = this.#blocks.find(({ sheetName }) => sheetName === sheet);
    if (!block) throw new Error(`the workbook has no sheet ${sheet}`);
    return block;
  }

  #header(sheet: string, header: string): { row: number; column: number } {
    const { values, columns, origin } = this.#block(sheet);
    const at = values.findIndex((value) => String(value).replace('*', '').trim() === header);
    if (at < 0) throw new Error(`${sheet} has no ${header}`);
    return { row: origin.row + Math.floor(at / columns), column: origin.column + (at % columns) };
  }
}

function valueAt(block: RangeBlock, row: number, column: number): CellValue {
  const [line, cell] = [row - block.origin.row, column - block.origin.column];
  return line < block.rows ? (block.values[line * block.columns + cell] ?? null) : null;
}
