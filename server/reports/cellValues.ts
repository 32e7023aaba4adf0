import { hasCell, indexByKey, type Leading, leadingLine, standsAt } from './crossing.ts';
import { derivations } from './derivations.ts';
import type { Grid } from './grid.ts';

/** A place in a grid: row and column from 0. */
export type GridPlace = readonly [row: number, column: number];

type Amounts = Pick<Grid, 'rows' | 'columns' | 'amounts' | 'answersInAt'>;

/** What the numbers of a grid come to: yuan, a figure's own unit, and what is derived from them. */
export class CellValues {
  private readonly grid: Amounts;
  private readonly quantaPerYuan: number;
  private readonly rowAt: ReadonlyMap<string, number>;
  private readonly columnAt: ReadonlyMap<string, number>;

  constructor(grid: Amounts, quantaPerYuan: number) {
    this.grid = grid;
    this.quantaPerYuan = quantaPerYuan;
    this.rowAt = indexByKey(grid.rows);
    this.columnAt = indexByKey(grid.columns);
  }

  /** A number, or the text that stands where there is none; null: blank. */
  at(r: number, c: number): number | string | null {
    const row = this.grid.rows[r];
    const column = this.grid.columns[c];
    if (!row || !column || !hasCell(row, column)) return null;
    const leading = leadingLine(row, column);
    return leading?.line.derived ? this.derived(leading, r, c) : this.amount(r, c);
  }

  /** Where the operands of a derived cell stand, by name. */
  operands({ line: { derived }, isVertical }: Leading, r: number, c: number): [string, GridPlace][] {
    if (!derived) return [];
    const { rows, columns } = this.grid;
    const across = isVertical ? standsAt(columns, derived, c) : standsAt(rows, derived, r);
    return Object.entries(derived.operands).map(([name, key]) => {
      if (isVertical) return [name, [this.rowAt.get(key) ?? -1, name === 'in' ? across : c]];
      return [name, [name === 'in' ? across : r, this.columnAt.get(key) ?? -1]];
    });
  }

  private derived(leading: Leading, r: number, c: number): number | string | null {
    const { derived } = leading.line;
    const values: [string, number][] = [];
    for (const [name, place] of this.operands(leading, r, c)) {
      const amount = this.amount(...place);
      if (amount === null) return null;
      values.push([name, amount]);
    }
    return derived && derivations[derived.name].value(Object.fromEntries(values));
  }

  private amount(r: number, c: number): number | null {
    const amount = this.grid.amounts[r]?.[c] ?? null;
    const row = this.grid.rows[r];
    const column = this.grid.columns[c];
    if (amount === null || !row || !column) return null;
    return this.grid.answersInAt(row, column) === 'quanta' ? amount / this.quantaPerYuan : amount;
  }
}
