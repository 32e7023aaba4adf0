import type { SheetPlan } from '../plan.ts';
import { chartArea } from './chartContent.ts';
import { absoluteA1, verbsOf } from './planAddresses.ts';
import { filterOf } from './planFilter.ts';
import { printTitles } from './planPrint.ts';
import { quotedSheetName } from './sheetNames.ts';
import { blocksRanges, rangeAround } from './sheetRanges.ts';

/** Hidden name whose value says which version of which sheet this is (`revenue@1`), wherever it was copied. */
export const SIGNATURE = 'stepdown_sheet';

/** The sheet-scoped hidden name that marks a sheet as ours; its value is the key of the plan. */
export const SHEET_MARK = '_stepdown_sheet';

/** The one that remembers what we wrote on a sheet, so that a person's changes are noticed. */
export const WRITTEN_MARK = '_stepdown_written';

/** The text constant a mark holds: `"dept-04"` → `dept-04`. */
export const markValue = (value: string): string => value.replace(/^"|"$/g, '').replaceAll('""', '"');

export interface SheetName {
  readonly name: string;
  readonly value: string;
  readonly hidden: boolean;
}

/** A text as the value of a name. */
export const constant = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** The names a plan's sheet carries: its marks, and what is printed. */
export function namesOf({
  plan,
  name: sheetName,
}: {
  readonly plan: SheetPlan;
  readonly name: string;
}): SheetName[] {
  const marks = new Map([[SHEET_MARK, plan.key]]);
  for (const { name, value } of verbsOf(plan, 'mark')) {
    if ((marks.get(name) ?? value) !== value) throw new Error(`sheet ${plan.key} is marked ${name}=${value}`);
    marks.set(name, value);
  }
  const names = [...marks].map(([name, value]) => ({ name, value: constant(value), hidden: true }));
  const filter = filterOf(plan);
  if (filter) {
    const filtered = `${quotedSheetName(sheetName)}!${absoluteA1(filter)}`;
    names.push({ name: '_xlnm._FilterDatabase', value: filtered, hidden: true });
  }
  const print = verbsOf(plan, 'print').at(-1);
  if (!print) return names;
  const charts = verbsOf(plan, 'chart').map(chartArea);
  const printed = absoluteA1(rangeAround([...blocksRanges(plan), ...charts]));
  const area = `${quotedSheetName(sheetName)}!${printed}`;
  const titles = printTitles(print, sheetName);
  names.push({ name: '_xlnm.Print_Area', value: area, hidden: false });
  if (titles) names.push({ name: '_xlnm.Print_Titles', value: titles, hidden: false });
  return names;
}

const CHART_PREFIX = 'stepdown:';

/**
 * Our charts are told from a person's by the object's name, which programs keep and show in the list of
 * objects. With the plan's key in it: a chart that a person copied to another sheet of ours is theirs.
 */
export const chartName = (planKey: string, chartKey: string): string =>
  `${CHART_PREFIX}${planKey}/${chartKey}`;

/** The name of a person's copy of a chart of ours. */
export const unprefixedName = (name: string): string => name.slice(CHART_PREFIX.length);
