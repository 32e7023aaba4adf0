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
  /** All that read this column. */
  readonly among: Set<Reading>;
}

/** Which cells hold formulas, and who reads which cells. */
export class FormulaIndex {
  readonly #sheetNamed: (name: string) => Worksheet | undefined;
  readonly #formulas = new Map<Worksheet, Map<number, Formula>>();
  /** By sheet and column. */
  readonly #readings = new Map<Worksheet, Map<number, Set<Reading>>>();

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
  readersOf(sheet: Worksheet, { row, column, rows, columns }: Area): Formula[] {
    const readings = this.#readings.get(sheet);
    if (!readings) return [];
    const sets =
      columns === 1
        ? [readings.get(column) ?? []]
        : [...readings].filter(([at]) => at >= column && at < column + columns).map(([, set]) => set);
    const found = new Set<Formula>();
    for (const set of sets)
      for (const { formula, first, last } of set) if (first < row + rows && last >= row) found.add(formula);
    return [...found];
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
    const columns = kept(this.#readings, sheet, () => new Map<number, Set<Reading>>());
    for (let column = area.column; column < area.column + area.columns; column++) {
      const among = kept(columns, column, () => new Set<Reading>());
      const reading = { formula, first: area.row, last: area.row + area.rows - 1, among };
      among.add(reading);
      formula.readings.push(reading);
    }
  }
}

function takeAway(formula: Formula): void {
  formula.isGone = true;
  for (const reading of formula.readings) reading.among.delete(reading);
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
