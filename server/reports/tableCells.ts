import type { CellRef, PlanCell } from '../contract/plan.ts';
import type { StyleName } from '../contract/style.ts';
import type { Line } from './axis.ts';
import { type Span, shareFormula, spansOf, sumFormula } from './formulas.ts';
import { type Grid, indexByKey, leadingLine } from './grid.ts';

/** Key of the block that holds a report's header and numbers. */
export const TABLE = 'table';

/** Where the operands of a formula line stand on its axis; lines left out as empty stand nowhere. */
interface Operands {
  readonly plus: readonly Span[];
  readonly minus: readonly Span[];
}

/** The cells of a report's numbers: posted values, live sums and live shares with what they come to. */
export class TableCells {
  private readonly grid: Grid;
  private readonly quantaPerYuan: number;
  private readonly operands: ReadonlyMap<Line, Operands>;

  constructor(grid: Grid, quantaPerYuan: number) {
    this.grid = grid;
    this.quantaPerYuan = quantaPerYuan;
    this.operands = new Map([...operandsOf(grid.rows), ...operandsOf(grid.columns)]);
  }

  /** One row, in the order of the columns. */
  row(r: number): PlanCell[] {
    const row = this.grid.rows[r];
    return row ? this.grid.columns.map((column, c) => this.cell(row, r, column, c)) : [];
  }

  private cell(row: Line, r: number, column: Line, c: number): PlanCell {
    if (row.kind === 'heading') return { value: null, style: 'groupHeading' };
    const leading = leadingLine(row, column);
    const operands = leading && this.operands.get(leading.line);
    const style = ranked(this.grid.isMoneyAt(row, column) ? 'money' : 'quantity', row);
    if (!leading || !operands) return { value: this.value(r, c), style };
    const { line, isVertical } = leading;
    const at = (position: number) => (isVertical ? ([position, c] as const) : ([r, position] as const));
    if (line.kind === 'share') return this.share(operands, ranked('share', row), at);
    const value = this.value(r, c);
    const formula = sumFormula(operands.plus, operands.minus, (position) => this.ref(...at(position)));
    return formula ? { value, style, formula } : { value, style };
  }

  private share(
    { plus, minus }: Operands,
    style: StyleName,
    at: (position: number) => readonly [number, number],
  ): PlanCell {
    const [amountAt] = plus[0] ?? [];
    const [wholeAt] = minus[0] ?? [];
    if (amountAt === undefined || wholeAt === undefined) return { value: null, style };
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
}

function operandsOf(lines: readonly Line[]): [Line, Operands][] {
  const at = indexByKey(lines);
  const spans = (keys: readonly string[]) => spansOf(keys.flatMap((key) => at.get(key) ?? []));
  return lines
    .filter(({ kind }) => kind === 'sum' || kind === 'share')
    .map((line) => [line, { plus: spans(line.plus), minus: spans(line.minus) }]);
}

/** The style of a number in a row of this rank: `money`, `moneySubtotal`, `moneyTotal`. */
export function ranked(kind: 'text' | 'money' | 'quantity' | 'share', row: Line): StyleName {
  if (row.rank === 'subtotal') return `${kind}Subtotal`;
  return row.rank === 'total' ? `${kind}Total` : kind;
}
