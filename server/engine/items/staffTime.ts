import type { ItemSelector } from '../../contract/figure.ts';
import type { Amounts } from '../amounts.ts';
import type { DriverSources } from './drivers/sources.ts';
import { nonItemMinutesOf, staffCapacity } from './drivers/sources.ts';
import { itemsOf } from './itemChoice.ts';
import { takenOf, WHOLE } from './tally.ts';

/**
 * 工时 of the people of units: what they were reported to work, for whichever unit charges, and what
 * they could have worked. Items are told apart; without them teaching and its like count too.
 */
export function reportedMinutes(sources: DriverSources): Amounts {
  return {
    over: (units, selector) =>
      sumOver(sources, units, (unit) => itemMinutes(sources, unit, selector)) +
      (selector ? 0 : sumOver(sources, units, (unit) => nonItemMinutesOf(sources, unit).toNumber())),
  };
}

export const workableMinutes = (sources: DriverSources): Amounts => ({
  over: (units) => sumOver(sources, units, (unit) => staffCapacity(sources, unit).toNumber()),
});

const sumOver = (
  { layout }: DriverSources,
  units: readonly number[] | null,
  minutesOf: (unit: number) => number,
): number => (units ?? [...layout.of.units.keys()]).reduce((sum, unit) => sum + minutesOf(unit), 0);

function itemMinutes(
  { layout, tallies }: DriverSources,
  unit: number,
  selector: ItemSelector | undefined,
): number {
  const tally = tallies.of('labour', unit);
  const items = itemsOf(layout, selector);
  if (!items) return Number(takenOf(tally, WHOLE, tally.decimals)) / 10 ** tally.decimals;
  const chosen = new Set(items);
  let sum = 0;
  tally.objects.forEach((object, at) => {
    if (chosen.has(layout.itemOf[object])) sum += Number(tally.values[at]);
  });
  return sum / 10 ** tally.decimals;
}
