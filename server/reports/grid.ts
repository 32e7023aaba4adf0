import type { Figure, Measure, PartialFigure, UnitSelector } from '../contract/figure.ts';
import { asFigure, mergeFigures } from '../engine/evaluate.ts';
import { expandAxis, type Line } from './axis.ts';
import type { TableReport } from './definition.ts';
import type { Dictionaries } from './dictionaries.ts';

/** The run that a sheet reads its figures from: money in quanta (integers), anything else in its own unit. */
export interface PostedRun {
  readonly readFigure: (figure: Figure) => number;
  /** Every row with every column, row-major, as `readFigure` would read them one by one. */
  readonly readTable: (
    rows: readonly PartialFigure[],
    columns: readonly PartialFigure[],
  ) => ArrayLike<number>;
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
export function gridOf(report: TableReport, dictionaries: Dictionaries, run: PostedRun): Grid {
  const allRows = expandAxis(report.rows, dictionaries);
  const allColumns = expandAxis(report.columns, dictionaries).filter(({ kind }) => kind !== 'heading');
  const allPosted = postedFigures(report.base, allRows, allColumns, run);
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

/**
 * Where two lines of figures cross. Rows that differ only in their units are read together: what a
 * column says is then looked up once for all of them.
 */
function postedFigures(
  base: PartialFigure,
  rows: readonly Line[],
  columns: readonly Line[],
  run: PostedRun,
): Amounts {
  const posted: Amounts = rows.map(() => columns.map(() => null));
  const figureColumns = [...columns.keys()].filter((c) => columns[c]?.kind === 'figure');
  for (const { rest, members } of figureRows(base, rows)) {
    const values = run.readTable(
      members.map(({ units }) => (units ? { units } : {})),
      figureColumns.map((c) => mergeFigures(rest, columns[c]?.figure ?? {})),
    );
    for (const [m, { r }] of members.entries())
      for (const [n, c] of figureColumns.entries())
        (posted[r] ?? [])[c] = values[m * figureColumns.length + n] ?? null;
  }
  return posted;
}

interface FigureRows {
  readonly rest: PartialFigure;
  readonly members: { r: number; units: UnitSelector | undefined }[];
}

/** Rows of figures by what they say beside their units. */
function figureRows(base: PartialFigure, rows: readonly Line[]): FigureRows[] {
  const groups = new Map<string, FigureRows>();
  for (const [r, { kind, figure }] of rows.entries()) {
    if (kind !== 'figure') continue;
    const { units, ...rest } = mergeFigures(base, figure);
    const key = JSON.stringify(rest);
    const group: FigureRows = groups.get(key) ?? { rest, members: [] };
    group.members.push({ r, units });
    groups.set(key, group);
  }
  return [...groups.values()];
}

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
