import type { InputRecord } from '../../../reports/inputColumns.ts';
import { randomStream, splitFen } from '../random.ts';
import type { ItemObject } from './objects.ts';
import { type EquipmentId, equipment } from './resources.ts';

/** A machine that one case of an object takes, in the unit that executes it. */
interface Use {
  readonly object: ItemObject;
  readonly kind: EquipmentId;
  readonly minutes: number;
}

/** Part of the time that there is in which machines run at most. */
const RUNNING = 0.85;

interface UnitMachines {
  readonly unit: string;
  readonly kind: EquipmentId;
  readonly number: number;
  readonly card: string;
}

/**
 * 设备卡片 and 项目设备. A card stands for as many machines as its items need, and the cards of a unit
 * carry most of its equipment depreciation: what they leave is equipment that serves no item by itself.
 */
export function equipmentSheets(
  objects: readonly ItemObject[],
  depreciationFen: ReadonlyMap<string, number>,
  { monthCount, seed }: { readonly monthCount: number; readonly seed: number },
): { readonly cards: InputRecord[]; readonly rows: InputRecord[] } {
  const depreciated = objects.filter(({ executing }) => (depreciationFen.get(executing.code) ?? 0) > 0);
  const uses = depreciated.flatMap((object) => usesOf(object, seed));
  const machines = machinesOf(uses, monthCount);
  const cardOf = new Map(machines.map(({ unit, kind, card }) => [`${unit}/${kind}`, card]));
  return {
    cards: cardRecords(machines, depreciationFen, seed),
    rows: uses.map(({ object: { unit, executing, item }, kind, minutes }) => ({
      ...{ unit: unit.code, item: item.code },
      card: cardOf.get(`${executing.code}/${kind}`) ?? null,
      minutes,
    })),
  };
}

function usesOf(object: ItemObject, seed: number): Use[] {
  return object.item.equipment.map(([kind, minutes]) => {
    const stream = randomStream(seed, `machine/${object.unit.code}/${object.item.code}/${kind}`);
    const own =
      minutes < 3 || minutes % 60 === 0 ? minutes : Math.round(minutes * stream.jitter(0.2) * 2) / 2;
    return { object, kind, minutes: own };
  });
}

function machinesOf(uses: readonly Use[], monthCount: number): UnitMachines[] {
  const taken = new Map<string, { unit: string; kind: EquipmentId; minutes: number }>();
  for (const { object, kind, minutes } of uses) {
    const unit = object.executing.code;
    const sum = taken.get(`${unit}/${kind}`) ?? { unit, kind, minutes: 0 };
    sum.minutes += minutes * Math.max(0, object.quantity);
    taken.set(`${unit}/${kind}`, sum);
  }
  return [...taken.values()].map(({ unit, kind, minutes }) => {
    const each = equipment[kind].minutesEach * RUNNING * monthCount;
    const place = Object.keys(equipment).indexOf(kind) + 1;
    const card = `SB${unit}${String(place).padStart(2, '0')}`;
    return { unit, kind, number: Math.max(1, Math.ceil(minutes / each)), card };
  });
}

function cardRecords(
  machines: readonly UnitMachines[],
  depreciationFen: ReadonlyMap<string, number>,
  seed: number,
): InputRecord[] {
  const units = [...new Set(machines.map(({ unit }) => unit))];
  return units.flatMap((unit) => {
    const own = machines.filter((each) => each.unit === unit);
    const part = randomStream(seed, `cards/${unit}`).between(0.82, 0.95);
    const whole = Math.floor((depreciationFen.get(unit) ?? 0) * part);
    const weights = own.map(({ kind, number }) => equipment[kind].weight * number);
    const depreciation = splitFen(whole, weights);
    return own.map(({ kind, number, card }, at) => ({
      code: card,
      name: number > 1 ? `${equipment[kind].name}（${number}台）` : equipment[kind].name,
      unit,
      depreciationYuan: (depreciation[at] ?? 0) / 100,
      capacityMinutes: equipment[kind].minutesEach * number,
    }));
  });
}
