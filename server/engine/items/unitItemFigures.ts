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
  const own = new Map<number, UnitItem>();
  for (const row of unitItems) {
    const [unit, item] = [unitAt.get(row.unit), layout.itemAt.get(row.item)];
    if (unit !== undefined && item !== undefined) own.set(unit * width + item, row);
  }
  const { objects, executingUnits } = layout.flows;
  const read = (ofRow: (row: UnitItem) => number | null, ofItem: (item: number) => number | null) =>
    Float64Array.from(objects, (object, flow) => {
      const item = layout.itemOf[object];
      const rows = [executingUnits[flow], layout.unitOf[object]].map((unit) => own.get(unit * width + item));
      return (
        rows.map((row) => row && ofRow(row)).find((value) => typeof value === 'number') ?? ofItem(item) ?? 0
      );
    });
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
