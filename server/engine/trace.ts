import type { Figure } from '../contract/figure.ts';
import { behavingPart } from './behaviour.ts';
import { costOfUnit, monthsOf, readingOf } from './costReading.ts';
import { evaluate, unitsOf } from './evaluate.ts';
import { historyOf, yearToDate } from './history.ts';
import { itemNodes } from './items/itemTrace.ts';
import type { Month } from './ledger.ts';
import { isCost, isItem, isRecord } from './measures.ts';
import { quantaOfMeasure, recordsOf } from './records.ts';
import type { MonthRun, Run } from './run.ts';
import { adjustmentCells, bookCells, recordCells } from './traceCells.ts';
import {
  type Holding,
  type LazyNode,
  lazyNode,
  type OpenTraceNode,
  pathName,
  type TraceNode,
} from './traceNode.ts';
import { originsOf } from './traceOrigins.ts';
import { careSplitNodes } from './traceSplit.ts';

/**
 * Takes any figure apart: by month and unit where it has several, then what was booked, adjusted and
 * split, and what each sender posted; below that in proportion (按比例还原), down to input cells.
 * Nodes are found again by their path, so nothing has to be kept between two questions.
 */

/** The figure itself with its first level. */
export const traceFigure = (run: Run, figure: Figure): OpenTraceNode =>
  openTrace(run, figure, '') as OpenTraceNode;

/**
 * The node at a path with its children, or null where the run has no such node. Of a quotient the amount
 * is taken apart, not what it is divided by.
 */
export function openTrace(run: Run, { per: _, ...figure }: Figure, path: string): OpenTraceNode | null {
  let lazy = lazyNode('', { kind: 'total', amount: amountOf(run, figure) }, () => topOf(run, figure));
  const names = path === '' ? [] : path.split('/');
  for (const name of names) {
    const child = lazy.open?.().find((node) => node.name === name);
    if (!child) return null;
    lazy = child;
  }
  const children = lazy.open?.() ?? [];
  const below = path === '' ? '' : `${path}/`;
  return {
    ...shown(lazy, path),
    children: children.map((child) => shown(child, below + child.name)),
  };
}

/** A cost is summed over the units asked for alone; `evaluate` would read all units, as a report needs them. */
function amountOf(run: Run, figure: Figure): number {
  const { measure } = figure;
  if (!isCost(measure) || figure.period) return evaluate(run, figure);
  let sum = 0;
  for (const month of monthsOf(run, figure.months)) {
    const reading = readingOf(run, month, figure);
    for (const unit of unitsOf(run, figure.units)) sum += costOfUnit(run, month, measure, unit, reading);
  }
  return sum;
}

const shown = ({ node, open }: LazyNode, path: string): TraceNode => ({
  ...node,
  path,
  opens: open !== null,
});

/** A level that would have one node only is left out. */
function topOf(run: Run, figure: Figure): readonly LazyNode[] {
  if (isItem(figure.measure)) return run.items ? itemNodes(run, run.items, figure) : [];
  if (figure.period) return [...topOf(run, ownMonths(run, figure)), ...historyCells(run, figure)];
  const months = monthsOf(run, figure.months);
  if (months.length === 1) return unitsOfMonth(run, figure, months[0]);
  return months.map((month) => {
    const amount = amountOf(run, { ...figure, months: [month.month] });
    return lazyNode(pathName('m', month.month), { kind: 'month', month: month.month, amount }, () =>
      unitsOfMonth(run, figure, month),
    );
  });
}

/** 本年累计 as far as the run itself goes. */
function ownMonths(run: Run, { period: _, ...figure }: Figure): Figure {
  return { ...figure, months: yearToDate(run).costed };
}

/** Rows of 历史数据 are leaves: what made them up was told in a workbook of their own month. */
function historyCells(run: Run, figure: Figure): LazyNode[] {
  const units = new Set(unitsOf(run, figure.units));
  return historyOf(run, figure, yearToDate(run).before)
    .filter(({ unit }) => units.has(unit))
    .map(({ row, unit, amount }, at) => {
      const named = { month: row.month, unit: run.layout.units[unit] };
      return lazyNode(pathName('history', at), { kind: 'cell', ...named, amount, cell: row.at });
    });
}

function unitsOfMonth(run: Run, figure: Figure, month: MonthRun): readonly LazyNode[] {
  return isCost(figure.measure) ? costUnits(run, figure, month) : recordUnits(run, figure, month.month);
}

function costUnits(run: Run, figure: Figure, month: MonthRun): readonly LazyNode[] {
  const units = unitsOf(run, figure.units);
  if (units.length === 1) return costOrigins(run, figure, month, units[0]);
  const { measure } = figure;
  if (!isCost(measure)) return [];
  const reading = readingOf(run, month, figure);
  return units.flatMap((at) => {
    const amount = costOfUnit(run, month, measure, at, reading);
    const unit = run.layout.units[at];
    const node = { kind: 'unit', month: month.month, unit, amount } as const;
    const open = () => costOrigins(run, figure, month, at);
    return amount === 0 ? [] : [lazyNode(pathName('u', unit.code), node, open)];
  });
}

function costOrigins(run: Run, figure: Figure, month: MonthRun, unit: number): readonly LazyNode[] {
  const { masks, columns, behaviour } = readingOf(run, month, figure);
  const { layout } = run;
  const monthAt = run.months.indexOf(month);
  const partOf = behavingPart(run, month, unit, behaviour);
  const holdingOf = (read: (slot: number) => number): Holding => {
    const slots = masks.flatMap((mask) => columns.map((column) => mask * layout.columns + column));
    const partAt = (slot: number) => (partOf ? partOf(slot % layout.columns, read(slot)) : read(slot));
    const amounts = new Map(slots.map((slot) => [slot, partAt(slot)] as const));
    const proportional = partOf !== null;
    return { run, month, monthAt, unit, amounts, proportional, beforeSplit: false };
  };
  const own = (amounts: Float64Array) =>
    holdingOf((slot) => (slot < layout.columns ? amounts[unit * layout.columns + slot] : 0));
  const closed = month.closesAt[unit] !== -1;
  switch (figure.measure) {
    case 'bookCost': {
      const holding = own(month.source.book);
      return bookCells(holding, holding.amounts);
    }
    case 'adjustmentCost': {
      const holding = own(month.source.adjustment);
      return adjustmentCells(holding, onlyColumns(holding, layout.columns));
    }
    case 'careSplitCost': {
      const holding = own(month.source.careSplit);
      return careSplitNodes(holding, onlyColumns(holding, layout.columns), originsOf);
    }
    case 'finalCost':
    case 'handedOutCost':
      if (closed !== (figure.measure === 'handedOutCost')) return [];
  }
  return originsOf(holdingOf((slot) => month.held[unit * layout.rowLength + slot]));
}

const onlyColumns = ({ amounts }: Holding, columns: number) =>
  new Map([...amounts].filter(([slot, amount]) => slot < columns && amount !== 0));

/** Rows of the ledger by the unit they count for; what is the hospital's own stands beside the units. */
function recordUnits(run: Run, figure: Figure, month: Month): readonly LazyNode[] {
  const { measure } = figure;
  if (!isRecord(measure)) return [];
  const ofMonth = { ...figure, months: [month] };
  const perYuan = quantaOfMeasure(run, measure);
  const records = recordsOf(run, ofMonth, measure);
  const codes = unitsOf(run, figure.units).map((unit) => run.layout.units[unit].code);
  const cellsFor = (code: string | null) =>
    recordCells(
      records.filter(({ unit }) => unit === code),
      perYuan,
    );
  if (codes.length === 1) return cellsFor(codes[0]);
  const asksForUnits = figure.units !== undefined && Object.keys(figure.units).length > 0;
  const named = new Set(records.map(({ unit }) => unit));
  const units = codes
    .filter((code) => named.has(code))
    .map((code) => {
      const unit = run.layout.units[run.layout.unitAt.get(code) ?? -1];
      const amount = evaluate(run, { ...ofMonth, units: { ...figure.units, codes: [code] } });
      return lazyNode(pathName('u', code), { kind: 'unit', month, unit, amount }, () => cellsFor(code));
    });
  return asksForUnits ? units : [...units, ...cellsFor(null)];
}
