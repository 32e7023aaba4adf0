import type { CellRef, FormulaPart, PlanCell } from '../contract/plan.ts';
import type { StyleName } from '../contract/style.ts';
import { decimalsOfYuan } from '../engine/money.ts';
import type { Line } from './axis.ts';
import { CellValues, type GridPlace } from './cellValues.ts';
import { indexByKey, type Leading, leadingLine } from './crossing.ts';
import { derivations } from './derivations.ts';
import { type Span, spansOf, sumFormula } from './formulas.ts';
import type { Grid } from './grid.ts';

/** Key of the block that holds a report's header and numbers. */
export const TABLE = 'table';

/** The cells of a report's numbers: posted values, live sums and what is derived, with what they come to. */
export class TableCells {
  readonly values: CellValues;
  private readonly grid: Grid;
  /** Of money: a difference of two large amounts would else show the noise of doubles. */
  private readonly decimals: number;
  private readonly rowAt: ReadonlyMap<string, number>;
  private readonly columnAt: ReadonlyMap<string, number>;
  private readonly spans = new Map<Line, { plus: readonly Span[]; minus: readonly Span[] }>();

  constructor(grid: Grid, quantaPerYuan: number) {
    this.grid = grid;
    this.values = new CellValues(grid, quantaPerYuan);
    this.decimals = decimalsOfYuan(quantaPerYuan);
    this.rowAt = indexByKey(grid.rows);
    this.columnAt = indexByKey(grid.columns);
  }

  /** One row, in the order of the columns. */
  row(r: number): PlanCell[] {
    const row = this.grid.rows[r];
    return row ? this.grid.columns.map((column, c) => this.cell(row, r, column, c)) : [];
  }

  private cell(row: Line, r: number, column: Line, c: number): PlanCell {
    if (row.kind === 'heading') return { value: null, style: 'groupHeading' };
    const value = this.values.at(r, c);
    const leading = leadingLine(row, column);
    const derivation = leading?.line.derived && derivations[leading.line.derived.name];
    const style = ranked(
      leading?.line.derived?.isFine ? 'unitCost' : (derivation?.style ?? this.kindAt(r, c)),
      row,
    );
    const formula = value === null || !leading ? null : this.formula(leading, r, c);
    return formula ? { value, style, formula } : { value, style };
  }

  private formula(leading: Leading, r: number, c: number): FormulaPart[] | null {
    const { line, isVertical } = leading;
    if (line.derived) {
      const refs = this.values
        .operands(leading, r, c)
        .map(([name, place]) => [name, this.ref(place)] as const);
      return derivations[line.derived.name].formula(Object.fromEntries(refs));
    }
    const { plus, minus } = this.spansOf(leading);
    const sum = sumFormula(plus, minus, (position) => this.ref(isVertical ? [position, c] : [r, position]));
    const isDifference = sum !== null && minus.length > 0 && this.isMoneyAt(r, c);
    return isDifference ? ['ROUND(', ...sum, `,${this.decimals})`] : sum;
  }

  private isMoneyAt(r: number, c: number): boolean {
    return this.grid.answersInAt(this.grid.rows[r], this.grid.columns[c]) === 'quanta';
  }

  private kindAt(r: number, c: number): NumberKind {
    const answersIn = this.grid.answersInAt(this.grid.rows[r], this.grid.columns[c]);
    if (answersIn === 'own') return quantityKind(this.values.at(r, c));
    return answersIn === 'quanta' ? 'money' : 'unitCost';
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

  private ref([r, c]: GridPlace): CellRef {
    return { block: TABLE, row: this.grid.rows[r]?.key ?? '', column: this.grid.columns[c]?.key ?? '' };
  }
}

/** Whole numbers show their thousands; Excel has no format that does so and shows 12.5 too. */
const quantityKind = (value: number | string | null) => (Number.isInteger(value) ? 'count' : 'quantity');

type NumberKind = 'money' | 'count' | 'quantity' | 'share' | 'unitCost';

/** The style of a number in a row of this rank: `money`, `moneySubtotal`, `moneyTotal`. */
export function ranked(kind: 'text' | NumberKind, row: Line): StyleName {
  if (row.rank === 'subtotal') return `${kind}Subtotal`;
  return row.rank === 'total' ? `${kind}Total` : kind;
}
