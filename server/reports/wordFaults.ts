import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { AllocationRules } from '../engine/rules.ts';
import type { KeyPath } from '../rules/yamlFile.ts';
import type { ReportFile } from './reportFile.ts';

/** Lists of the rule pack whose ids a figure may use. */
function listsOf({ items, ...rules }: AllocationRules) {
  const { classes, statutoryElements, sources, costLevels, workloads, feeCategories } = rules;
  const { costOrigins, methods: itemMethods } = items;
  return {
    ...{ classes, statutoryElements, sources, costLevels, workloads, feeCategories },
    ...{ costOrigins, itemMethods },
  };
}

/** The lists by the keys of a figure that use them. */
const listOfKey: Readonly<Record<string, keyof ReturnType<typeof listsOf>>> = {
  classes: 'classes',
  without: 'classes',
  with: 'classes',
  lowest: 'classes',
  highest: 'classes',
  statutory: 'statutoryElements',
  sources: 'sources',
  level: 'costLevels',
  levels: 'costLevels',
  workload: 'workloads',
  per: 'workloads',
  categories: 'feeCategories',
  origins: 'costOrigins',
  itemMethod: 'itemMethods',
  methods: 'itemMethods',
};

/** Ids that a figure, or anything made of figures, selects by and these rules do not have. */
export function strangeWords(
  content: unknown,
  rules: AllocationRules,
): { word: string; list: string; path: KeyPath }[] {
  const lists = listsOf(rules);
  const walk = (value: unknown, path: KeyPath): ReturnType<typeof strangeWords> => {
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).flatMap(([key, inside]) =>
        walk(inside, [...path, Array.isArray(value) ? Number(key) : key]),
      );
    const list = listOfKey[String(path.findLast((key) => typeof key === 'string'))];
    const isKnown = !list || lists[list].some(({ id }) => id === value);
    return isKnown ? [] : [{ word: String(value), list, path }];
  };
  return walk(content, []);
}

/** A report that selects by such an id would show nothing where a person expects a number. */
export function wordFaults({ definition, placeOf }: ReportFile, rules: AllocationRules): Fault[] {
  return strangeWords(definition, rules).map(({ word, list, path }) =>
    fault('RP-008', { word, list }, placeOf(path)),
  );
}
