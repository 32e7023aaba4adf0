import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { Month } from '../engine/ledger.ts';
import type { AllocationLevel, DriverAssignment } from '../engine/rules.ts';
import { closeInOrder, closingSteps } from './closeInOrder.ts';
import type { Hospital } from './hospital.ts';
import type { RulePack } from './pack.ts';
import { type ReadRow, readRow } from './readRow.ts';
import { closedReceivers, ordersOf, setTwice } from './rowConflicts.ts';
import type { RowTokens } from './rowTokens.ts';
import { speaksOf } from './senders.ts';
import { setRow } from './setRow.ts';

/** What the rows are laid over: the pack's rules of the month. */
interface Given {
  readonly assignments: readonly DriverAssignment[];
  readonly levels: readonly AllocationLevel[];
}

/**
 * Lays the rows of 分摊规则 that have begun over the pack's rules, earlier validity first: a row sets
 * or removes the rule for its senders × elements, and places its senders within their level.
 */
export function applyRows(
  given: Given,
  pack: RulePack,
  hospital: Hospital,
  tokens: RowTokens,
  month: Month,
): Given & { faults: Fault[] } {
  const read = begunRows(hospital, month).map((row) => readRow(row, tokens, pack));
  const rows = read.flatMap(({ row }) => row ?? []);
  const faults = [...read.flatMap((found) => found.faults), ...setTwice(rows)];
  const { orders, faults: disagreeing } = ordersOf(rows);

  let { assignments } = given;
  for (const row of rows) {
    if (row.operation === 'remove' && !rulesOf(row, assignments)) faults.push(nothingToRemove(row));
    assignments =
      row.operation === 'set' ? setRow(assignments, row, hospital) : withoutRulesOf(row, assignments);
  }
  const levels = closeInOrder(given.levels, orders, hospital.units);
  const closing = closingSteps(levels, hospital.units);
  const keepers = keeperClasses(pack);
  faults.push(...disagreeing, ...rows.flatMap((row) => closedReceivers(row, closing, keepers)));
  return { assignments, levels, faults };
}

function begunRows({ rows }: Hospital, month: Month) {
  const since = (row: { validFrom: Month | null }) => row.validFrom ?? '';
  const begun = rows.filter((row) => since(row) <= month);
  return begun.sort((one, other) => (since(one) < since(other) ? -1 : since(one) > since(other) ? 1 : 0));
}

const rulesOf = (row: ReadRow, assignments: readonly DriverAssignment[]): boolean =>
  assignments.some((rule) => speaksOf(rule, row.senders.selector, row.elements));

const withoutRulesOf = (row: ReadRow, assignments: readonly DriverAssignment[]): DriverAssignment[] =>
  assignments.filter((rule) => !speaksOf(rule, row.senders.selector, row.elements));

const nothingToRemove = (row: ReadRow): Fault =>
  fault('RU-081', { text: row.senders.word, elements: row.elementsWord }, row.at);

/** Classes that keep what they receive, and so are open to the end. */
const keeperClasses = (pack: RulePack): ReadonlySet<string> =>
  new Set(
    pack.lists.classes
      .filter(({ values }) => values.some(({ content }) => content?.role === 'final'))
      .map(({ id }) => id),
  );
