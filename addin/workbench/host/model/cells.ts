import type { CellValue } from '../../../../server/contract/rangeBlock.ts';
import type { CellLook } from './cellLook.ts';

export interface Cell {
  value: CellValue;
  isError: boolean;
  /** With its equals sign; null where a value was typed. */
  formula: string | null;
  look: CellLook;
  /** Where a click jumps to: `'科室04'!A1`. */
  link: string | null;
}

export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export const hasContent = ({ value, formula }: Cell): boolean => value !== null || formula !== null;

/** The cells of a sheet that were ever touched, row by row. */
export class Cells {
  #rows: (Cell | undefined)[][] = [];
  readonly #normal: CellLook;

  /** `normal`: of cells that nobody has formatted. */
  constructor(normal: CellLook) {
    this.#normal = normal;
  }

  get(row: number, column: number): Cell | undefined {
    return this.#rows[row]?.[column];
  }

  /** As far down as anything was ever touched. */
  get rowCount(): number {
    return this.#rows.length;
  }

  /** The cell, made where there was none. */
  touch(row: number, column: number): Cell {
    let line = this.#rows[row];
    if (!line) {
      line = [];
      this.#rows[row] = line;
    }
    let cell = line[column];
    if (!cell) {
      cell = { value: null, isError: false, formula: null, look: this.#normal, link: null };
      line[column] = cell;
    }
    return cell;
  }

  /** Touched cells of an area, row by row. */
  *within({ row, column, rows, columns }: Area): Generator<[row: number, column: number, cell: Cell]> {
    const lastRow = Math.min(row + rows, this.#rows.length);
    for (let at = row; at < lastRow; at++) {
      const line = this.#rows[at];
      if (!line) continue;
      const end = Math.min(column + columns, line.length);
      for (let index = column; index < end; index++) {
        const cell = line[index];
        if (cell) yield [at, index, cell];
      }
    }
  }

  /** Around the touched cells of an area that pass; null where none does. */
  bounds(area: Area, passes: (cell: Cell) => boolean): Area | null {
    let [top, left, bottom, right] = [Infinity, Infinity, -1, -1];
    for (const [row, column, cell] of this.within(area)) {
      if (!passes(cell)) continue;
      top = Math.min(top, row);
      left = Math.min(left, column);
      bottom = Math.max(bottom, row);
      right = Math.max(right, column);
    }
    return bottom < 0 ? null : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }

  copyFrom(other: Cells): void {
    this.#rows = other.#rows.map((line) => line?.map((cell) => cell && { ...cell }));
  }
}
