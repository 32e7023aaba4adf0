import type { CellValue } from '../../../../server/contract/rangeBlock.ts';
import { CellError, type Content, compare, numberOf, plainOf, rounded, textOf, truthOf } from './content.ts';
import { NotCalculated } from './expression.ts';

/** What a function is given in one place; worked out only when it is asked for. */
export interface Given {
  /** What it comes to; more cells than one are no single value. */
  readonly content: Content;
  /** Whether it names cells, in which functions pass over what they have no use for. */
  readonly isCells: boolean;
  /** Everything in it, row by row. */
  readonly contents: readonly Content[];
  /** How many of them stand side by side. */
  readonly columns: number;
}

type Work = (...given: readonly Given[]) => Content;

/** Functions that our own sheets use, and those that stand next to them. Others leave a cell without a value. */
const functions: Readonly<Record<string, Work>> = {
  ABS: (number) => Math.abs(numberOf(one(number))),
  AND: (...given) => truths(given).every(Boolean),
  COUNT: (...given) =>
    given.flatMap(({ contents }) => contents).filter((content) => typeof content === 'number').length,
  COUNTIF: (cells, wanted) => needed(cells).contents.filter(test(plainOf(one(wanted)))).length,
  IF: (condition, then, otherwise) =>
    truthOf(one(condition)) ? one(then) : otherwise ? otherwise.content : false,
  IFERROR: (tried, otherwise) => {
    const content = caught(needed(tried));
    return content instanceof CellError ? one(otherwise) : content;
  },
  INDEX: indexed,
  ISERROR: (tried) => caught(needed(tried)) instanceof CellError,
  ISNUMBER: (tried) => typeof caught(needed(tried)) === 'number',
  MATCH: matched,
  MAX: (...given) => extreme(given, Math.max),
  MIN: (...given) => extreme(given, Math.min),
  NOT: (condition) => !truthOf(one(condition)),
  OR: (...given) => truths(given).some(Boolean),
  ROUND: (number, decimals) => rounded(numberOf(one(number)), Math.trunc(numberOf(one(decimals)))),
  SUM: (...given) => numbers(given).reduce((sum, number) => sum + number, 0),
};

export function call(name: string, given: readonly Given[]): Content {
  const work = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (!work) throw new NotCalculated(name);
  return work(...given);
}

function needed(given: Given | undefined): Given {
  if (!given) throw new NotCalculated('a function is given too little');
  return given;
}
const one = (given: Given | undefined): Content => needed(given).content;

/** Errors as what they are, not as the end of it all. */
function caught(given: Given): Content {
  try {
    return given.content;
  } catch (cause) {
    if (cause instanceof CellError) return cause;
    throw cause;
  }
}

/** In cells only numbers count; what stands in the formula itself is made one. */
const numbers = (given: readonly Given[]): number[] =>
  given.flatMap((each) =>
    each.isCells
      ? each.contents.map(plainOf).filter((value) => typeof value === 'number')
      : [numberOf(each.content)],
  );

/** Of no numbers at all it is 0. */
const extreme = (given: readonly Given[], further: (a: number, b: number) => number): number => {
  const found = numbers(given);
  return found.length === 0 ? 0 : found.reduce((most, number) => further(most, number));
};

/** Texts in cells, and empty ones, say neither yes nor no. */
function truths(given: readonly Given[]): boolean[] {
  const found = given.flatMap((each) =>
    each.isCells
      ? each.contents.map(plainOf).filter((value) => typeof value === 'number' || typeof value === 'boolean')
      : [truthOf(each.content)],
  );
  if (found.length === 0) throw new CellError('#VALUE!');
  return found.map(Boolean);
}

function indexed(from: Given | undefined, row?: Given, column?: Given): Content {
  const { contents, columns } = needed(from);
  const given = [row, column].map((place) => (place ? numberOf(place.content) : 1));
  // In a single line one number is enough.
  const [down = 1, across = 1] = !column && contents.length === columns ? given.toReversed() : given;
  if (down < 1 || across < 1) throw new NotCalculated('INDEX of a whole line');
  const found = across <= columns ? contents[(down - 1) * columns + across - 1] : undefined;
  if (found === undefined) throw new CellError('#REF!');
  return found;
}

/** The place of the first that is the same. */
function matched(wanted?: Given, among?: Given, how?: Given): Content {
  if (!how || numberOf(how.content) !== 0) throw new NotCalculated('MATCH of sorted cells');
  const value = plainOf(one(wanted));
  refuseWildcards(value);
  const at = needed(among).contents.findIndex((content) => isSame(content, value));
  if (at < 0) throw new CellError('#N/A');
  return at + 1;
}

const isSame = (content: Content, value: CellValue): boolean =>
  content !== null && !(content instanceof CellError) && typeof content === typeof value
    ? compare(content, value) === 0
    : false;

const CRITERION = /^(<=|>=|<>|=|<|>)?(.*)$/s;

/** What COUNTIF counts: `"通过"`, `0`, `">=1"`. */
function test(wanted: CellValue): (content: Content) => boolean {
  refuseWildcards(wanted);
  const [, operator = '=', text = ''] = CRITERION.exec(textOf(wanted)) ?? [];
  const number = Number(text);
  const value = text !== '' && !Number.isNaN(number) ? number : text;
  if (operator === '=') return (content) => isSame(content, value);
  if (operator === '<>') return (content) => !isSame(content, value);
  const passes: Readonly<Record<string, (order: number) => boolean>> = {
    '<': (order) => order < 0,
    '>': (order) => order > 0,
    '<=': (order) => order <= 0,
    '>=': (order) => order >= 0,
  };
  return (content) =>
    !(content instanceof CellError) &&
    typeof content === typeof value &&
    passes[operator]?.(compare(content, value)) === true;
}

function refuseWildcards(value: CellValue): void {
  if (typeof value === 'string' && /[*?~]/.test(value)) throw new NotCalculated('wildcards');
}
