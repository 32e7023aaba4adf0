import { decimalsOf } from '../../driverSums.ts';
import { decimalOf } from '../../money.ts';
import type { DriverPlan, SubPool } from '../driverPlan.ts';
import type { UnitActivity } from '../itemLedger.ts';
import type { ResourceDriver } from '../itemRules.ts';
import { isTaken, queueOf, type Tally, takenOf } from '../tally.ts';
import { lastOf, sumOf, type Whole, wholeOf } from '../wholeNumbers.ts';
import { type DriverSources, planOrNull } from './sources.ts';

/**
 * 作业成本法: cost → activities by a resource driver → items by what they take of each activity, which
 * is 项目作业量 where it is given and staff minutes otherwise (methodology.md 8.4). An activity that
 * serves no item keeps its part.
 */
export function activityPlan(
  sources: DriverSources,
  unit: number,
  through: ResourceDriver,
): DriverPlan | null {
  const { ledger, activitiesOf, tallies } = sources;
  const minutes = tallies.of('labourByActivity', unit);
  const volumes = tallies.of('volumesByActivity', unit);
  const own = activitiesOf.get(unit) ?? new Map<number, UnitActivity>();
  const activities = [...new Set([...own.keys(), ...minutes.keys, ...volumes.keys])]
    .filter((activity) => activity >= 0)
    .sort((one, other) => one - other);
  const resourceOf = resourceReader(through, minutes, own.values());
  const subPools = activities.map((activity): SubPool => {
    const servesItems = ledger.activities[activity].kind === 'item';
    const source = [volumes, minutes].find((tally) => servesItems && isTaken(tally, activity));
    const queue = source
      ? queueOf(source, activity, source.decimals)
      : { receivers: new Int32Array(), sums: new Float64Array() };
    const nonItem = servesItems ? 0 : 1;
    // Cost of an activity that nobody takes is told as unassigned.
    const total = source || !servesItems ? sumOf(lastOf(queue.sums), nonItem) : 1;
    return {
      key: activity,
      weight: resourceOf(activity, own.get(activity)),
      ...queue,
      decimals: source?.decimals ?? 0,
      nonItem,
      total,
      yuanScale: null,
    };
  });
  return planOrNull({ driver: 'activity', subPools, remainder: 'unassigned' });
}

/** Areas and shares count as they are given, to their last digit. */
function resourceReader(
  through: ResourceDriver,
  minutes: Tally,
  rows: Iterable<UnitActivity>,
): (activity: number, row: UnitActivity | undefined) => Whole {
  const givenOf = { staffMinutes: minutesOf, area: areaOf, share: shareOf }[through];
  const least = through === 'staffMinutes' ? minutes.decimals : 0;
  const decimals = [...rows].reduce((most, row) => Math.max(most, decimalsOf(givenOf(row))), least);
  const given = (row: UnitActivity | undefined) => (row ? wholeOf(decimalOf(givenOf(row)), decimals) : 0);
  return through === 'staffMinutes'
    ? (activity, row) => sumOf(takenOf(minutes, activity, decimals), given(row))
    : (_, row) => given(row);
}

const minutesOf = ({ minutes }: UnitActivity) => minutes ?? 0;
const areaOf = ({ areaSquareMetres }: UnitActivity) => areaSquareMetres ?? 0;
const shareOf = ({ sharePercent }: UnitActivity) => sharePercent ?? 0;
