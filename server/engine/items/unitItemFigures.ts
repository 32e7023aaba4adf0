import type { Ledger } from '../ledger.ts';
import type { ItemLayout } from './itemLayout.ts';
import type { UnitItem } from './itemLedger.ts';

/** 操作时间 and 成本当量 of one case, by flow; 0 where nobody says. */
export interface UnitItemFigures {
  readonly minutes: Float64Array;
  readonly equivalents: Float64Array;
}

/** The executing unit's own figure comes first, then that of the unit that charges, then the item's standard. */
export function unitItemFigures(layout: ItemLayout, { unitItems }: Ledger): UnitItemFigures {
  const { unitAt } = layout.of;
  const width = layout.items.length;
  const rows = new Map<number, UnitItem>();
  for (const row of unitItems) {
    const [unit, item] = [unitAt.get(row.unit), layout.itemAt.get(row.item)];
    if (unit !== undefined && item !== undefined) rows.set(unit * width + item, row);
  }
  const { objects, executingUnits } = layout.flows;
  const read = (ofRow: (row: UnitItem) => number | null, ofItem: (item: number) => number | null) => {
    const own = (unit: number, item: number) => {
      const row = rows.get(unit * width + item);
      return row ? ofRow(row) : null;
    };
    const figures = new Float64Array(objects.length);
    for (let flow = 0; flow < figures.length; flow++) {
      const object = objects[flow];
      const item = layout.itemOf[object];
      figures[flow] =
        own(executingUnits[flow], item) ?? own(layout.unitOf[object], item) ?? ofItem(item) ?? 0;
    }
    return figures;
  };
  return {
    minutes: read(
      ({ minutes }) => minutes,
      (item) => layout.items[item].standardMinutes,
    ),
    equivalents: read(
      ({ equivalent, isRepresentative }) => equivalent ?? (isRepresentative ? 1 : null),
      (item) => layout.items[item].standardEquivalent,
    ),
  };
}
