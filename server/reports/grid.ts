import type { Figure, Measure, PartialFigure } from '../contract/figure.ts';
import { asFigure, mergeFigures } from '../engine/evaluate.ts';
import { expandAxis, type Line } from './axis.ts';
import type { TableReport } from './definition.ts';
import type { Dictionaries } from './dictionaries.ts';

/** What a figure is worth: money in quanta (an integer), anything else in its own unit. */
export type ReadFigure = (figure: Figure) => number;

/** The run that a sheet reads its figures from. */
export interface PostedRun {
  readonly readFigure: ReadFigure;
  readonly quantaPerYuan: number;
}

/** A report's lines with what stands where they cross. */
export interface Grid {
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  /** Posted figures and their sums, money in quanta; null under a heading and in a share. */
  readonly amounts: readonly (readonly (number | null)[])[];
  /** What a cell means: a share means its amount; null in a heading row. */
  readonly figureAt: (row: number, column: number) => Figure | null;
  /** Whether the numbers of a cell are quanta of money. */
  readonly isMoneyAt: (row: Line, column: Line) => boolean;
}

type Amounts = (number | null)[][];

/** Writes both axes out, reads every posted figure, leaves out optional lines that are all zero and adds up. */
export function gridOf(report: TableReport, dictionaries: Dictionaries, readFigure: ReadFigure): Grid {
  const allRows = expandAxis(report.rows, dictionaries);
  const allColumns = expandAxis(report.columns, dictionaries).filter(({ kind }) => kind !== 'heading');
  const allPosted = allRows.map((row) =>
    postedRow(mergeFigures(report.base, row.figure), row, allColumns, readFigure),
  );
  const alive = keysWithAmounts(allRows, allColumns, allPosted);
  const isAlive = (line: Line) => line.optionalWithin.every((key) => alive.has(key));
  const keptColumns = allColumns.map(isAlive);
  const keptRows = allRows.map(isAlive);
  const rows = kept(allRows, keptRows);
  const columns = kept(allColumns, keptColumns);
  const posted = kept(allPosted, keptRows).map((row) => kept(row, keptColumns));
  return {
    rows,
    columns,
    amounts: addUp(rows, columns, posted),
    figureAt: meanings(report, rows, columns),
    isMoneyAt: (row, column) => isMoney(column.figure.measure ?? row.figure.measure ?? report.base.measure),
  };
}

export const isMoney = (measure: Measure | undefined): boolean =>
  measure !== 'workload' && measure !== 'parameter';

const postedRow = (inRow: PartialFigure, row: Line, columns: readonly Line[], readFigure: ReadFigure) =>
  columns.map((column) =>
    row.kind === 'figure' && column.kind === 'figure'
      ? readFigure(asFigure(mergeFigures(inRow, column.figure)))
      : null,
  );

const kept = <Item>(items: readonly Item[], keep: readonly boolean[]): Item[] =>
  items.filter((_, index) => keep[index]);

/** Keys of the optional entries under which some posted amount is not zero. */
function keysWithAmounts(rows: readonly Line[], columns: readonly Line[], posted: Amounts): Set<string> {
  const filledRows = rows.filter((_, row) => posted[row]?.some(Boolean));
  const filledColumns = columns.filter((_, column) => posted.some((row) => row[column]));
  return new Set([...filledRows, ...filledColumns].flatMap((line) => line.optionalWithin));
}

/** Index of every line by its key. */
export const indexByKey = (lines: readonly Line[]): ReadonlyMap<string, number> =>
  new Map(lines.map((line, index) => [line.key, index]));

/** The line that makes a cell a formula, and whether its operands stand above and below or beside. */
export function leadingLine(row: Line, column: Line): { line: Line; isVertical: boolean } | null {
  if (row.kind === 'heading') return null;
  if (column.kind === 'share') return { line: column, isVertical: false };
  if (row.kind === 'share' || row.kind === 'sum') return { line: row, isVertical: true };
  return column.kind === 'sum' ? { line: column, isVertical: false } : null;
}

/** Sums refer only to lines before them, so one pass in order meets every operand ready. */
function addUp(rows: readonly Line[], columns: readonly Line[], posted: Amounts): Amounts {
  const rowAt = indexByKey(rows);
  const columnAt = indexByKey(columns);
  const amounts: Amounts = posted.map((row) => [...row]);
  for (const [r, row] of rows.entries()) {
    for (const [c, column] of columns.entries()) {
      const leading = leadingLine(row, column);
      const amountOf = (key: string) =>
        leading?.isVertical
          ? amounts[rowAt.get(key) ?? LEFT_OUT]?.[c]
          : amounts[r]?.[columnAt.get(key) ?? LEFT_OUT];
      if (leading?.line.kind === 'sum') (amounts[r] ?? [])[c] = total(leading.line, amountOf);
    }
  }
  return amounts;
}

/** No line has this index: an operand left out as empty counts as nothing. */
const LEFT_OUT = -1;

function total(line: Line, amountOf: (key: string) => number | null | undefined): number {
  const sum = (keys: readonly string[]) => keys.reduce((before, key) => before + (amountOf(key) ?? 0), 0);
  return sum(line.plus) - sum(line.minus);
}

function meanings(report: TableReport, rows: readonly Line[], columns: readonly Line[]): Grid['figureAt'] {
  const figureOf = (line: Line, lines: readonly Line[]) =>
    line.kind === 'share' ? lines.find(({ key }) => key === line.plus[0])?.figure : line.figure;
  return (r, c) => {
    const row = rows[r];
    const column = columns[c];
    if (!row || !column || row.kind === 'heading') return null;
    const inRow = mergeFigures(report.base, figureOf(row, rows) ?? {});
    return asFigure(mergeFigures(inRow, figureOf(column, columns) ?? {}));
  };
}
