import type { BlockVerb, CellRef, FormulaPart, PlanCell, PlanValue, SheetPlan } from '../contract/plan.ts';

/**
 * For tests: reads cells of plans and works their formulas out afresh, independent of whoever wrote
 * the cached values. Knows the operators and functions that our sheets use, nothing more.
 */
export class PlanReader {
  readonly plans: readonly SheetPlan[];
  private readonly inputValue: (sheet: string, row: number, column: number) => number;

  constructor(plans: readonly SheetPlan[], inputValue: PlanReader['inputValue'] = () => Number.NaN) {
    this.plans = plans;
    this.inputValue = inputValue;
  }

  block(sheet: string, key: string): BlockVerb {
    const verbs = this.plans.find((plan) => plan.key === sheet)?.verbs ?? [];
    const found = verbs.find((verb): verb is BlockVerb => verb.verb === 'block' && verb.key === key);
    if (!found) throw new Error(`no block ${key} on ${sheet}`);
    return found;
  }

  cell(ref: CellRef & { sheet: string }): PlanCell {
    const { rowKeys, columnKeys, cells } = this.block(ref.sheet, ref.block);
    const found = cells[rowKeys.indexOf(ref.row)]?.[columnKeys.indexOf(ref.column)];
    if (!found) throw new Error(`no cell ${ref.row}, ${ref.column} on ${ref.sheet}`);
    return found;
  }

  /** Every formula of the plans with the sheet it stands on. */
  formulas(): { sheet: string; at: string; cell: PlanCell; formula: readonly FormulaPart[] }[] {
    return this.plans.flatMap(({ key, verbs }) =>
      verbs.flatMap((verb) =>
        verb.verb !== 'block'
          ? []
          : verb.cells.flatMap((row, r) =>
              row.flatMap((cell, c) =>
                cell?.formula
                  ? [
                      {
                        sheet: key,
                        at: `${key} ${verb.rowKeys[r]} ${verb.columnKeys[c]}`,
                        cell,
                        formula: cell.formula,
                      },
                    ]
                  : [],
              ),
            ),
      ),
    );
  }

  evaluate(parts: readonly FormulaPart[], home: string): PlanValue {
    const tokens = parts.flatMap((part): Token[] => {
      if (typeof part === 'string') return tokenize(part);
      if ('from' in part) return [{ values: this.range(part, home) }];
      if ('inputSheet' in part.ref) {
        const { inputSheet, row, column } = part.ref;
        return [{ values: [this.inputValue(inputSheet, row, column)] }];
      }
      return [{ values: [this.cell({ sheet: home, ...part.ref }).value] }];
    });
    const parser = new Parser(tokens);
    const value = parser.comparison();
    if (!parser.atEnd()) throw new Error('the formula does not end where it should');
    return value;
  }

  private range({ from, to }: { from: CellRef; to: CellRef }, home: string): PlanValue[] {
    const { rowKeys, columnKeys, cells } = this.block(from.sheet ?? home, from.block);
    const rows = cells.slice(rowKeys.indexOf(from.row), rowKeys.indexOf(to.row) + 1);
    const [first, last] = [columnKeys.indexOf(from.column), columnKeys.indexOf(to.column)];
    return rows.flatMap((row) => row.slice(first, last + 1).map((cell) => cell?.value ?? null));
  }
}

type Token = string | { readonly values: readonly PlanValue[] };

const tokenize = (text: string): string[] =>
  text.match(/"[^"]*"|<=|>=|<>|[A-Z]+|\d+(?:\.\d+)?|[-+*/&=<>(),]/g) ?? [];

class Parser {
  private readonly tokens: readonly Token[];
  private position = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  atEnd = (): boolean => this.position === this.tokens.length;

  comparison(): PlanValue {
    const left = this.joined();
    const sign = this.take('=', '<=', '>=');
    if (!sign) return left;
    const right = this.joined();
    if (sign === '=') return left === right;
    return sign === '<=' ? Number(left) <= Number(right) : Number(left) >= Number(right);
  }

  private joined(): PlanValue {
    let value = this.sum();
    while (this.take('&')) value = `${value}${this.sum()}`;
    return value;
  }

  private sum(): PlanValue {
    let value = this.product();
    for (let sign = this.take('+', '-'); sign; sign = this.take('+', '-')) {
      const next = Number(this.product());
      value = sign === '+' ? Number(value) + next : Number(value) - next;
    }
    return value;
  }

  private product(): PlanValue {
    let value = this.factor();
    for (let sign = this.take('*', '/'); sign; sign = this.take('*', '/')) {
      const next = Number(this.factor());
      value = sign === '*' ? Number(value) * next : Number(value) / next;
    }
    return value;
  }

  private factor(): PlanValue {
    if (this.take('-')) return -Number(this.factor());
    if (this.take('(')) return this.closed(this.comparison());
    const token = this.tokens[this.position++];
    if (token === undefined) throw new Error('the formula breaks off');
    if (typeof token !== 'string') return token.values[0] ?? null;
    if (token.startsWith('"')) return token.slice(1, -1);
    return /^\d/.test(token) ? Number(token) : this.call(token);
  }

  private call(name: string): PlanValue {
    if (!this.take('(')) throw new Error(`${name} is no function call`);
    const given: (readonly PlanValue[])[] = [];
    do given.push(this.argument());
    while (this.take(','));
    return this.closed(apply(name, given));
  }

  /** A range alone keeps all its values; anything else is worked out. */
  private argument(): readonly PlanValue[] {
    const token = this.tokens[this.position];
    const next = this.tokens[this.position + 1];
    if (typeof token === 'object' && (next === ',' || next === ')')) {
      this.position++;
      return token.values;
    }
    return [this.comparison()];
  }

  private closed(value: PlanValue): PlanValue {
    if (!this.take(')')) throw new Error('a bracket is not closed');
    return value;
  }

  private take(...signs: string[]): string | null {
    const token = this.tokens[this.position];
    if (typeof token !== 'string' || !signs.includes(token)) return null;
    this.position++;
    return token;
  }
}

function apply(name: string, given: readonly (readonly PlanValue[])[]): PlanValue {
  const [first = [], second = [], third = []] = given;
  switch (name) {
    case 'SUM':
      return given.flat().reduce<number>((sum, value) => sum + (typeof value === 'number' ? value : 0), 0);
    case 'ROUND': {
      const scale = 10 ** Number(second[0]);
      return Math.round(Number(first[0]) * scale) / scale;
    }
    case 'MAX':
      return Math.max(...given.flat().map(Number));
    case 'OR':
      return given.flat().some(Boolean);
    case 'IF':
      return (first[0] ? second[0] : third[0]) ?? null;
    case 'COUNTIF':
      return first.filter((value) => value === second[0]).length;
    default:
      throw new Error(`our sheets use no ${name}`);
  }
}
