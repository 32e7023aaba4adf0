import type { Figure, PartialFigure } from '../contract/figure.ts';
import { asFigure, mergeFigures } from '../engine/figures.ts';
import { type AnswerUnit, measureTraits } from '../engine/measures.ts';
import { expandAxis, type Line } from './axis.ts';
import { CellValues } from './cellValues.ts';
import { hasCell, indexByKey, leadingLine, standsAt } from './crossing.ts';
import type { TableReport } from './definition.ts';
import type { Dictionaries } from './dictionaries.ts';

/** The run that a sheet reads its figures from: money in quanta (integers), anything else in its own unit. */
export interface PostedRun {
  readonly readFigure: (figure: Figure) => number;
  /** Every row with every column, row-major, as `readFigure` would read them; null where nobody can tell. */
  readonly readTable: (
    rows: readonly PartialFigure[],
    columns: readonly PartialFigure[],
  ) => ArrayLike<number | null>;
  readonly quantaPerYuan: number;
}

/** A report's lines with what stands where they cross. */
export interface Grid {
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  /** Posted figures and their sums, money in quanta; null where a cell is blank, unknown or derived. */
  readonly amounts: readonly (readonly (number | null)[])[];
  /** What a cell means: a share or unit cost means its amount, the latter `per` its volume; null where no figure says it. */
  readonly figureAt: (row: number, column: number) => Figure | null;
  /** What the numbers of a cell are of. */
  readonly answersInAt: (row: Line, column: Line) => AnswerUnit;
}

type Amounts = (number | null)[][];
type Amounted = Omit<Grid, 'figureAt'>;

/**
 * Writes both axes out, reads every posted figure, leaves out optional lines that are all zero, adds
 * up and puts ranked rows in their order.
 */
export function gridOf(report: TableReport, dictionaries: Dictionaries, run: PostedRun): Grid {
  const allRows = expandAxis(report.rows, dictionaries);
  const allColumns = expandAxis(report.columns, dictionaries).filter(({ kind }) => kind !== 'heading');
  const allPosted = postedFigures(report.base, allRows, allColumns, run);
  const alive = keysWithAmounts(allRows, allColumns, allPosted);
  const isAlive = (line: Line) => line.optionalWithin.every((key) => alive.has(key));
  const keptColumns = allColumns.map(isAlive);
  const keptRows = allRows.map(isAlive);
  const columns = kept(allColumns, keptColumns);
  const unranked = kept(allRows, keptRows);
  const posted = kept(allPosted, keptRows).map((row) => kept(row, keptColumns));
  const answersInAt = (row: Line, column: Line): AnswerUnit => {
    const measure = column.figure.measure ?? row.figure.measure ?? report.base.measure;
    return measure === undefined ? 'own' : measureTraits[measure].answersIn;
  };
  const amounted = { rows: unranked, columns, amounts: addUp(unranked, columns, posted), answersInAt };
  const { rows, amounts } = inRankOrder(amounted, run.quantaPerYuan);
  return { rows, columns, amounts, answersInAt, figureAt: meanings(report, rows, columns, amounts) };
}

/**
 * Where two lines of figures cross. Rows that differ only in their units and items are read together:
 * what a column says is then looked up once for all of them.
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
      members.map(({ place }) => place),
      figureColumns.map((c) => mergeFigures(rest, columns[c]?.figure ?? {})),
    );
    for (const [m, { r }] of members.entries())
      for (const [n, c] of figureColumns.entries())
        if (hasCell(rows[r], columns[c]))
          // Rows that are not shown are added up in one; what nobody can tell of one, nobody can of all.
          posted[r][c] = (posted[r][c] ?? 0) + (values[m * figureColumns.length + n] ?? Number.NaN);
  }
  return posted.map((row) => row.map((amount) => (Number.isNaN(amount) ? null : amount)));
}

interface FigureRows {
  readonly rest: PartialFigure;
  readonly members: { r: number; place: Pick<PartialFigure, 'units' | 'items'> }[];
}

/** Rows of figures by what they say beside their units and items. */
function figureRows(base: PartialFigure, rows: readonly Line[]): FigureRows[] {
  const groups = new Map<string, FigureRows>();
  for (const [r, { kind, figure, standsFor }] of rows.entries()) {
    if (kind !== 'figure') continue;
    for (const own of standsFor ?? [figure]) {
      const { units, items, ...rest } = mergeFigures(base, standsFor ? mergeFigures(figure, own) : own);
      const key = JSON.stringify(rest);
      const group: FigureRows = groups.get(key) ?? { rest, members: [] };
      group.members.push({ r, place: { ...(units && { units }), ...(items && { items }) } });
      groups.set(key, group);
    }
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

/** Sums refer only to lines before them, so one pass in order meets every operand ready. */
function addUp(rows: readonly Line[], columns: readonly Line[], posted: Amounts): Amounts {
  const rowAt = indexByKey(rows);
  const columnAt = indexByKey(columns);
  const amounts: Amounts = posted.map((row) => [...row]);
  for (const [r, row] of rows.entries()) {
    for (const [c, column] of columns.entries()) {
      const leading = leadingLine(row, column);
      if (leading?.line.kind !== 'sum' || !hasCell(row, column)) continue;
      const amountOf = (key: string) =>
        leading.isVertical
          ? amounts[rowAt.get(key) ?? LEFT_OUT]?.[c]
          : amounts[r]?.[columnAt.get(key) ?? LEFT_OUT];
      (amounts[r] ?? [])[c] = total(leading.line, amountOf);
    }
  }
  return amounts;
}

/** No line has this index: an operand left out as empty counts as nothing. */
const LEFT_OUT = -1;

/** Unknown where an operand is: a month of the year that nobody can tell is not zero. */
function total(line: Line, amountOf: (key: string) => number | null | undefined): number | null {
  const plus = line.plus.map(amountOf);
  const minus = line.minus.map(amountOf);
  if (plus.includes(null) || minus.includes(null)) return null;
  const sum = (amounts: readonly (number | null | undefined)[]) =>
    amounts.reduce<number>((before, amount) => before + (amount ?? 0), 0);
  return sum(plus) - sum(minus);
}

/**
 * Rows of a ranked `each` in falling order of their column's values, numbered, those without a number
 * there last and unnumbered; all other rows stay where they are.
 */
function inRankOrder(grid: Amounted, quantaPerYuan: number): Pick<Grid, 'rows' | 'amounts'> {
  const { rows, columns, amounts } = grid;
  const values = new CellValues(grid, quantaPerYuan);
  const ordered = { rows: [...rows], amounts: [...amounts] };
  for (const places of rankedGroups(rows)) {
    const by = columns.findIndex(({ path }) => path === rows[places[0]].rankBy);
    const found = new Map(places.map((r) => [r, values.at(r, by)] as const));
    const isKnown = (r: number) => typeof found.get(r) === 'number';
    const rankOf = (r: number) => (isKnown(r) ? Number(found.get(r)) : -Number.MAX_VALUE);
    const falling = [...places].sort((one, other) => rankOf(other) - rankOf(one) || one - other);
    falling.forEach((from, at) => {
      const attributes = { ...rows[from].attributes, ...(isKnown(from) && { rank: String(at + 1) }) };
      ordered.rows[places[at]] = { ...rows[from], attributes };
      ordered.amounts[places[at]] = amounts[from];
    });
  }
  return ordered;
}

/** Places of the rows that are ranked among each other: units of one `each`, within one repetition of what is around it. */
function rankedGroups(rows: readonly Line[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [r, { path, rankBy, repetition }] of rows.entries()) {
    if (rankBy === null) continue;
    const around = [...repetition].filter(([each]) => each !== path);
    const key = JSON.stringify([path, around]);
    groups.set(key, [...(groups.get(key) ?? []), r]);
  }
  return [...groups.values()];
}

/**
 * What cells mean. A total that states no figure (收入 − 成本), what 本量利 computes and a cell left blank
 * because nobody can tell mean none.
 */
function meanings(
  report: TableReport,
  rows: readonly Line[],
  columns: readonly Line[],
  amounts: Grid['amounts'],
): Grid['figureAt'] {
  const rowAt = indexByKey(rows);
  const columnAt = indexByKey(columns);
  const plain = (r: number, c: number): Figure | null => {
    const row = rows[r];
    const column = columns[c];
    const isTold = row?.isStated && column?.isStated && typeof amounts[r]?.[c] === 'number';
    return isTold && !row.standsFor
      ? asFigure(mergeFigures(mergeFigures(report.base, row.figure), column.figure))
      : null;
  };
  return (r, c) => {
    const row = rows[r];
    const column = columns[c];
    if (!row || !column || !hasCell(row, column)) return null;
    const leading = leadingLine(row, column);
    const derived = leading?.line.derived;
    if (!leading || !derived) return plain(r, c);
    const { of, in: whole } = derived.operands;
    if (of === undefined || whole === undefined) return null;
    const { isVertical } = leading;
    const at = (key: string, across: number) =>
      isVertical ? plain(rowAt.get(key) ?? LEFT_OUT, across) : plain(across, columnAt.get(key) ?? LEFT_OUT);
    const own = isVertical ? c : r;
    const amount = at(of, own);
    const volume = at(whole, isVertical ? standsAt(columns, derived, c) : standsAt(rows, derived, r));
    const per = derived.name === 'ratio' && volume ? dividedBy(volume) : null;
    return amount && (per ? { ...amount, per } : amount);
  };
}

/** What makes an amount a unit cost. */
function dividedBy({ measure, workload, daily }: Figure): Figure['per'] | null {
  if (measure === 'itemQuantity') return { measure };
  return measure === 'workload' && !daily && workload ? workload : null;
}
