import type { CellPlace } from '../../contract/place.ts';
import type { DriverSources } from './drivers/sources.ts';
import type { ItemDriver } from './itemRules.ts';
import type { ResourceLines } from './resourceLines.ts';
import { isTaken } from './tally.ts';

/** What a driver's value of one object in one unit was read from. */
export interface DriverKey {
  readonly unit: number;
  readonly object: number;
  /** Grade, card or activity; −1 where the driver does not tell them apart. */
  readonly key: number;
}

/** Cells of the clerks behind a driver's value: volumes, minutes, quantities, in the order of the ledger. */
export function basisCells(sources: DriverSources, driver: ItemDriver, asked: DriverKey): CellPlace[] {
  const { labour, materials, equipment } = sources.resources;
  const { itemLabour, itemMaterials, itemEquipment } = sources.ledger;
  switch (driver) {
    case 'labour':
      return cellsOfLines(labour, itemLabour, labour.keyOf, asked);
    case 'staffMinutes':
      return cellsOfLines(labour, itemLabour, null, asked);
    case 'materials':
      return cellsOfLines(materials, itemMaterials, null, asked);
    case 'equipment':
      return cellsOfLines(equipment, itemEquipment, equipment.keyOf, asked);
    case 'activity':
      return activityCells(sources, asked);
    case 'revenue':
    case 'quantity':
      return volumeCells(sources, asked);
    case 'minutes':
    case 'equivalents':
      return [...figureCells(sources, asked), ...volumeCells(sources, asked)];
  }
}

function cellsOfLines(
  lines: ResourceLines,
  rows: readonly { readonly at: CellPlace }[],
  keyOf: Int32Array | null,
  { unit, object, key }: DriverKey,
): CellPlace[] {
  const [from, end] = lines.ofUnit(unit);
  const cells: CellPlace[] = [];
  for (let at = from; at < end; at++)
    if (lines.objects[at] === object && (keyOf === null || keyOf[at] === key))
      cells.push(rows[lines.rows[at]].at);
  return cells;
}

function activityCells({ resources, ledger, tallies }: DriverSources, asked: DriverKey): CellPlace[] {
  const { labour, activityVolumes } = resources;
  return isTaken(tallies.of('volumesByActivity', asked.unit), asked.key)
    ? cellsOfLines(activityVolumes, ledger.itemActivities, activityVolumes.activityOf, asked)
    : cellsOfLines(labour, ledger.itemLabour, labour.activityOf, asked);
}

function volumeCells({ layout, ledger }: DriverSources, { unit, object }: DriverKey): CellPlace[] {
  const { units } = layout.of;
  const [charging, executing] = [units[layout.unitOf[object]].code, units[unit].code];
  const { code } = layout.items[layout.itemOf[object]];
  return ledger.itemVolumes
    .filter((row) => row.item === code && row.unit === charging && row.executingUnit === executing)
    .map(({ at }) => at);
}

/** The executing unit's own figure, the charging unit's, or the item's standard. */
function figureCells({ layout, ledger }: DriverSources, { unit, object }: DriverKey): CellPlace[] {
  const item = layout.items[layout.itemOf[object]];
  const rowOf = (at: number) =>
    ledger.unitItems.find((row) => row.item === item.code && row.unit === layout.of.units[at].code);
  return [(rowOf(unit) ?? rowOf(layout.unitOf[object]))?.at ?? item.at];
}

/** What tells a driver's sub-pools apart, in the hospital's own words; empty where nothing does. */
export function nameOfKey({ resources, ledger }: DriverSources, driver: ItemDriver, key: number): string {
  if (driver === 'labour') return resources.grades[key];
  if (driver === 'equipment') return ledger.equipment[key].name;
  return driver === 'activity' ? ledger.activities[key].name : '';
}
