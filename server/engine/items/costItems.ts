import { fault } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import type { Month } from '../ledger.ts';
import type { DepartmentRun } from '../run.ts';
import { driverSources } from './driverSources.ts';
import type { DriverSources } from './drivers/sources.ts';
import { type LeafBase, readBase } from './itemBase.ts';
import { basisCells, nameOfKey } from './itemBasis.ts';
import { itemInputFaults } from './itemInputFaults.ts';
import { type ItemLayout, kindOf, layOutItems } from './itemLayout.ts';
import { itemMonths } from './itemMonths.ts';
import { itemNotices } from './itemNotices.ts';
import { ItemPoster } from './itemPoster.ts';
import type { ItemMethod, ItemRules } from './itemRules.ts';
import type { ItemBase, ItemCosts, ItemRun } from './itemRun.ts';
import { UnitDrivers } from './unitDrivers.ts';

/**
 * Costs the service items of a run over its last twelve months, base and volumes of the same ones. It
 * never half happens: with a row that cannot be costed there is no item run, and the departments'
 * results stand as they are. A hospital without item volumes has none either.
 */
export function costItems(run: DepartmentRun): { items: ItemRun | null; faults: Fault[] } {
  const { costed: months, without } = itemMonths(run);
  if (months.length === 0) return { items: null, faults: [] };
  const rules = run.months[run.months.length - 1].rules.items;
  const layout = layOutItems(run, rules, months);
  const sources = driverSources(run, rules, layout, months);
  const stopping = itemInputFaults(sources);
  if (stopping.length > 0) return { items: null, faults: stopping };
  const items = itemRun(run, { months, rules, layout, ...explained(sources) }, new UnitDrivers(sources));
  const notices = [...itemNotices(run, sources, rules, months), ...monthsWithoutVolumes(without)];
  return { items, faults: [...notices, ...items.costsBy(rules.method).faults] };
}

function itemRun(
  run: DepartmentRun,
  known: Pick<ItemRun, 'months' | 'rules' | 'layout' | 'basisOf' | 'nameOfKey'>,
  drivers: UnitDrivers,
): ItemRun {
  const { months, rules, layout } = known;
  const leafBase = readBase(run, rules, months);
  const base = { amounts: kindsOf(layout, leafBase), leftOut: leafBase.leftOut };
  const poster = new ItemPoster(run, layout, leafBase, base, drivers);
  const posted = new Map<string, ItemCosts>();
  const costsBy = (id: string): ItemCosts => {
    const costs = posted.get(id) ?? poster.post(methodOf(rules, id));
    posted.set(id, costs);
    return costs;
  };
  const onCostOf = (other: DepartmentRun) => itemRun(other, known, drivers);
  const handsOf = (id: string, unit: number) => poster.hands(methodOf(rules, id), unit);
  const { perYuan } = poster;
  return { ...known, method: rules.method, base, perYuan, costsBy, handsOf, onCostOf };
}

const explained = (sources: DriverSources): Pick<ItemRun, 'basisOf' | 'nameOfKey'> => ({
  basisOf: (driver, asked) => basisCells(sources, driver, asked),
  nameOfKey: (driver, key) => nameOfKey(sources, driver, key),
});

function methodOf({ methods }: ItemRules, id: string): ItemMethod {
  const found = methods.find((method) => method.id === id);
  if (!found) throw new Error(`the rules have no item method ${id}`);
  return found;
}

/** By unit × kind: leaves of one statutory element together. */
function kindsOf(layout: ItemLayout, { amounts }: LeafBase): ItemBase['amounts'] {
  const { units, elements } = layout.of;
  const origins = layout.originIds.length;
  const statutory = elements.map((element) => layout.statutoryIds.indexOf(element.statutory));
  const kinds = new Float64Array(units.length * layout.kinds);
  for (let unit = 0; unit < units.length; unit++)
    for (let origin = 0; origin < origins; origin++)
      for (let element = 0; element < elements.length; element++)
        kinds[unit * layout.kinds + kindOf(layout, origin, statutory[element])] +=
          amounts[(unit * origins + origin) * elements.length + element];
  return kinds;
}

const monthsWithoutVolumes = (months: readonly Month[]): Fault[] =>
  months.length === 0 ? [] : [fault('IT-017', { months: months.join('、') })];
