import { decimalOf } from '../money.ts';
import {
  type DriverSources,
  headcountOf,
  nonItemMinutesOf,
  practicalMinutes,
  staffOf,
} from './drivers/sources.ts';
import { takenOf, tallyLines, WHOLE } from './tally.ts';

/** Minutes that items take of people or a machine against those that there are, in the costed months. */
export interface CapacityUse {
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
  const { labour } = sources.resources;
  const each = practicalMinutes(sources);
  return sources.layout.of.units.flatMap((_, unit): StaffUse[] => {
    const staff = staffOf(sources, unit);
    if (staff.size === 0) return [];
    const tally = tallyLines(labour, unit, labour.keyOf);
    const minutes = (grade: number) => scaled(takenOf(tally, grade, tally.decimals), tally.decimals);
    const grades = [...staff].map(([grade, { headcount }]) => ({
      unit,
      grade,
      reported: minutes(grade),
      available: each.times(decimalOf(headcount)).toNumber(),
    }));
    const all = tallyLines(labour, unit, null);
    const reported = scaled(takenOf(all, WHOLE, all.decimals), all.decimals);
    const whole = {
      unit,
      grade: -1,
      reported: reported + nonItemMinutesOf(sources, unit).toNumber(),
      available: each.times(headcountOf(sources, unit)).toNumber(),
    };
    return [...grades, whole];
  });
}

/** Every card that some item takes. */
export function equipmentUses(sources: DriverSources): EquipmentUse[] {
  const { resources, layout, ledger, monthCount } = sources;
  const { equipment } = resources;
  return layout.of.units.flatMap((_, unit) => {
    const tally = tallyLines(equipment, unit, equipment.keyOf);
    return tally.keys.map((card): EquipmentUse => {
      const { capacityMinutes } = ledger.equipment[card];
      const available =
        capacityMinutes === null ? practicalMinutes(sources) : decimalOf(capacityMinutes).times(monthCount);
      const reported = scaled(takenOf(tally, card, tally.decimals), tally.decimals);
      return { card, reported, available: available.toNumber() };
    });
  });
}

const scaled = (whole: number | bigint, decimals: number): number => Number(whole) / 10 ** decimals;
