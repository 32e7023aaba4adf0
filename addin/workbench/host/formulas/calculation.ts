import { MOST_ROWS, WHOLE_SHEET } from '../model/address.ts';
import type { Area, Cell } from '../model/cells.ts';
import type { Workbook } from '../model/workbook.ts';
import type { Worksheet } from '../model/worksheet.ts';
import { CellError, type Content } from './content.ts';
import { evaluate } from './evaluate.ts';
import { type CellsOf, NotCalculated } from './expression.ts';
import { type Formula, FormulaIndex } from './formulaIndex.ts';

/**
 * Works formulas out as Excel does: those in cells that changed, and all that read them. What a formula of a
 * file was saved with stays until something that it reads changes; one that this host cannot work out is then
 * left without a value rather than with an old one.
 */
export class Calculation {
  readonly #workbook: Workbook;
  #index: FormulaIndex | null = null;
  #pending: [Worksheet, Area][] = [];
  #isAutomatic = true;
  /** How many formulas were worked out, for tests that count work. */
  done = 0;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  get isAutomatic() {
    return this.#isAutomatic;
  }
  set isAutomatic(isAutomatic: boolean) {
    this.#isAutomatic = isAutomatic;
    if (isAutomatic) this.settle();
  }

  changed(sheet: Worksheet, area: Area): void {
    this.#pending.push([sheet, area]);
    if (this.#isAutomatic) this.settle();
  }
  /** Sheets came, went or are called otherwise: which formula reads what is found out anew. */
  forget(): void {
    this.#index = null;
  }
  /** Every formula of the workbook, whatever it was saved with. */
  all(): void {
    this.#pending = this.#workbook.worksheets.items.map((sheet) => [sheet, WHOLE_SHEET]);
    this.settle();
  }
  settle(): void {
    const changes = this.#pending;
    this.#pending = [];
    if (changes.length === 0) return;
    const index = this.#index ?? this.#indexed();
    const { order, loops } = inOrder(affected(index, changes));
    for (const formula of order) this.#workOut(formula);
    for (const { cell } of loops) fill(cell, 0);
  }

  #indexed(): FormulaIndex {
    const index = new FormulaIndex((name) => this.#workbook.worksheets.find(name));
    for (const sheet of this.#workbook.worksheets.items) index.refresh(sheet, WHOLE_SHEET);
    this.#index = index;
    return index;
  }

  #workOut({ sheet, cell, expression }: Formula): void {
    this.done += 1;
    try {
      fill(cell, expression ? evaluate(expression, (cells) => this.#read(sheet, cells)) : null);
    } catch (cause) {
      if (!(cause instanceof NotCalculated)) throw cause;
      fill(cell, null);
    }
  }

  #read(home: Worksheet, { sheet: name, area }: CellsOf): Content[] {
    const sheet = name === null ? home : this.#workbook.worksheets.find(name);
    if (!sheet) throw new CellError('#REF!');
    const { cells } = sheet;
    const isOpen = area.rows === MOST_ROWS;
    const rows = isOpen ? Math.max(1, cells.rowCount) : area.rows;
    const contents: Content[] = [];
    for (let row = area.row; row < area.row + rows; row++)
      for (let column = area.column; column < area.column + area.columns; column++)
        contents.push(contentOf(cells.get(row, column)));
    return contents;
  }
}

function contentOf(cell: Cell | undefined): Content {
  if (!cell) return null;
  return cell.isError ? new CellError(String(cell.value)) : cell.value;
}

function fill(cell: Cell, content: Content): void {
  cell.isError = content instanceof CellError;
  cell.value = content instanceof CellError ? content.text : content;
}

/** Formulas to be worked out, with those among them that read them. */
type Readers = ReadonlyMap<Formula, readonly Formula[]>;

function affected(index: FormulaIndex, changes: readonly (readonly [Worksheet, Area])[]): Readers {
  const written = changes.flatMap(([sheet, area]) => index.refresh(sheet, area));
  const reading = changes.flatMap(([sheet, area]) => index.readersOf(sheet, area));
  const readers = new Map<Formula, readonly Formula[]>();
  const waiting = [...written, ...reading].filter(({ isGone }) => !isGone);
  for (let formula = waiting.pop(); formula; formula = waiting.pop()) {
    if (readers.has(formula)) continue;
    const { sheet, row, column } = formula;
    const found = index.readersOf(sheet, { row, column, rows: 1, columns: 1 });
    readers.set(formula, found);
    waiting.push(...found);
  }
  return readers;
}

/** Those that are read before those that read them; what reads itself comes to nothing. */
function inOrder(readers: Readers): { order: Formula[]; loops: Formula[] } {
  const unread = new Map<Formula, number>([...readers.keys()].map((formula) => [formula, 0]));
  for (const reader of [...readers.values()].flat()) unread.set(reader, (unread.get(reader) ?? 0) + 1);
  const order = [...unread].filter(([, count]) => count === 0).map(([formula]) => formula);
  for (const formula of order) {
    for (const reader of readers.get(formula) ?? []) {
      const left = (unread.get(reader) ?? 0) - 1;
      unread.set(reader, left);
      if (left === 0) order.push(reader);
    }
  }
  return { order, loops: [...unread].filter(([, count]) => count > 0).map(([formula]) => formula) };
}
