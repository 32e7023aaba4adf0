import { createHash } from 'node:crypto';
import { PlanAddresses } from '../contract/layout/planAddresses.ts';
import { fact, planFacts, type SheetFacts } from '../contract/layout/planFacts.ts';
import { isProtected } from '../contract/layout/planHighlights.ts';
import { WRITTEN_MARK } from '../contract/layout/planNames.ts';
import { wantedPlans } from '../contract/layout/wantedPlans.ts';
import type { SheetPlan } from '../contract/plan.ts';
import { PackageParts } from './packageParts.ts';
import { sheetFacts } from './sheetFacts.ts';
import { formatFacts, lookFacts } from './styleFacts.ts';
import { linkedPart, markedSheets, readNames, readSheets, type WorkbookName } from './workbookSheets.ts';

/** What a plan says against what stands in the file: equal digests (sha256, hex) mean that it was written as planned. */
export interface PlanDigest {
  readonly key: string;
  readonly planned: string;
  /** Of no lines where the file has no sheet of that key. */
  readonly found: string;
  /** The first lines that only one of the two has, for a person who looks for the cause. */
  readonly differences: readonly string[];
}

const MOST_DIFFERENCES = 10;

/**
 * Reads a patched file back and digests each plan of the batch beside its sheet: values, resolved
 * formulas, jumps, visible styles, merges, sizes, freeze, print, tables, validations, highlights, protection, charts, marks.
 */
export async function digestPlans(bytes: Uint8Array, asked: readonly SheetPlan[]): Promise<PlanDigest[]> {
  const parts = await PackageParts.open(bytes);
  const path = linkedPart(parts, '', 'officeDocument');
  const workbook = parts.xml(path);
  const sheets = readSheets(parts, path, workbook);
  const names = readNames(workbook);
  const marked = markedSheets(sheets, names, new Map(asked.map(({ key, name }) => [key, name])));
  const plans = wantedPlans(asked, marked);
  const nameOfKey = new Map([...marked].map(([key, { name }]) => [key, name]));
  const sheetNames = sheets.map(({ name }) => name);
  const addresses = new PlanAddresses(plans, nameOfKey, sheetNames);
  const styles = parts.xml(linkedPart(parts, path, 'styles')).root;
  const looks = { formats: formatFacts(styles), differential: lookFacts(styles) };
  const digests: PlanDigest[] = [];
  for (const plan of plans) {
    const sheet = marked.get(plan.key);
    const none = { cells: [], others: [] };
    const planned = sheet ? planFacts(plan, addresses) : { ...none, others: [fact('sheet', plan.key)] };
    const found = sheet ? ofPlan(plan, await sheetFacts(parts, sheet.path, plan.key, looks)) : none;
    const foundNames = sheet ? nameFacts(names, sheets.indexOf(sheet)) : [];
    digests.push(compare(plan.key, lines(planned), lines(found, foundNames)));
  }
  return digests;
}

/** On a sheet that is not ours altogether, protection and conditional formats are a person's. */
const ofPlan = (plan: SheetPlan, { cells, others }: SheetFacts): SheetFacts =>
  isProtected(plan) ? { cells, others } : { cells, others: others.filter((line) => !isPersons(line)) };

const isPersons = (line: string): boolean => /^(?:highlight|protected) /.test(line);

const nameFacts = (names: readonly WorkbookName[], sheet: number) =>
  names
    .filter((name) => name.sheet === sheet && name.name !== WRITTEN_MARK)
    .map(({ name, value, hidden }) => fact('name', name, value, hidden));

const lines = ({ cells, others }: SheetFacts, names: readonly string[] = []) => [
  ...cells,
  ...[...others, ...names].sort(),
];

function compare(key: string, plannedLines: readonly string[], foundLines: readonly string[]): PlanDigest {
  const planned = sha256(plannedLines);
  const found = sha256(foundLines);
  return { key, planned, found, differences: planned === found ? [] : differences(plannedLines, foundLines) };
}

const sha256 = (lines: readonly string[]) => createHash('sha256').update(lines.join('\n')).digest('hex');

function differences(planned: readonly string[], found: readonly string[]): string[] {
  const [inPlan, inFile] = [new Set(planned), new Set(found)];
  return [
    ...planned.filter((line) => !inFile.has(line)).map((line) => `- ${line}`),
    ...found.filter((line) => !inPlan.has(line)).map((line) => `+ ${line}`),
  ].slice(0, MOST_DIFFERENCES);
}
