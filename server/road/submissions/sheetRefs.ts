import type { FormulaPart } from '../../contract/plan.ts';
import { TABLE_BLOCK } from '../../reports/inputColumns.ts';

/** Cells of the tables of a submission, for formulas. Tables have the keys of their definitions; rows count from 1. */

type Formula = readonly FormulaPart[];

/** A cell of the table that the formula stands in. */
export const cellOf = (column: string, row: number): FormulaPart => ({
  ref: { block: TABLE_BLOCK, row: rowKey(row), column },
});

/** A whole column of another sheet's table. */
export const columnOf = (sheet: string, column: string, rows: number): FormulaPart => ({
  from: { sheet, block: TABLE_BLOCK, row: rowKey(1), column },
  to: { sheet, block: TABLE_BLOCK, row: rowKey(rows), column },
});

const rowKey = (row: number) => `row-${row}`;

/** The pieces of several formulas as one. */
export const formula = (...parts: readonly (FormulaPart | Formula)[]): Formula => parts.flat() as Formula;

export interface Branch {
  readonly when: Formula;
  /** Shown where it holds and none before it does. */
  readonly shown: string;
}

/** `IF(…,"…",IF(…,"…","…"))`: the first branch that holds. */
export function firstOf(branches: readonly Branch[], otherwise: string): Formula {
  const open = branches.flatMap(({ when, shown }) => ['IF(', ...when, `,"${shown}",`]);
  return [...open, `"${otherwise}"`, ')'.repeat(branches.length)];
}

/** The entry of a list beside the one that a cell names; empty where there is none. */
export const beside = (cell: FormulaPart, shown: FormulaPart, names: FormulaPart): Formula => [
  'IF(',
  cell,
  '="","",IFERROR(INDEX(',
  shown,
  ',MATCH(',
  cell,
  ',',
  names,
  ',0)),""))',
];

export const isListed = (cell: FormulaPart, names: FormulaPart): Formula => [
  'ISNUMBER(MATCH(',
  cell,
  ',',
  names,
  ',0))',
];
