import type { Fault } from '../contract/faults/fault.ts';
import { splitUnits } from './careSplit.ts';
import type { DriverBook } from './drivers.ts';
import { isOpenIn, type Layout } from './layout.ts';
import type { Ledger } from './ledger.ts';
import type { MonthContext } from './leftovers.ts';
import { postingTable } from './postingTable.ts';
import type { HandOut, MonthRun, Rounding, SourceCost } from './run.ts';
import { costOutOfTime } from './sourceCost.ts';
import { closingSteps, StepDown } from './stepDown.ts';
import { type Weights, WeightsOfMonth } from './weights.ts';

/** How far a month has come: everything before `step` is done, nothing from it on. */
export interface MonthState {
  readonly step: number;
  /** Writes what units hold, over whatever the rows hold. */
  readonly fill: (held: Float64Array) => void;
  readonly handOuts: readonly HandOut[];
  readonly heldAfterLevel: readonly Float64Array[];
  /** Weights that are known already, by key. */
  readonly weightsByKey: ReadonlyMap<string, Weights>;
}

/** Posts a month from a state on: from its beginning in a run, from the first changed step in a what-if. */
export function postMonth(
  ledger: Ledger,
  context: MonthContext,
  source: SourceCost,
  rounding: Rounding,
  book: DriverBook,
  from: MonthState = beginning(context.layout, source),
): { month: MonthRun; faults: Fault[] } {
  const { layout, rules, month, perYuan } = context;
  const table = postingTable(layout);
  const closesAt = closingSteps(layout, rules);
  const split = new Set(splitUnits(layout, ledger.careSplits, month).keys());
  const weights = new WeightsOfMonth(layout, rules, month, book, closesAt, split, from.weightsByKey);
  from.fill(table.rows);
  const steps = new StepDown(context, closesAt, weights, table);
  const after = steps.runFrom(from.step);
  const held = table.rows.slice();
  const handOuts = [...from.handOuts, ...steps.handOuts];
  const used = [...new Set(handOuts.flatMap(({ shares }) => shares.map((share) => share.weights)))];
  const isOpen = (unit: number) => isOpenIn(layout.units[unit], month);
  const faults = [
    ...steps.faults,
    ...used.flatMap((found) => found.faults),
    ...costOutOfTime(layout, source, month, perYuan, isOpen),
  ];
  const heldAfterLevel = rules.levels.map((_, level) => after[level] ?? from.heldAfterLevel[level]);
  const outsideBase = used.flatMap((found) => found.outside);
  const posted = { month, rules, source, held, closesAt, handOuts, heldAfterLevel, rounding, outsideBase };
  return { month: { ...posted, weightsByKey: weights.byKey }, faults };
}

/** Before level 1 every unit has its own cost, under the empty mask. */
function beginning(
  { units, columns, rowLength }: Layout,
  { book, adjustment, careSplit }: SourceCost,
): MonthState {
  const fill = (held: Float64Array) => {
    held.fill(0);
    for (let unit = 0; unit < units.length; unit++) {
      const [from, to] = [unit * columns, unit * rowLength];
      for (let column = 0; column < columns; column++)
        held[to + column] = book[from + column] + adjustment[from + column] + careSplit[from + column];
    }
  };
  return { step: 0, fill, handOuts: [], heldAfterLevel: [], weightsByKey: new Map() };
}
