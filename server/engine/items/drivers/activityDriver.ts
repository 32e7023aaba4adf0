import { decimalOf } from '../../money.ts';
import type { DriverPlan, SubPool } from '../driverPlan.ts';
import type { UnitActivity } from '../itemLedger.ts';
import type { ResourceDriver } from '../itemRules.ts';
import { isTaken, queueOf, type Tally, takenOf } from '../tally.ts';
import { lastOf, sumOf, type Whole } from '../wholeNumbers.ts';
import { type DriverSources, FINE_DECIMALS, planOrNull, tenThousandths } from './sources.ts';

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
  const resourceOf = resourceReader(through, minutes);
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

function resourceReader(
  through: ResourceDriver,
  minutes: Tally,
): (activity: number, row: UnitActivity | undefined) => Whole {
  const decimals = Math.max(minutes.decimals, FINE_DECIMALS);
  const given = (value: number | null | undefined) => tenThousandths(decimalOf(value ?? 0), decimals);
  if (through === 'area') return (_, row) => given(row?.areaSquareMetres);
  if (through === 'share') return (_, row) => given(row?.sharePercent);
  return (activity, row) => sumOf(takenOf(minutes, activity, decimals), given(row?.minutes));
}
