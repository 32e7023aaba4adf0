import type { CellRef, PlanCell } from '../contract/plan.ts';
import type { StyleName } from '../contract/style.ts';
import type { Line } from './axis.ts';
import { type Run, runsOf, shareFormula, sumFormula } from './formulas.ts';
import { type Grid, indexByKey, leadingLine } from './grid.ts';

/** Key of the block that holds a report's header and numbers. */
export const TABLE = 'table';

/** The cells of a report's numbers: posted values, live sums and live shares with what they come to. */
export class TableCells {
  private readonly grid: Grid;
  private readonly quantaPerYuan: number;
  private readonly rowAt: ReadonlyMap<string, number>;
  private readonly columnAt: ReadonlyMap<string, number>;

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

  private cell(row: Line, r: number, column: Line, c: number): PlanCell {
    if (row.kind === 'heading') return { value: null, style: 'groupHeading' };
    const leading = leadingLine(row, column);
    if (leading?.line.kind === 'share') return this.share(row, leading.line, leading.isVertical, r, c);
    const style = ranked(this.grid.isMoneyAt(row, column) ? 'money' : 'quantity', row);
    const value = this.value(r, c);
    if (!leading) return { value, style };
    const { line, isVertical } = leading;
    const formula = sumFormula(
      this.runs(line.plus, isVertical, r, c),
      this.runs(line.minus, isVertical, r, c),
    );
    return formula ? { value, style, formula } : { value, style };
  }

  private share(row: Line, line: Line, isVertical: boolean, r: number, c: number): PlanCell {
    const style = ranked('share', row);
    const [amountAt] = this.positions(line.plus, isVertical);
    const [wholeAt] = this.positions(line.minus, isVertical);
    if (amountAt === undefined || wholeAt === undefined) return { value: null, style };
    const at = (position: number) => (isVertical ? ([position, c] as const) : ([r, position] as const));
    const whole = this.value(...at(wholeAt)) ?? 0;
    const amount = this.value(...at(amountAt)) ?? 0;
    return {
      value: whole === 0 ? 0 : amount / whole,
      style,
      formula: shareFormula(this.ref(...at(amountAt)), this.ref(...at(wholeAt))),
    };
  }

  /** Yuan, or the figure's own unit. */
  private value(r: number, c: number): number | null {
    const amount = this.grid.amounts[r]?.[c] ?? null;
    const row = this.grid.rows[r];
    const column = this.grid.columns[c];
    if (amount === null || !row || !column) return null;
    return this.grid.isMoneyAt(row, column) ? amount / this.quantaPerYuan : amount;
  }

  private ref(r: number, c: number): CellRef {
    return { block: TABLE, row: this.grid.rows[r]?.key ?? '', column: this.grid.columns[c]?.key ?? '' };
  }

  private runs(keys: readonly string[], isVertical: boolean, r: number, c: number): Run[] {
    return runsOf(this.positions(keys, isVertical), (at) => (isVertical ? this.ref(at, c) : this.ref(r, at)));
  }

  /** Where the lines stand; a line left out as empty stands nowhere. */
  private positions(keys: readonly string[], isVertical: boolean): number[] {
    const at = isVertical ? this.rowAt : this.columnAt;
    return keys.flatMap((key) => at.get(key) ?? []);
  }
}

/** The style of a number in a row of this rank: `money`, `moneySubtotal`, `moneyTotal`. */
export function ranked(kind: 'text' | 'money' | 'quantity' | 'share', row: Line): StyleName {
  if (row.rank === 'subtotal') return `${kind}Subtotal`;
  return row.rank === 'total' ? `${kind}Total` : kind;
}
