import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { AllocationRules } from '../engine/rules.ts';
import type { KeyPath } from '../rules/yamlFile.ts';
import type { ReportFile } from './reportFile.ts';

/** Lists of the rule pack whose ids a figure may use, by the keys of a figure that use them. */
const listOfKey: Readonly<
  Record<string, 'classes' | 'statutoryElements' | 'sources' | 'costLevels' | 'workloads'>
> = {
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
};

/** Ids a report selects by that these rules do not have: it would show nothing where a person expects a number. */
export function wordFaults({ definition, placeOf }: ReportFile, rules: AllocationRules): Fault[] {
  const walk = (value: unknown, path: KeyPath): Fault[] => {
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).flatMap(([key, inside]) =>
        walk(inside, [...path, Array.isArray(value) ? Number(key) : key]),
      );
    const list = listOfKey[String(path.findLast((key) => typeof key === 'string'))];
    const isKnown = !list || rules[list].some(({ id }) => id === value);
    return isKnown ? [] : [fault('RP-008', { word: String(value), list }, placeOf(path))];
  };
  return walk(definition, []);
}
