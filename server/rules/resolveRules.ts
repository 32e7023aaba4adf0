import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { Place } from '../contract/place.ts';
import type { Bilingual } from '../contract/sheetDefinition.ts';
import type { Month } from '../engine/ledger.ts';
import type { AllocationLevel, AllocationRules, DriverAssignment, RuleOrigin } from '../engine/rules.ts';
import { applyRows } from './applyRows.ts';
import { behavioursOf } from './behaviours.ts';
import { type GroupSpelling, groupSpelling, spellGroups } from './groupSpelling.ts';
import type { Hospital } from './hospital.ts';
import { itemRulesOf } from './itemRules.ts';
import { knownLists } from './knownEntries.ts';
import { type Entry, findEntry, inForce, nameInForce, type RulePack } from './pack.ts';
import { referencesOf } from './references.ts';
import { RowTokens } from './rowTokens.ts';
import { type Content, fileOf, type Noun, nouns } from './schema.ts';
import { oneSenderEach } from './senders.ts';

/** An entry as it stands in the month. */
interface Resolved<N extends Noun> {
  readonly id: string;
  readonly name: Bilingual;
  readonly content: Content<N>;
  readonly origin: RuleOrigin;
}

export type ResolvedLists = { readonly [N in Noun]: readonly Resolved<N>[] };

/**
 * The rules of one month: of every dated value the one in force, the hospital's own rows on top, and
 * for each the layer and the line or cell it came from. Faults of rows carry their cell.
 */
export function resolveRules(
  pack: RulePack,
  hospital: Hospital,
  options: { method?: string; itemMethod?: string },
  month: Month,
): { rules: AllocationRules | null; faults: Fault[] } {
  if (month < pack.from)
    return { rules: null, faults: [fault('RU-050', { pack: pack.id, from: pack.from, month })] };
  const spellings = {
    units: groupSpelling(
      pack.lists.unitGroups,
      hospital.units.map(({ group }) => group),
    ),
    elements: groupSpelling(
      pack.lists.elementGroups,
      hospital.elements.map(({ group }) => group),
    ),
  };
  const lists = listsInForce(pack, month);
  const faults = notInForce(pack, lists, month);
  const method = methodIn(pack.lists.methods, lists.methods, options.method ?? pack.defaultMethod);
  if (!method) faults.push(unknownMethod(pack, options.method ?? pack.defaultMethod));
  const itemMethod = methodIn(
    pack.lists.itemMethods,
    lists.itemMethods,
    options.itemMethod ?? pack.defaultItemMethod,
  );
  if (!itemMethod) faults.push(unknownItemMethod(pack, options.itemMethod ?? pack.defaultItemMethod));
  if (!method || !itemMethod || faults.length > 0) return { rules: null, faults };

  const given = {
    assignments: lists.assignments.map(assignmentOf).flatMap(oneSenderEach),
    levels: levelsOf(method.content),
  };
  const tokens = new RowTokens(pack, hospital, spellings);
  const laid = applyRows(spellGroups(given, spellings), pack, hospital, tokens, month);
  const { behaviours, faults: wrongWords } = behavioursOf(hospital.behaviourRows, tokens, month);
  faults.push(...laid.faults, ...wrongWords);
  if (faults.length > 0) return { rules: null, faults };
  const spelled = spellGroups(
    { checks: lists.checks, itemBases: lists.itemBases, itemMethods: lists.itemMethods },
    spellings,
  );
  const rules = rulesOf(
    pack,
    { method: method.id, itemMethod: itemMethod.id },
    { ...lists, ...spelled },
    { ...laid, behaviours },
  );
  return { rules, faults: unspokenGroups(rules, hospital, spellings.units) };
}

/** Every list of a pack as it stands in a month, before any hospital's own rows. */
export function listsInForce(pack: RulePack, month: Month): ResolvedLists {
  const resolve = <N extends Noun>(noun: N): Resolved<N>[] =>
    pack.lists[noun].flatMap((entry) => {
      const value = inForce(entry, month);
      return value ? [{ id: entry.id, name: nameInForce(entry, value), ...value }] : [];
    });
  return Object.fromEntries(nouns.map((noun) => [noun, resolve(noun)])) as unknown as ResolvedLists;
}

/** What a value of the month names must have a value in that month too. */
function notInForce(pack: RulePack, lists: ResolvedLists, month: Month): Fault[] {
  const missing = (noun: Noun, id: string, where: Place) =>
    lists[noun].some((entry) => entry.id === id)
      ? []
      : [fault('RU-052', { file: fileOf(noun), id, month }, where)];
  const named = nouns.flatMap((noun) =>
    lists[noun].flatMap(({ content, origin }) =>
      referencesOf(noun, content as Content<typeof noun>)
        .filter((reference) => pack.lists[reference.noun].some(({ id }) => id === reference.id))
        .flatMap((reference) => missing(reference.noun, reference.id, origin.where)),
    ),
  );
  const known = knownLists.flatMap((noun) =>
    pack.lists[noun].flatMap(({ id, values }) => missing(noun, id, values[0].origin.where)),
  );
  return [...named, ...known];
}

function methodIn<N extends 'methods' | 'itemMethods'>(
  entries: readonly Entry<N>[],
  resolved: readonly Resolved<N>[],
  asked: string,
): Resolved<N> | undefined {
  const entry = findEntry(entries, asked);
  return resolved.find(({ id }) => id === entry?.id);
}

const choicesOf = (entries: readonly Entry<Noun>[]) => entries.map(({ name }) => name.zh).join('、');

const unknownMethod = ({ lists }: RulePack, method: string): Fault =>
  fault('RU-051', { method, choices: choicesOf(lists.methods) });

const unknownItemMethod = ({ lists }: RulePack, method: string): Fault =>
  fault('RU-053', { method, choices: choicesOf(lists.itemMethods) });

const assignmentOf = ({ id, content, origin }: Resolved<'assignments'>): DriverAssignment => ({
  id,
  senders: content.senders,
  elements: content.elements,
  receivers: content.receivers ?? null,
  driver: content.driver,
  fallbacks: content.fallbacks,
  origin,
});

/** Own groups that no rule speaks of: most often a standard group misspelt, which would pass unseen. */
function unspokenGroups(rules: AllocationRules, { units }: Hospital, groups: GroupSpelling): Fault[] {
  const spoken = new Set(rules.assignments.flatMap(({ senders }) => senders.groups ?? []));
  const named = new Set(rules.assignments.flatMap(({ senders }) => senders.codes ?? []));
  const senders = new Set(rules.classes.filter(({ role }) => role === 'sender').map(({ id }) => id));
  return units
    .filter(({ group, unitClass }) => group && senders.has(unitClass) && !groups.isStandard(group))
    .filter(({ group, code }) => !spoken.has(group) && !named.has(code))
    .map(({ code, group, at }) => fault('RU-083', { unit: code, group }, at));
}

const levelsOf = ({ levels }: Content<'methods'>): AllocationLevel[] =>
  levels.map(({ id, name, steps }) => ({
    id,
    name,
    steps: steps.map(({ receivers = null, ...step }) => ({ ...step, receivers })),
  }));

function rulesOf(
  pack: RulePack,
  { method, itemMethod }: { method: string; itemMethod: string },
  lists: ResolvedLists,
  { assignments, levels, behaviours }: Pick<AllocationRules, 'assignments' | 'levels' | 'behaviours'>,
): AllocationRules {
  const plain = <N extends Noun>({ id, name, content }: Resolved<N>) => ({ ...content, id, name });
  const [subFen] = lists.policies.filter(({ id }) => id === 'subFen');
  return {
    pack: pack.id,
    method,
    classes: lists.classes.map(plain),
    statutoryElements: lists.elements.map(plain),
    sources: lists.sources.map(plain),
    costLevels: lists.costLevels.map(plain),
    feeCategories: lists.feeCategories.map(plain),
    workloads: lists.measures.map(plain),
    drivers: lists.drivers.map((entry) => ({ ...plain(entry), origin: entry.origin })),
    assignments,
    levels,
    checks: lists.checks.map((entry) => ({ ...plain(entry), origin: entry.origin })),
    behaviours,
    items: itemRulesOf(lists, itemMethod),
    policies: { subFen: subFen.content.choice },
  };
}
