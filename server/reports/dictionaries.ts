import type { PartialFigure } from '../contract/figure.ts';
import type { CostElement, CostUnit } from '../engine/ledger.ts';
import type { CostLevel, StatutoryElement } from '../engine/rules.ts';
import { matchesElement, matchesUnit } from '../engine/selectors.ts';
import type { Each, PeriodName, StubAttribute } from './definition.ts';

/** What an axis repeats over: the dictionaries of a run, in their own order. */
export interface Dictionaries {
  readonly units: readonly CostUnit[];
  readonly elements: readonly CostElement[];
  readonly statutoryElements: readonly StatutoryElement[];
  readonly costLevels: readonly CostLevel[];
  /** What the run's own months and the year so far are called. */
  readonly periods: Readonly<Record<PeriodName, string>>;
}

export type Attributes = Readonly<Partial<Record<StubAttribute, string>>>;

interface Repetition {
  readonly code: string;
  readonly name: string;
  readonly attributes: Attributes;
  readonly figure: PartialFigure;
}

/** What an `each` stands for, one by one. */
export function repetitions(each: Each, dictionaries: Dictionaries): Repetition[] {
  const { units, elements, statutoryElements, costLevels, periods } = dictionaries;
  switch (each.kind) {
    case 'units':
      return units
        .filter((unit) => matchesUnit(each.where, unit))
        .map(({ code, name, campus }) => ({
          code,
          name,
          attributes: { code, name, campus },
          figure: { units: { codes: [code] } },
        }));
    case 'elements':
      return elements
        .filter((element) => matchesElement(each.where, element))
        .map(({ code, name }) => ({
          code,
          name,
          attributes: { code, name },
          figure: { elements: { codes: [code] } },
        }));
    case 'statutory':
      return statutoryElements.map(({ id, name }) => ({
        code: id,
        name: name.zh,
        attributes: { name: name.zh },
        figure: { elements: { statutory: [id] } },
      }));
    case 'levels':
      return costLevels
        .filter(({ id }) => each.levels?.includes(id) ?? true)
        .map(({ id, name }) => ({
          code: id,
          name: name.zh,
          attributes: { name: name.zh },
          figure: { level: id },
        }));
    case 'periods':
      return (each.periods ?? (['current', 'yearToDate'] as const)).map((period) => ({
        code: period,
        name: periods[period],
        attributes: { name: periods[period] },
        figure: period === 'yearToDate' ? { period } : {},
      }));
  }
}
