import { MOST_COLUMNS } from '../model/address.ts';
import type { Area, Cell } from '../model/cells.ts';
import type { Worksheet } from '../model/worksheet.ts';
import { type CellsOf, type Expression, NotCalculated, parseFormula } from './expression.ts';

/** A cell with a formula. */
export interface Formula {
  readonly sheet: Worksheet;
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
  readonly text: string;
  /** Null where this host cannot read it. */
  readonly expression: Expression | null;
  readonly readings: Reading[];
  /** Another formula, or none, stands there now. */
  isGone: boolean;
}

/** Rows of one column that a formula reads. */
interface Reading {
  readonly formula: Formula;
  readonly first: number;
  readonly last: number;
  /** Where it stands together with others. */
  readonly among: Set<Reading>[];
}

/** Readings stand together by so many rows of a column, so that the readers of a cell are found among few. */
const BLOCK_ROWS = 32;
/** What spans more blocks than this stands with its column as a whole. */
const MOST_BLOCKS = 64;
const TALL = -1;

/** Column → block of rows → what is read there. */
type SheetReadings = Map<number, Map<number, Set<Reading>>>;

/** Which cells hold formulas, and who reads which cells. */
export class FormulaIndex {
  readonly #sheetNamed: (name: string) => Worksheet | undefined;
  readonly #formulas = new Map<Worksheet, Map<number, Formula>>();
  readonly #readings = new Map<Worksheet, SheetReadings>();

  constructor(sheetNamed: (name: string) => Worksheet | undefined) {
    this.#sheetNamed = sheetNamed;
  }

  /** Looks at cells again; gives the formulas that they hold now. */
  refresh(sheet: Worksheet, area: Area): Formula[] {
    const known = kept(this.#formulas, sheet, () => new Map<number, Formula>());
    const found: Formula[] = [];
    for (const [row, column, cell] of sheet.cells.within(area)) {
      const place = row * MOST_COLUMNS + column;
      const before = known.get(place);
      if (before && before.text !== cell.formula) {
        takeAway(before);
        known.delete(place);
      }
      if (cell.formula === null) continue;
      const formula = known.get(place) ?? this.#added({ sheet, row, column, cell, text: cell.formula });
      known.set(place, formula);
      found.push(formula);
    }
    return found;
  }

  /** Formulas that read any of these cells. */
  readersOf(sheet: Worksheet, area: Area): Formula[] {
    const lastRow = area.row + area.rows - 1;
    const found = new Set<Formula>();
    for (const readings of this.#near(sheet, area))
      for (const { formula, first, last } of readings)
        if (first <= lastRow && last >= area.row) found.add(formula);
    return [...found];
  }

  *#near(sheet: Worksheet, { row, column, rows, columns }: Area): Generator<Set<Reading>> {
    const readings: SheetReadings = this.#readings.get(sheet) ?? new Map();
    const ofColumns =
      columns === 1
        ? [readings.get(column)]
        : [...readings].filter(([at]) => at >= column && at < column + columns).map(([, blocks]) => blocks);
    const near = blocksOf(row, rows);
    for (const blocks of ofColumns) {
      if (!blocks) continue;
      if (near[0] === TALL) yield* blocks.values();
      else for (const block of [...near, TALL]) yield blocks.get(block) ?? new Set();
    }
  }

  #added(place: Pick<Formula, 'sheet' | 'row' | 'column' | 'cell' | 'text'>): Formula {
    const expression = expressionOf(place.text);
    const formula: Formula = { ...place, expression, readings: [], isGone: false };
    for (const cells of expression ? cellsIn(expression) : []) this.#register(formula, cells);
    return formula;
  }

  #register(formula: Formula, { sheet: name, area }: CellsOf): void {
    const sheet = name === null ? formula.sheet : this.#sheetNamed(name);
    if (!sheet) return;
    const columns = kept(this.#readings, sheet, () => new Map());
    const reading: Reading = { formula, first: area.row, last: area.row + area.rows - 1, among: [] };
    formula.readings.push(reading);
    for (let column = area.column; column < area.column + area.columns; column++) {
      const blocks = kept(columns, column, () => new Map<number, Set<Reading>>());
      for (const block of blocksOf(area.row, area.rows)) {
        const readings = kept(blocks, block, () => new Set<Reading>());
        readings.add(reading);
        reading.among.push(readings);
      }
    }
  }
}

function blocksOf(row: number, rows: number): number[] {
  const first = Math.floor(row / BLOCK_ROWS);
  const count = Math.floor((row + rows - 1) / BLOCK_ROWS) - first + 1;
  return count > MOST_BLOCKS ? [TALL] : Array.from({ length: count }, (_, index) => first + index);
}

function takeAway(formula: Formula): void {
  formula.isGone = true;
  for (const reading of formula.readings) for (const readings of reading.among) readings.delete(reading);
}

function expressionOf(text: string): Expression | null {
  try {
    return parseFormula(text);
  } catch (cause) {
    if (cause instanceof NotCalculated) return null;
    throw cause;
  }
}

function cellsIn(expression: Expression): CellsOf[] {
  switch (expression.kind) {
    case 'content':
      return [];
    case 'cells':
      return [expression.cells];
    case 'call':
      return expression.given.flatMap(cellsIn);
    case 'operation':
      return [...cellsIn(expression.left), ...cellsIn(expression.right)];
    default:
      return cellsIn(expression.of);
  }
}

function kept<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
