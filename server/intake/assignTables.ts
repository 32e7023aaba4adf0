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
  const unread: Unread[] = [];
  for (const whole of candidates) {
    const candidate = withLikelyRows(whole, targets);
    const meant = meantTargets(candidate, targets);
    const found = tablesOf(candidate, meant);
    tables.push(...found.tables);
    if (found.fault) faults.push(found.fault);
    else if (found.tables.length === 0) unread.push({ candidate, meant });
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

/** A sheet that no definition fits, and those that it may have been meant for. */
interface Unread {
  readonly candidate: Candidate;
  readonly meant: readonly Target[];
}

/**
 * A sheet that bears our mark and misses a header of what it was written as is meant as that, though it might
 * fit another definition now. One that lost its mark is told by its headers alone.
 */
function meantTargets(candidate: Candidate, targets: readonly Target[]): readonly Target[] {
  const mark = candidate.grid.blocks[0]?.planKey;
  const own = targets.filter(({ definition }) => definition.id === mark);
  const isBroken =
    tablesOf(candidate, own).tables.length === 0 &&
    own.some((target) => nearMiss(candidate, target) !== null);
  return isBroken ? own : targets;
}

function missesOf(target: Target, unread: readonly Unread[], isFound: boolean): Fault[] {
  return unread
    .filter(({ meant }) => meant.includes(target))
    .map(({ candidate }) => candidate)
    .filter(({ grid }) => !isFound || isNamedLike(grid, target.definition))
    .map((candidate) => nearMiss(candidate, target))
    .filter((miss) => miss !== null);
}
