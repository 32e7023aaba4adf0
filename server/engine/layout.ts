import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { CostElement, CostUnit, Ledger, Month } from './ledger.ts';
import { maskCount } from './maskReading.ts';
import type { AllocationRules, UnitClass } from './rules.ts';

/**
 * How a run numbers things: units, leaf elements and sources in canonical order (by code units of
 * their codes: no locale). A column is a leaf × source, a slot a mask × column, a row all slots of a unit.
 */
export interface Layout {
  readonly units: readonly CostUnit[];
  readonly elements: readonly CostElement[];
  readonly sources: readonly string[];
  readonly classes: readonly UnitClass[];
  /** By unit. */
  readonly classOf: readonly UnitClass[];
  readonly unitAt: ReadonlyMap<string, number>;
  readonly elementAt: ReadonlyMap<string, number>;
  readonly sourceAt: ReadonlyMap<string, number>;
  /** Units on campuses that this run leaves out. */
  readonly outOfScope: ReadonlySet<string>;
  /** elements × sources. */
  readonly columns: number;
  readonly masks: number;
  /** masks × columns. */
  readonly rowLength: number;
}

const byCodeUnits = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

export const columnOf = (layout: Layout, element: number, source: number) =>
  element * layout.sources.length + source;
export const elementOfColumn = (layout: Layout, column: number) => Math.floor(column / layout.sources.length);
export const sourceOfColumn = (layout: Layout, column: number) => column % layout.sources.length;

/** `检验科(0202)`: how faults and traces name a unit. */
export const unitLabel = (unit: CostUnit) => `${unit.name}(${unit.code})`;

export const isOpenIn = (unit: CostUnit, month: Month) =>
  (unit.validFrom === null || unit.validFrom <= month) && (unit.validTo === null || month < unit.validTo);

/** Masks that an amount may have once all units that close up to a step have handed out, in rising order. */
export function reachedMasks({ classOf, masks }: Layout, closesAt: Int16Array, step: number): number[] {
  let bits = 0;
  for (let unit = 0; unit < classOf.length; unit++)
    if (closesAt[unit] !== -1 && closesAt[unit] <= step) bits |= 2 ** (classOf[unit].bit ?? 0);
  return Array.from({ length: masks }, (_, mask) => mask).filter((mask) => (mask & ~bits) === 0);
}

const positions = (codes: readonly string[]) => new Map(codes.map((code, at) => [code, at] as const));

/** A unit without a campus (a pseudo-unit of the whole hospital) is in every scope. */
const isInScope = (ledger: Ledger, unit: CostUnit) =>
  ledger.campuses.length === 0 || unit.campus === '' || ledger.campuses.includes(unit.campus);

/** Numbers a ledger under its months' rules. A unit whose class the rules do not have is a fault. */
export function layOut(
  ledger: Ledger,
  rules: readonly AllocationRules[],
): { layout: Layout; faults: Fault[] } {
  const classes = rules[0].classes;
  const classById = new Map(classes.map((unitClass) => [unitClass.id, unitClass]));
  const units = ledger.units
    .filter((unit) => isInScope(ledger, unit))
    .sort((one, other) => byCodeUnits(one.code, other.code));
  const strays = units.filter((unit) => !classById.has(unit.unitClass));
  const known = units.filter((unit) => classById.has(unit.unitClass));
  const elements = [...ledger.elements].sort((one, other) => byCodeUnits(one.code, other.code));
  const sources = [...new Set(rules.flatMap((month) => month.sources.map(({ id }) => id)))].sort(byCodeUnits);
  const masks = maskCount(classes);
  const columns = elements.length * sources.length;
  const layout: Layout = {
    units: known,
    elements,
    sources,
    classes,
    classOf: known.flatMap((unit) => classById.get(unit.unitClass) ?? []),
    unitAt: positions(known.map(({ code }) => code)),
    elementAt: positions(elements.map(({ code }) => code)),
    sourceAt: positions(sources),
    outOfScope: new Set(ledger.units.filter((unit) => !isInScope(ledger, unit)).map(({ code }) => code)),
    columns,
    masks,
    rowLength: masks * columns,
  };
  const faults = strays.map((unit) =>
    fault('AL-004', { unit: unitLabel(unit), unitClass: unit.unitClass }, unit.at),
  );
  return { layout, faults };
}
