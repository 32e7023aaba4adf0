import type { Measure, PartialFigure, UnitSelector } from '../contract/figure.ts';
import { evaluate } from '../engine/evaluate.ts';
import type { ServiceItem } from '../engine/items/itemLedger.ts';
import type { ItemRun } from '../engine/items/itemRun.ts';
import type { CostUnit } from '../engine/ledger.ts';
import type { Run } from '../engine/run.ts';
import { matchesUnit } from '../engine/selectors.ts';
import type { ItemChoice, Standing, UnitItemChoice } from './definition.ts';

/** A row of an item, or of an item in a unit. */
export interface ItemRow {
  readonly item: ServiceItem;
  /** Null: the hospital's. */
  readonly unit: CostUnit | null;
  readonly figure: Pick<PartialFigure, 'units' | 'items'>;
}

/** Items that were performed, and where, as the lines of a report repeat over them: in the order of the dictionaries. */
export class ItemDictionary {
  readonly origins: ItemRun['rules']['costOrigins'];
  readonly methods: ItemRun['rules']['methods'];
  readonly #run: Run;
  /** Units that have items, each with its own. */
  readonly #itemsOf: ReadonlyMap<CostUnit, readonly ServiceItem[]>;
  readonly #unitsByItem = new Map<ServiceItem, CostUnit[]>();
  /** One selector for one thing: a figure is found again by it. */
  readonly #selectors = new Map<ServiceItem | CostUnit, { readonly codes: readonly string[] }>();

  constructor(run: Run, { rules, layout }: ItemRun) {
    this.origins = rules.costOrigins;
    this.methods = rules.methods;
    this.#run = run;
    const place = new Map(run.ledger.serviceItems.map(({ code }, at) => [code, at] as const));
    const itemsOf = run.ledger.units.flatMap((unit): [CostUnit, ServiceItem[]][] => {
      const [from, end] = layout.objectsOfUnit(layout.of.unitAt.get(unit.code) ?? -1);
      const own = Array.from(layout.itemOf.subarray(from, end), (at) => layout.items[at]);
      return own.length === 0
        ? []
        : [[unit, own.sort((one, other) => (place.get(one.code) ?? 0) - (place.get(other.code) ?? 0))]];
    });
    this.#itemsOf = new Map(itemsOf);
    for (const [unit, items] of itemsOf)
      for (const item of items) {
        const units = this.#unitsByItem.get(item);
        if (units) units.push(unit);
        else this.#unitsByItem.set(item, [unit]);
      }
  }

  /** Items of the hospital, or inside a unit those that it has. */
  items(where: ItemChoice | undefined, within: UnitSelector | undefined): ItemRow[] {
    if (within?.codes) return this.unitItems({ ...where, units: within });
    return this.#run.ledger.serviceItems
      .filter((item) => this.#unitsByItem.has(item))
      .map((item) => ({ item, unit: null, figure: { items: this.#selector(item) } }))
      .filter((row) => this.#takes(where, row));
  }

  /** Items by unit. */
  unitItems(where: UnitItemChoice | undefined): ItemRow[] {
    return [...this.#itemsOf]
      .filter(([unit]) => matchesUnit(where?.units, unit))
      .flatMap(([unit, items]) =>
        items.map((item) => ({
          item,
          unit,
          figure: { units: this.#selector(unit), items: this.#selector(item) },
        })),
      )
      .filter((row) => this.#takes(where, row));
  }

  /** The rows that stand out most, in the order in which they came, and the others. */
  parted(rows: readonly ItemRow[], first: Standing | undefined): { shown: ItemRow[]; rest: ItemRow[] } {
    if (!first || rows.length <= first.rows) return { shown: [...rows], rest: [] };
    const amounts = rows.map((row) => this.#standing(row, first.by));
    const falling = [...rows.keys()].sort((one, other) => amounts[other] - amounts[one] || one - other);
    const kept = new Set(falling.slice(0, first.rows));
    return {
      shown: rows.filter((_, at) => kept.has(at)),
      rest: rows.filter((_, at) => !kept.has(at)),
    };
  }

  #takes(where: ItemChoice | undefined, row: ItemRow): boolean {
    const { codes, categories, inSeveralUnits, costAbovePrice } = where ?? {};
    if (codes && !codes.includes(row.item.code)) return false;
    if (categories && !categories.includes(row.item.category)) return false;
    if (inSeveralUnits && (this.#unitsByItem.get(row.item)?.length ?? 0) < 2) return false;
    return !costAbovePrice || this.#standing(row, 'loss') > 0;
  }

  #standing({ figure }: ItemRow, by: Standing['by']): number {
    const amount = (measure: Measure) => evaluate(this.#run, { measure, ...figure });
    if (by === 'cost') return amount('itemCost');
    if (by === 'revenue') return amount('itemRevenue');
    if (by === 'volume') return amount('itemQuantity');
    const surplus = amount('itemRevenue') - amount('itemCost');
    return by === 'surplus' ? surplus : -surplus;
  }

  #selector(of: ServiceItem | CostUnit): { readonly codes: string[] } {
    const known = this.#selectors.get(of) ?? { codes: [of.code] };
    this.#selectors.set(of, known);
    return known as { codes: string[] };
  }
}
