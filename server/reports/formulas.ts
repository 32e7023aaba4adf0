import type { CellRef, FormulaPart } from '../contract/plan.ts';

/** Formulas of Excel 2016 and WPS over symbolic cells. */

/** More arguments than this and older Excel refuses the formula. */
const MOST_ARGUMENTS = 200;

/** Cells in a row or column that stand side by side. */
export interface Run {
  readonly from: CellRef;
  readonly to: CellRef;
}

/** Neighbours joined into ranges: positions 2, 3, 4 and 7 give two runs. */
export function runsOf(positions: readonly number[], cellAt: (position: number) => CellRef): Run[] {
  const ends: [first: number, last: number][] = [];
  for (const position of [...positions].sort((a, b) => a - b)) {
    const open = ends.at(-1);
    if (open && position === open[1] + 1) open[1] = position;
    else ends.push([position, position]);
  }
  return ends.map(([first, last]) => ({ from: cellAt(first), to: cellAt(last) }));
}

/** `SUM(B5:B9,B12)-SUM(C5)`; an empty side adds nothing; null where both are empty. */
export function sumFormula(plus: readonly Run[], minus: readonly Run[]): FormulaPart[] | null {
  if (plus.length + minus.length === 0) return null;
  return [...signedSums('+', plus).slice(1), ...signedSums('-', minus)];
}

function signedSums(sign: '+' | '-', runs: readonly Run[]): FormulaPart[] {
  const parts: FormulaPart[] = [];
  for (let start = 0; start < runs.length; start += MOST_ARGUMENTS) {
    const chunk = runs.slice(start, start + MOST_ARGUMENTS);
    parts.push(
      sign,
      'SUM(',
      ...chunk.flatMap((run, index) => [...(index > 0 ? [','] : []), rangePart(run)]),
      ')',
    );
  }
  return parts;
}

const rangePart = ({ from, to }: Run): FormulaPart =>
  from.row === to.row && from.column === to.column ? { ref: from } : { from, to };

/** `IF(whole=0,0,amount/whole)`. */
export const shareFormula = (amount: CellRef, whole: CellRef): FormulaPart[] => [
  'IF(',
  { ref: whole },
  '=0,0,',
  { ref: amount },
  '/',
  { ref: whole },
  ')',
];
