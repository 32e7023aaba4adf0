import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { SheetDefinition } from '../contract/sheetDefinition.ts';
import {
  type Candidate,
  isNamedLike,
  nearMiss,
  type Target,
  tablesOf,
  targetOf,
  withLikelyRows,
} from './findTables.ts';
import { type FormMatch, matchForm } from './forms.ts';
import type { TableMatch } from './tableMatch.ts';

/** The sheet that is the form: the one with most of its labels, its name deciding between equals. */
export function findForm(
  candidates: readonly Candidate[],
  definition: SheetDefinition,
): { form: FormMatch | null; faults: Fault[] } {
  const target = targetOf(definition);
  const forms = candidates
    .map((candidate) => matchForm(candidate, target))
    .filter((form) => form !== null)
    .sort((a, b) => b.score - a.score);
  const equals = forms.filter((form) => form.score === forms[0]?.score);
  const named = equals.filter((form) => isNamedLike(form.grid, definition));
  const [form, rival] = named.length > 0 ? named : equals;
  if (!form) {
    const misses = candidates.map((candidate) => nearMiss(candidate, target)).filter((miss) => miss !== null);
    return { form: null, faults: misses.length > 0 ? misses : [missing(definition)] };
  }
  if (!rival) return { form, faults: [] };
  const params = { definition: definition.name.zh, other: form.grid.sheetName };
  return { form, faults: [fault('IN-006', params, { sheet: rival.grid.sheetName })] };
}

const missing = (definition: SheetDefinition) => fault('IN-001', { sheet: definition.name.zh });

/** Which sheets are which lists. */
export interface Assignment {
  readonly tables: readonly TableMatch[];
  readonly faults: readonly Fault[];
}

/** Gives every sheet the definitions it fits, and tells of sheets that were meant and missed. */
export function assignTables(candidates: readonly Candidate[], targets: readonly Target[]): Assignment {
  const tables: TableMatch[] = [];
  const faults: Fault[] = [];
  const unread: Candidate[] = [];
  for (const whole of candidates) {
    const candidate = withLikelyRows(whole, targets);
    const found = tablesOf(candidate, targets);
    tables.push(...found.tables);
    if (found.fault) faults.push(found.fault);
    else if (found.tables.length === 0) unread.push(candidate);
  }
  for (const target of targets) {
    const { definition } = target;
    const own = tables.filter((table) => table.definition === definition);
    const misses = missesOf(target, unread, own.length > 0);
    faults.push(...own.flatMap((table) => table.faults), ...misses);
    const isThere =
      own.length > 0 || tables.some((table) => table.definition.alternativeOf === definition.id);
    if (definition.required && !isThere && misses.length === 0) faults.push(missing(definition));
  }
  return { tables, faults };
}

function missesOf(target: Target, unread: readonly Candidate[], isFound: boolean): Fault[] {
  return unread
    .filter(({ grid }) => !isFound || isNamedLike(grid, target.definition))
    .map((candidate) => nearMiss(candidate, target))
    .filter((miss) => miss !== null);
}
