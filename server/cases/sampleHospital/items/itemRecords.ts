import type { InputRecord } from '../../../reports/inputColumns.ts';
import { type SampleItem, sampleItems } from './itemCatalogue.ts';
import { type LabourLine, procedureMinutes } from './labour.ts';
import type { ItemObject } from './objects.ts';
import type { VolumeLine } from './volumes.ts';

/** What people of a grade cost relative to each other in the equivalents of the hospital's standard. */
const gradeWeight = { 医生: 1.5, 护士: 1, 技师: 1.1, 药师: 1.1, 护理员: 0.45 } as const;

const labourWeight = ({ labour }: SampleItem) =>
  labour.reduce((sum, { grade, staff, minutes }) => sum + gradeWeight[grade] * staff * minutes, 0);

/** The hospital's standard counts in infusions. */
const REFERENCE = '静脉输液';
const reference = sampleItems.find(({ name }) => name === REFERENCE) ?? sampleItems[0];
const inInfusions = (item: SampleItem) => labourWeight(item) / (reference ? labourWeight(reference) : 1);

const hundredths = (value: number) => Math.max(0.01, Math.round(value * 100) / 100);

/** 收费项目. */
export function serviceItemRecords(): InputRecord[] {
  return sampleItems.map((item) => ({
    ...{ code: item.code, name: item.name, category: item.category },
    ...{ measureUnit: item.measureUnit, priceYuan: item.priceYuan },
    standardMinutes: procedureMinutes(item.labour),
    standardEquivalent: hundredths(inInfusions(item)),
  }));
}

/** 项目工作量. */
export function volumeRecords(volumes: readonly VolumeLine[]): InputRecord[] {
  return volumes.map(({ month, unit, executing, item, quantity, revenueFen }) => ({
    ...{ month, unit: unit.code, executingUnit: executing === unit ? null : executing.code },
    ...{ item: item.code, quantity, revenueYuan: revenueFen / 100 },
  }));
}

/** Every so many of the units that report have looked at equivalents too; the others take the standard. */
const REPORTS_EQUIVALENTS = 2;

/** 科室项目: minutes of a unit's own, equivalents against the item that earns it most. */
export function unitItemRecords(objects: readonly ItemObject[], lines: readonly LabourLine[]): InputRecord[] {
  const linesOf = grouped(
    lines.filter(({ isOwn }) => isOwn),
    ({ object }) => object,
  );
  const reported = grouped(
    objects.filter((object) => linesOf.has(object)),
    ({ unit }) => unit,
  );
  const chosen = [...reported.values()].filter((_, at) => at % REPORTS_EQUIVALENTS === 0);
  return chosen.flatMap((own) => {
    const representative = own.reduce((most, each) => (each.revenueFen > most.revenueFen ? each : most));
    return own.map((object) => ({
      ...{ unit: object.unit.code, item: object.item.code },
      minutes: procedureMinutes(linesOf.get(object) ?? []),
      equivalent:
        object === representative
          ? 1
          : hundredths(inInfusions(object.item) / inInfusions(representative.item)),
      representative: object === representative ? 'yes' : 'no',
    }));
  });
}

function grouped<T, Key>(list: readonly T[], keyOf: (entry: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>();
  for (const entry of list) {
    const group = groups.get(keyOf(entry)) ?? [];
    group.push(entry);
    groups.set(keyOf(entry), group);
  }
  return groups;
}
