import type { CellRef, FormulaPart, PlanCell } from '../contract/plan.ts';
import type { StyleName } from '../contract/style.ts';
import type { Line } from './axis.ts';
import { derivations } from './derivations.ts';
import { type Span, spansOf, sumFormula } from './formulas.ts';
import { type Grid, hasCell, indexByKey, leadingLine, standsAt } from './grid.ts';

/** Key of the block that holds a report's header and numbers. */
export const TABLE = 'table';

/** A place in the grid: row and column from 0. */
type GridPlace = readonly [row: number, column: number];

/** The cells of a report's numbers: posted values, live sums and what is derived, with what they come to. */
export class TableCells {
  private readonly grid: Grid;
  private readonly quantaPerYuan: number;
  private readonly rowAt: ReadonlyMap<string, number>;
  private readonly columnAt: ReadonlyMap<string, number>;
  private readonly spans = new Map<Line, { plus: readonly Span[]; minus: readonly Span[] }>();

  constructor(grid: Grid, quantaPerYuan: number) {
    this.grid = grid;
    this.quantaPerYuan = quantaPerYuan;
    this.rowAt = indexByKey(grid.rows);
    this.columnAt = indexByKey(grid.columns);
  }

  /** One row, in the order of the columns. */
  row(r: number): PlanCell[] {
    const row = this.grid.rows[r];
    return row ? this.grid.columns.map((column, c) => this.cell(row, r, column, c)) : [];
  }

  /** What stands in a cell: yuan, a figure's own unit, a quotient or the text that stands for none; null: blank. */
  value(r: number, c: number): number | string | null {
    const row = this.grid.rows[r];
    const column = this.grid.columns[c];
    if (!row || !column || !hasCell(row, column)) return null;
    const leading = leadingLine(row, column);
    if (leading?.line.derived) return this.derivedValue(leading, r, c);
    return this.amount(r, c);
  }

  private cell(row: Line, r: number, column: Line, c: number): PlanCell {
    if (row.kind === 'heading') return { value: null, style: 'groupHeading' };
    const value = this.value(r, c);
    const leading = leadingLine(row, column);
    const derivation = leading?.line.derived && derivations[leading.line.derived.name];
    const own = this.grid.isMoneyAt(row, column) ? 'money' : quantityKind(value);
    const style = ranked(derivation?.style ?? own, row);
    const formula = value === null || !leading ? null : this.formula(leading, r, c);
    return formula ? { value, style, formula } : { value, style };
  }

  private formula(leading: Leading, r: number, c: number): FormulaPart[] | null {
    const { line, isVertical } = leading;
    if (line.derived) {
      const refs = this.operands(leading, r, c).map(([name, place]) => [name, this.ref(place)] as const);
      return derivations[line.derived.name].formula(Object.fromEntries(refs));
    }
    const { plus, minus } = this.spansOf(leading);
    return sumFormula(plus, minus, (position) => this.ref(isVertical ? [position, c] : [r, position]));
  }

  /** Where the operands of a sum stand on its axis; lines left out as empty stand nowhere. */
  private spansOf({ line, isVertical }: Leading): { plus: readonly Span[]; minus: readonly Span[] } {
    const known = this.spans.get(line);
    if (known) return known;
    const lineAt = isVertical ? this.rowAt : this.columnAt;
    const joined = (keys: readonly string[]) => spansOf(keys.flatMap((key) => lineAt.get(key) ?? []));
    const found = { plus: joined(line.plus), minus: joined(line.minus) };
    this.spans.set(line, found);
    return found;
  }

  private derivedValue(leading: Leading, r: number, c: number): number | string | null {
    const { derived } = leading.line;
    const values: [string, number][] = [];
    for (const [name, place] of this.operands(leading, r, c)) {
      const amount = this.amount(...place);
      if (amount === null) return null;
      values.push([name, amount]);
    }
    return derived && derivations[derived.name].value(Object.fromEntries(values));
  }

  /** Where the operands of a derived cell stand. */
  private operands({ line: { derived }, isVertical }: Leading, r: number, c: number): [string, GridPlace][] {
    if (!derived) return [];
    const { rows, columns } = this.grid;
    const across = isVertical ? standsAt(columns, derived, c) : standsAt(rows, derived, r);
    return Object.entries(derived.operands).map(([name, key]) => {
      if (isVertical) return [name, [this.rowAt.get(key) ?? -1, name === 'in' ? across : c]];
      return [name, [name === 'in' ? across : r, this.columnAt.get(key) ?? -1]];
    });
  }

  /** Yuan, or the figure's own unit. */
  private amount(r: number, c: number): number | null {
    const amount = this.grid.amounts[r]?.[c] ?? null;
    const row = this.grid.rows[r];
    const column = this.grid.columns[c];
    if (amount === null || !row || !column) return null;
    return this.grid.isMoneyAt(row, column) ? amount / this.quantaPerYuan : amount;
  }

  private ref([r, c]: GridPlace): CellRef {
    return { block: TABLE, row: this.grid.rows[r]?.key ?? '', column: this.grid.columns[c]?.key ?? '' };
  }
}

type Leading = NonNullable<ReturnType<typeof leadingLine>>;

/** Whole numbers show their thousands; Excel has no format that does so and shows 12.5 too. */
const quantityKind = (value: number | string | null) => (Number.isInteger(value) ? 'count' : 'quantity');

/** The style of a number in a row of this rank: `money`, `moneySubtotal`, `moneyTotal`. */
export function ranked(kind: 'text' | 'money' | 'count' | 'quantity' | 'share', row: Line): StyleName {
  if (row.rank === 'subtotal') return `${kind}Subtotal`;
  return row.rank === 'total' ? `${kind}Total` : kind;
}
