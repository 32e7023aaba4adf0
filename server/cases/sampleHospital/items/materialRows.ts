import type { InputRecord } from '../../../reports/inputColumns.ts';
import { randomStream } from '../random.ts';
import { type SampleItem, sampleItems } from './itemCatalogue.ts';
import { type ItemObject, isJoint } from './objects.ts';
import { type MaterialId, materialCode } from './resources.ts';

/** Every so many units of those that report do so for materials; the others take the standard. */
const REPORTS_MATERIALS = 3;

/** 项目材料: the standard of every item, then what some units report. */
export function itemMaterialRecords(
  objects: readonly ItemObject[],
  reporting: ReadonlySet<string>,
  seed: number,
): InputRecord[] {
  const chosen = new Set([...reporting].filter((_, at) => at % REPORTS_MATERIALS === 0));
  const standard = sampleItems.flatMap((item) =>
    item.materials.map(([id, quantity]) => row('全部', item, id, quantity)),
  );
  const own = objects
    .filter((object) => chosen.has(object.unit.code) && !isJoint(object))
    .flatMap(({ unit, item }) =>
      item.materials.map(([id, quantity]) => {
        const stream = randomStream(seed, `material/${unit.code}/${item.code}/${id}`);
        return row(unit.code, item, id, used(quantity, stream.jitter(0.3)));
      }),
    );
  return [...standard, ...own];
}

/** Single pieces are what they are; of cotton and disinfectant a unit takes more or less. */
const used = (quantity: number, factor: number) =>
  quantity <= 2 ? quantity : Math.max(1, Math.round(quantity * factor));

const row = (unit: string, item: SampleItem, id: MaterialId, quantity: number): InputRecord => ({
  ...{ unit, item: item.code, servingUnit: null },
  ...{ material: materialCode(id), quantity },
});
