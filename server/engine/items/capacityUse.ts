import {
  capacityOfOne,
  type DriverSources,
  gradeCapacity,
  nonItemMinutesOf,
  staffCapacity,
  staffOf,
} from './drivers/sources.ts';
import { takenOf, WHOLE } from './tally.ts';

/** Minutes that items take of people or a machine against those that there are, in the costed months. */
interface CapacityUse {
  readonly reported: number;
  readonly available: number;
}

export interface StaffUse extends CapacityUse {
  readonly unit: number;
  /** −1: all grades of the unit together, activities that serve no item included. */
  readonly grade: number;
}

export interface EquipmentUse extends CapacityUse {
  readonly card: number;
}

/** Every grade that is known, and every unit as a whole. */
export function staffUses(sources: DriverSources): StaffUse[] {
  return sources.layout.of.units.flatMap((_, unit): StaffUse[] => {
    const staff = staffOf(sources, unit);
    if (staff.size === 0) return [];
    const tally = sources.tallies.of('labourByGrade', unit);
    const minutes = (grade: number) => scaled(takenOf(tally, grade, tally.decimals), tally.decimals);
    const grades = [...staff].map(([grade, row]) => ({
      unit,
      grade,
      reported: minutes(grade),
      available: gradeCapacity(sources, row).toNumber(),
    }));
    const all = sources.tallies.of('labour', unit);
    const reported = scaled(takenOf(all, WHOLE, all.decimals), all.decimals);
    const whole = {
      unit,
      grade: -1,
      reported: reported + nonItemMinutesOf(sources, unit).toNumber(),
      available: staffCapacity(sources, unit).toNumber(),
    };
    return [...grades, whole];
  });
}

/** Every card that some item takes. */
export function equipmentUses(sources: DriverSources): EquipmentUse[] {
  const { layout, ledger } = sources;
  return layout.of.units.flatMap((_, unit) => {
    const tally = sources.tallies.of('equipmentByCard', unit);
    return tally.keys.map((card): EquipmentUse => {
      const available = capacityOfOne(sources, ledger.equipment[card].capacityMinutes);
      const reported = scaled(takenOf(tally, card, tally.decimals), tally.decimals);
      return { card, reported, available: available.toNumber() };
    });
  });
}

const scaled = (whole: number | bigint, decimals: number): number => Number(whole) / 10 ** decimals;
