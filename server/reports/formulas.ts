import type { CellRef, FormulaPart } from '../contract/plan.ts';

/** Formulas of Excel 2016 and WPS over symbolic cells. */

/** More arguments than this and older Excel refuses the formula. */
const MOST_ARGUMENTS = 200;

/** Neighbouring lines, from the first position to the last. */
export type Span = readonly [first: number, last: number];

/** Positions joined into spans: 2, 3, 4 and 7 give two. */
export function spansOf(positions: readonly number[]): Span[] {
  const spans: [number, number][] = [];
  for (const position of [...positions].sort((one, other) => one - other)) {
    const open = spans.at(-1);
    if (open && position === open[1] + 1) open[1] = position;
    else spans.push([position, position]);
  }
  return spans;
}

/** `SUM(B5:B9,B12)-SUM(C5)`; an empty side adds nothing; null where both are empty. */
export function sumFormula(
  plus: readonly Span[],
  minus: readonly Span[],
  cellAt: (position: number) => CellRef,
): FormulaPart[] | null {
  const parts: FormulaPart[] = [];
  const add = (sign: '+' | '-', spans: readonly Span[]) => {
    for (const [index, [first, last]] of spans.entries()) {
      const opens = index % MOST_ARGUMENTS === 0;
      if (opens && index > 0) parts.push(')');
      if (opens && (parts.length > 0 || sign === '-')) parts.push(sign);
      parts.push(
        opens ? 'SUM(' : ',',
        first === last ? { ref: cellAt(first) } : { from: cellAt(first), to: cellAt(last) },
      );
    }
    if (spans.length > 0) parts.push(')');
  };
  add('+', plus);
  add('-', minus);
  return parts.length > 0 ? parts : null;
}

/** A formula as it reads, with cells in it: texts stay, cells become references. */
export function pieces(texts: TemplateStringsArray, ...given: readonly (CellRef | string)[]): FormulaPart[] {
  const parts: FormulaPart[] = [];
  texts.forEach((text, at) => {
    const before = parts.at(-1);
    if (typeof before === 'string') parts[parts.length - 1] = before + text;
    else if (text !== '') parts.push(text);
    const next = given[at];
    if (next === undefined) return;
    const last = parts.at(-1);
    if (typeof next !== 'string') parts.push({ ref: next });
    else if (typeof last === 'string') parts[parts.length - 1] = last + next;
    else parts.push(next);
  });
  return parts;
}
