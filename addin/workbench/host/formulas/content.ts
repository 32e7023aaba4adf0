import type { CellValue } from '../../../../server/contract/rangeBlock.ts';

/** `#DIV/0!` and its like: in a cell it is a value, in a calculation it ends everything around it. */
export class CellError {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Content = CellValue | CellError;

/** Digits that Excel compares and rounds by: a double's last ones are noise. */
const DIGITS = 15;
const clean = (number: number): number => Number(number.toPrecision(DIGITS));

/** The value, where it is no error. */
export function plainOf(content: Content): CellValue {
  if (content instanceof CellError) throw content;
  return content;
}

export function numberOf(content: Content): number {
  const value = plainOf(content);
  if (typeof value !== 'string') return Number(value);
  const number = Number(value);
  if (value.trim() === '' || Number.isNaN(number)) throw new CellError('#VALUE!');
  return number;
}

export function textOf(content: Content): string {
  const value = plainOf(content);
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return typeof value === 'number' ? String(clean(value)) : value;
}

export function truthOf(content: Content): boolean {
  const value = plainOf(content);
  if (typeof value !== 'string') return Boolean(value);
  const word = value.toUpperCase();
  if (word !== 'TRUE' && word !== 'FALSE') throw new CellError('#VALUE!');
  return word === 'TRUE';
}

/** Numbers before texts before truths; an empty cell is the 0, the empty text, the untruth. */
export function compare(left: Content, right: Content): number {
  const [a, b] = [plainOf(left), plainOf(right)];
  const [first, second] = [a ?? emptyLike(b), b ?? emptyLike(a)];
  const ranks = [rank(first), rank(second)] as const;
  if (ranks[0] !== ranks[1]) return ranks[0] - ranks[1];
  const [x, y] = [comparable(first), comparable(second)];
  return x < y ? -1 : x > y ? 1 : 0;
}

type Filled = Exclude<CellValue, null>;

const emptyLike = (other: CellValue): Filled =>
  typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
const rank = (value: Filled): number => ['number', 'string', 'boolean'].indexOf(typeof value);
const comparable = (value: Filled): Filled =>
  typeof value === 'string' ? value.toLowerCase() : typeof value === 'number' ? clean(value) : value;

/** Half away from zero, by the decimals that Excel shows. */
export function rounded(number: number, decimals: number): number {
  const [digits = '0', exponent = '0'] = clean(Math.abs(number)).toString().split('e');
  const whole = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  const [back = '0', more = '0'] = whole.toString().split('e');
  return Math.sign(number) * Number(`${back}e${Number(more) - decimals}`);
}
