import { CellError, type Content, compare, numberOf, textOf } from './content.ts';
import { type CellsOf, type Expression, NotCalculated, type Operator } from './expression.ts';
import { call, type Given } from './functions.ts';

/** What cells hold, row by row. */
export type ReadCells = (cells: CellsOf) => readonly Content[];

/** What a formula comes to: errors of Excel are values; throws `NotCalculated` where this host knows less. */
export function evaluate(expression: Expression, read: ReadCells): Content {
  try {
    const content = given(expression, read).content;
    if (content === null) return 0;
    // Never a negative zero.
    return typeof content === 'number' ? content + 0 : content;
  } catch (cause) {
    if (cause instanceof CellError) return cause;
    throw cause;
  }
}

const given = (expression: Expression, read: ReadCells): Given =>
  expression.kind === 'cells' ? new GivenCells(expression.cells, read) : new GivenContent(expression, read);

class GivenCells implements Given {
  readonly isCells = true;
  readonly #cells: CellsOf;
  readonly #read: ReadCells;

  constructor(cells: CellsOf, read: ReadCells) {
    this.#cells = cells;
    this.#read = read;
  }
  get columns() {
    return this.#cells.area.columns;
  }
  get content() {
    const { rows, columns } = this.#cells.area;
    if (rows * columns > 1) throw new NotCalculated('several cells as one value');
    return this.#read(this.#cells)[0] ?? null;
  }
  get contents() {
    return this.#read(this.#cells);
  }
}

type Worked = Exclude<Expression, { kind: 'cells' }>;

class GivenContent implements Given {
  readonly isCells = false;
  readonly columns = 1;
  readonly #expression: Worked;
  readonly #read: ReadCells;

  constructor(expression: Worked, read: ReadCells) {
    this.#expression = expression;
    this.#read = read;
  }
  get content() {
    return contentOf(this.#expression, this.#read);
  }
  get contents() {
    return [this.content];
  }
}

function contentOf(expression: Worked, read: ReadCells): Content {
  switch (expression.kind) {
    case 'content':
      return expression.content;
    case 'call':
      return call(
        expression.name,
        expression.given.map((each) => given(each, read)),
      );
    case 'minus':
      return -numberOf(given(expression.of, read).content);
    case 'percent':
      return numberOf(given(expression.of, read).content) / 100;
    case 'operation':
      return operate(
        expression.operator,
        given(expression.left, read).content,
        given(expression.right, read).content,
      );
  }
}

type Operation = (left: Content, right: Content) => Content;

const arithmetic =
  (work: (a: number, b: number) => number): Operation =>
  (left, right) => {
    const result = work(numberOf(left), numberOf(right));
    if (!Number.isFinite(result)) throw new CellError('#NUM!');
    return result;
  };

const operations: Readonly<Record<Operator, Operation>> = {
  '=': (left, right) => compare(left, right) === 0,
  '<>': (left, right) => compare(left, right) !== 0,
  '<': (left, right) => compare(left, right) < 0,
  '>': (left, right) => compare(left, right) > 0,
  '<=': (left, right) => compare(left, right) <= 0,
  '>=': (left, right) => compare(left, right) >= 0,
  '&': (left, right) => textOf(left) + textOf(right),
  '+': arithmetic((a, b) => a + b),
  '-': arithmetic((a, b) => a - b),
  '*': arithmetic((a, b) => a * b),
  '/': arithmetic((a, b) => {
    if (b === 0) throw new CellError('#DIV/0!');
    return a / b;
  }),
  '^': arithmetic((a, b) => a ** b),
};

const operate = (operator: Operator, left: Content, right: Content): Content =>
  operations[operator](left, right);
