import { parseArea } from '../model/address.ts';
import type { Area } from '../model/cells.ts';
import { CellError, type Content } from './content.ts';
import { sheetOf, type Token, tokensOf } from './tokens.ts';

/** A formula as it is to be worked out. */
export type Expression =
  | { readonly kind: 'content'; readonly content: Content }
  | { readonly kind: 'cells'; readonly cells: CellsOf }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly Expression[] }
  | { readonly kind: 'percent' | 'minus'; readonly of: Expression }
  | {
      readonly kind: 'operation';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    };

/** Cells that a formula names; no sheet: its own. */
export interface CellsOf {
  readonly sheet: string | null;
  readonly area: Area;
}

/** From the loosest to the closest. */
const ranks = [['=', '<>', '<', '>', '<=', '>='], ['&'], ['+', '-'], ['*', '/'], ['^']] as const;
export type Operator = (typeof ranks)[number][number];

/** Something in a formula that this host cannot work out: it leaves the cell without a value. */
export class NotCalculated extends Error {}

/** Throws `NotCalculated` for what it cannot read. */
export function parseFormula(formula: string): Expression {
  const reader = new Reader(tokensOf(formula).filter(({ kind }) => kind !== 'space'));
  const expression = reader.expression();
  reader.end();
  return expression;
}

class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  expression(rank = 0): Expression {
    const operators: readonly string[] | undefined = ranks[rank];
    if (!operators) return this.#signed();
    let left = this.expression(rank + 1);
    for (let operator = this.#take(operators); operator !== null; operator = this.#take(operators))
      left = { kind: 'operation', operator: operator as Operator, left, right: this.expression(rank + 1) };
    return left;
  }
  end(): void {
    const rest = this.#tokens[this.#at];
    if (rest) throw new NotCalculated(rest.text);
  }

  /** A sign binds closer than a power: `-2^2` is 4. */
  #signed(): Expression {
    if (this.#take(['-'])) return { kind: 'minus', of: this.#signed() };
    if (this.#take(['+'])) return this.#signed();
    let found = this.#single();
    while (this.#take(['%'])) found = { kind: 'percent', of: found };
    return found;
  }

  #single(): Expression {
    const { kind, text } = this.#tokens[this.#at] ?? { kind: 'unknown', text: '' };
    this.#at += 1;
    switch (kind) {
      case 'number':
        return { kind: 'content', content: Number(text) };
      case 'text':
        return { kind: 'content', content: text.slice(1, -1).replaceAll('""', '"') };
      case 'boolean':
        return { kind: 'content', content: text.toUpperCase() === 'TRUE' };
      case 'error':
        return { kind: 'content', content: new CellError(/^#.*?[!?A]/.exec(text)?.[0] ?? text) };
      case 'cells':
        return { kind: 'cells', cells: { sheet: sheetOf(text), area: parseArea(text) } };
      case 'call':
        return { kind: 'call', name: text.toUpperCase(), given: this.#given() };
      default:
        if (text !== '(') throw new NotCalculated(text);
        return this.#closed(this.expression());
    }
  }

  #given(): Expression[] {
    this.#take(['(']);
    if (this.#take([')'])) return [];
    const given = [this.expression()];
    while (this.#take([','])) given.push(this.expression());
    return this.#closed(given);
  }
  #closed<Inside>(inside: Inside): Inside {
    if (!this.#take([')'])) throw new NotCalculated('a bracket is not closed');
    return inside;
  }
  #take(operators: readonly string[]): string | null {
    const token = this.#tokens[this.#at];
    if (token?.kind !== 'operator' || !operators.includes(token.text)) return null;
    this.#at += 1;
    return token.text;
  }
}
