import type { PartialFigure, UnitSelector } from '../contract/figure.ts';
import type { CostElement, CostUnit } from '../engine/ledger.ts';
import type { CostLevel, FeeCategory, StatutoryElement } from '../engine/rules.ts';
import { matchesElement, matchesUnit } from '../engine/selectors.ts';
import type { Each, EachOfItems, PeriodName, StubAttribute } from './definition.ts';
import type { ItemDictionary, ItemRow } from './itemDictionary.ts';

/** What an axis repeats over: the dictionaries of a run, in their own order. */
export interface Dictionaries {
  readonly units: readonly CostUnit[];
  readonly elements: readonly CostElement[];
  readonly statutoryElements: readonly StatutoryElement[];
  readonly costLevels: readonly CostLevel[];
  readonly feeCategories: readonly FeeCategory[];
  /** Null where the run has no service items. */
  readonly items: ItemDictionary | null;
  /** What the run's own months and the year so far are called. */
  readonly periods: Readonly<Record<PeriodName, string>>;
}

export type Attributes = Readonly<Partial<Record<StubAttribute, string>>>;

interface Repetition {
  readonly code: string;
  readonly name: string;
  readonly attributes: Attributes;
  readonly figure: PartialFigure;
  /** What it stands for, where that is many rows which are not shown. */
  readonly standsFor?: readonly PartialFigure[];
}

/** What an `each` stands for, one by one; `within` are the units of the entries around it. */
export function repetitions(each: Each, dictionaries: Dictionaries, within?: UnitSelector): Repetition[] {
  const { units, elements, statutoryElements, costLevels, periods, items } = dictionaries;
  switch (each.kind) {
    case 'units':
      return units
        .filter((unit) => matchesUnit(each.where, unit))
        .map(({ code, name, campus }) => ({
          code,
          name,
          attributes: { code, name, campus, unitCode: code, unitName: name },
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
    case 'items':
    case 'unitItems':
      return items ? itemRepetitions(each, dictionaries, items, within) : [];
    case 'origins':
      return (items?.origins ?? []).map(({ id, name }) => ({
        code: id,
        name: name.zh,
        attributes: { name: name.zh },
        figure: { origins: [id] },
      }));
    case 'itemMethods':
      return (items?.methods ?? [])
        .filter(({ id }) => each.methods?.includes(id) ?? true)
        .map(({ id, name }) => ({
          code: id,
          name: name.zh,
          attributes: { name: name.zh },
          figure: { itemMethod: id },
        }));
  }
}

function itemRepetitions(
  each: EachOfItems,
  { feeCategories }: Dictionaries,
  items: ItemDictionary,
  within: UnitSelector | undefined,
): Repetition[] {
  const all = each.kind === 'items' ? items.items(each.where, within) : items.unitItems(each.where);
  const { shown, rest } = items.parted(all, each.first);
  const lines = each.kind === 'unitItems' && each.order === 'item' ? byItem(shown) : shown;
  const categoryOf = new Map(feeCategories.map(({ id, name }) => [id, name.zh] as const));
  const repeated = lines.map((row) =>
    itemRepetition(row, categoryOf.get(row.item.category) ?? row.item.category),
  );
  return rest.length === 0 ? repeated : [...repeated, restOf(rest)];
}

/** Units of one item stand together, the items as they first came. */
function byItem(rows: readonly ItemRow[]): ItemRow[] {
  const ofItem = new Map<ItemRow['item'], ItemRow[]>();
  for (const row of rows) {
    const together = ofItem.get(row.item);
    if (together) together.push(row);
    else ofItem.set(row.item, [row]);
  }
  return [...ofItem.values()].flat();
}

function itemRepetition({ item, unit, figure }: ItemRow, category: string): Repetition {
  const { code, name, measureUnit } = item;
  const ofUnit = unit && { campus: unit.campus, unitCode: unit.code, unitName: unit.name };
  return {
    code: unit ? `${unit.code}/${code}` : code,
    name,
    attributes: { code, name, itemCode: code, itemName: name, category, measureUnit, ...ofUnit },
    figure,
  };
}

function restOf(rows: readonly ItemRow[]): Repetition {
  const name = `其余 ${rows.length} 行未列示，合计仍为全部`;
  const standsFor = rows.map(({ figure }) => figure);
  return { code: '…', name, attributes: { name, itemName: name }, figure: {}, standsFor };
}
