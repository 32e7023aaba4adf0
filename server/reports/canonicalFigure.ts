import type { Figure, MaskReading } from '../contract/figure.ts';
import type { AllocationRules, CostLevel } from '../engine/rules.ts';

/**
 * One text for one meaning, so that a check's figure finds the cell that shows it: lists sorted,
 * empty selectors dropped, a cost level written as the fund sources it takes, the final cost of
 * classes that never hand out as what they hold.
 */
export function canonicalFigure(figure: Figure, rules: AllocationRules): string {
  const { level, sources, ...rest } = figure;
  const taken = level === undefined ? undefined : rules.costLevels.find(({ id }) => id === level);
  const reading = taken ? sourcesOfLevel(taken) : null;
  const isWhole = reading !== null && sources === undefined;
  return JSON.stringify(
    sorted({
      ...rest,
      measure: holdsToTheEnd(figure, rules) ? 'heldCost' : figure.measure,
      level: isWhole ? undefined : level,
      sources: allAsNone(isWhole ? reading : sources, rules),
    }),
  );
}

/** The sources of a level that reads every mask and every element of them; null for any other level. */
function sourcesOfLevel({ masks, members }: CostLevel): string[] | null {
  const isPlain = isEmpty(masks) && members.every(({ elements }) => Object.keys(elements).length === 0);
  return isPlain ? members.map(({ source }) => source) : null;
}

const isEmpty = (masks: MaskReading): boolean =>
  Object.values(masks).every((ids) => !ids || ids.length === 0);

const allAsNone = (sources: readonly string[] | undefined, { sources: all }: AllocationRules) =>
  sources && all.every(({ id }) => sources.includes(id)) ? undefined : sources;

function holdsToTheEnd({ measure, units }: Figure, { classes }: AllocationRules): boolean {
  const final = (id: string) =>
    classes.some((unitClass) => unitClass.id === id && unitClass.role === 'final');
  return measure === 'finalCost' && units?.classes !== undefined && units.classes.every(final);
}

/** Keys in order, lists sorted, what says nothing left out. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return [...value].sort();
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .map(([key, inside]) => [key, sorted(inside)] as const)
    .filter(([, inside]) => inside !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}
