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

function given(expression: Expression, read: ReadCells): Given {
  if (expression.kind !== 'cells')
    return {
      isCells: false,
      columns: 1,
      get content() {
        return contentOf(expression, read);
      },
      get contents() {
        return [contentOf(expression, read)];
      },
    };
  const { cells } = expression;
  return {
    isCells: true,
    columns: cells.area.columns,
    get content() {
      if (cells.area.rows * cells.area.columns > 1) throw new NotCalculated('several cells as one value');
      return read(cells)[0] ?? null;
    },
    get contents() {
      return read(cells);
    },
  };
}

function contentOf(expression: Exclude<Expression, { kind: 'cells' }>, read: ReadCells): Content {
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
