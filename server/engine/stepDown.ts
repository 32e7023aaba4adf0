import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { assignmentsOf, chooseAssignment } from './assignment.ts';
import { elementParams } from './careSplit.ts';
import { elementOfColumn, type Layout, reachedMasks, unitLabel } from './layout.ts';
import type { CostElement, Month } from './ledger.ts';
import { heldYuan, leftovers, type MonthContext } from './leftovers.ts';
import type { PostingTable } from './postingTable.ts';
import type { AllocationRules, AllocationStep, DriverAssignment, DriverSource } from './rules.ts';
import type { HandOut, Share } from './run.ts';
import { matchesUnit } from './selectors.ts';
import type { NoWeights, WeightsOfMonth } from './weights.ts';

/** The steps of all levels in order, each with the level it belongs to. */
function stepsOf(rules: AllocationRules): readonly { step: AllocationStep; level: number }[] {
  return rules.levels.flatMap(({ steps }, level) => steps.map((step) => ({ step, level })));
}

/** By unit: the first step that names it as a sender, −1 for units that never close. */
export function closingSteps(layout: Layout, rules: AllocationRules): Int16Array {
  const steps = stepsOf(rules);
  return Int16Array.from(layout.units, (unit, at) =>
    layout.classOf[at].role === 'sender'
      ? steps.findIndex(({ step }) => matchesUnit(step.senders, unit))
      : -1,
  );
}

/** Quanta by column, under some masks, over the units that are still open after a step. */
export function heldByOpenUnits(
  { units, columns, rowLength }: Layout,
  held: Float64Array,
  closesAt: Int16Array,
  step: number,
  masks: readonly number[],
): Float64Array {
  const totals = new Float64Array(columns);
  for (let unit = 0; unit < units.length; unit++) {
    if (closesAt[unit] !== -1 && closesAt[unit] <= step) continue;
    for (const mask of masks) addTo(totals, held, unit * rowLength + mask * columns);
  }
  return totals;
}

/** Adds a stretch of amounts to totals of its length. */
function addTo(totals: Float64Array, amounts: Float64Array, first: number): void {
  for (let at = 0; at < totals.length; at++) totals[at] += amounts[first + at];
}

const zeroBaseCodes = {
  parameter: 'AL-030',
  workload: 'AL-031',
  internalService: 'AL-032',
  revenue: 'AL-033',
} as const satisfies Record<DriverSource['kind'], string>;

/** A sender's columns by the assignment that claims them, and those that nothing or too much claims. */
interface Claims {
  readonly columns: Map<DriverAssignment, number[]>;
  readonly unclaimed: Set<CostElement>;
  readonly contested: Map<string, Set<CostElement>>;
}

/**
 * Step-down of one month: the senders of a step hand out all they hold, per leaf × source × mask, to
 * the units that stay open; what arrives has the sender's class in its mask.
 */
export class StepDown {
  readonly faults: Fault[] = [];
  readonly handOuts: HandOut[] = [];
  private readonly context: MonthContext;
  private readonly layout: Layout;
  private readonly rules: AllocationRules;
  private readonly month: Month;
  private readonly closesAt: Int16Array;
  private readonly weights: WeightsOfMonth;
  private readonly table: PostingTable;
  private readonly held: Float64Array;
  private readonly claimants = new Map<string, readonly (readonly DriverAssignment[])[]>();

  constructor(context: MonthContext, closesAt: Int16Array, weights: WeightsOfMonth, table: PostingTable) {
    this.context = context;
    this.layout = context.layout;
    this.rules = context.rules;
    this.month = context.month;
    this.closesAt = closesAt;
    this.weights = weights;
    this.table = table;
    this.held = table.rows;
  }

  /** Runs the steps from one on; gives what all units together hold after each level that it closed. */
  runFrom(firstStep: number): Float64Array[] {
    const afterLevel: Float64Array[] = [];
    const steps = stepsOf(this.rules);
    this.rules.levels.forEach((entered, level) => {
      this.context.enterLevel?.(entered, this.month);
      steps.forEach(({ step, level: own }, at) => {
        if (own === level && at >= firstStep) this.close(step, at);
      });
      const last = steps.findLastIndex(({ level: own }) => own <= level);
      if (last >= firstStep || firstStep === 0) afterLevel[level] = this.heldAfter(last);
    });
    this.faults.push(...leftovers(this.context, this.closesAt, this.held));
    return afterLevel;
  }

  private heldAfter(step: number): Float64Array {
    const { layout, held, closesAt } = this;
    return heldByOpenUnits(layout, held, closesAt, step, reachedMasks(layout, closesAt, step));
  }

  private close(step: AllocationStep, stepAt: number): void {
    const masks = reachedMasks(this.layout, this.closesAt, stepAt - 1);
    for (let sender = 0; sender < this.layout.units.length; sender++) {
      if (this.closesAt[sender] !== stepAt) continue;
      const claims = this.claimsOf(sender, masks);
      this.tellUnclaimed(sender, claims);
      const shares: Share[] = [];
      for (const [assignment, columns] of claims.columns) {
        const weights = this.weights.find({ sender, stepAt, step, assignment });
        if (typeof weights === 'string' || 'undefinedDriver' in weights) {
          this.faults.push(this.faultOf(weights, sender, assignment, columns));
          continue;
        }
        if (weights.fallback !== null) this.tellFallback(sender, assignment, weights);
        shares.push({ assignment, columns, weights });
      }
      for (const share of shares) this.post(sender, share, masks);
      if (shares.length > 0) this.handOuts.push({ sender, step: stepAt, shares });
    }
  }

  /** Only columns that hold something need a driver. */
  private claimsOf(sender: number, masks: readonly number[]): Claims {
    const { layout, held } = this;
    const claims: Claims = { columns: new Map(), unclaimed: new Set(), contested: new Map() };
    const claimants = this.claimantsOf(sender);
    for (let column = 0; column < layout.columns; column++) {
      if (!holdsAny(held, sender * layout.rowLength + column, masks, layout.columns)) continue;
      const element = elementOfColumn(layout, column);
      claim(claims, claimants[element], layout.elements[element], column);
    }
    return claims;
  }

  /** By element; the same for all senders that the same assignments speak for. */
  private claimantsOf(sender: number): readonly (readonly DriverAssignment[])[] {
    const candidates = assignmentsOf(this.rules.assignments, this.layout.units[sender]);
    const key = candidates.map(({ id }) => id).join(' ');
    const known = this.claimants.get(key);
    if (known) return known;
    const found = this.layout.elements.map((element) => chooseAssignment(candidates, element));
    this.claimants.set(key, found);
    return found;
  }

  private tellUnclaimed(sender: number, { unclaimed, contested }: Claims): void {
    if (unclaimed.size + contested.size === 0) return;
    const unit = this.layout.units[sender];
    const named = { month: this.month, unit: unitLabel(unit) };
    if (unclaimed.size > 0) {
      const params = {
        ...named,
        ...elementParams(unclaimed),
        amount: heldYuan(this.context, this.held, sender, unclaimed),
      };
      this.faults.push(fault('AL-020', params, unit.at));
    }
    for (const [assignments, elements] of contested)
      this.faults.push(fault('AL-021', { ...named, ...elementParams(elements), assignments }, unit.at));
  }

  private faultOf(
    why: NoWeights,
    sender: number,
    assignment: DriverAssignment,
    columns: readonly number[],
  ): Fault {
    if (typeof why === 'object')
      return fault(
        'AL-025',
        { assignment: assignment.id, driver: why.undefinedDriver },
        assignment.origin.where,
      );
    const elements = columns.map((column) => this.layout.elements[elementOfColumn(this.layout, column)]);
    const unit = unitLabel(this.layout.units[sender]);
    const params = { month: this.month, unit, ...elementParams(elements) };
    const driver = this.weights.definition(assignment.driver);
    if (why === 'noReceiver' || !driver) return fault('AL-022', params, assignment.origin.where);
    const where = this.weights.placeOf({ sender, assignment }) ?? assignment.origin.where;
    const names = { driver: driver.name.zh, driverEn: driver.name.en };
    return fault(zeroBaseCodes[driver.source.kind], { ...params, ...names }, where);
  }

  private tellFallback(sender: number, assignment: DriverAssignment, weights: Share['weights']): void {
    const assigned = this.weights.definition(assignment.driver) ?? weights.driver;
    const params = {
      month: this.month,
      unit: unitLabel(this.layout.units[sender]),
      driver: assigned.name.zh,
      driverEn: assigned.name.en,
    };
    const where = this.weights.placeOf({ sender, assignment }) ?? assignment.origin.where;
    this.faults.push(
      weights.fallback === 'lastMonth'
        ? fault('AL-035', { ...params, lastMonth: weights.valuesOf }, where)
        : fault(
            'AL-034',
            { ...params, fallback: weights.driver.name.zh, fallbackEn: weights.driver.name.en },
            where,
          ),
    );
  }

  private post(sender: number, { columns, weights }: Share, masks: readonly number[]): void {
    const { layout, held } = this;
    const bit = 2 ** (layout.classOf[sender].bit ?? 0);
    const amounts = new Float64Array(masks.length * columns.length);
    const slots = new Int32Array(amounts.length);
    let count = 0;
    for (const mask of masks) {
      const from = sender * layout.rowLength + mask * layout.columns;
      const to = (mask | bit) * layout.columns;
      for (const column of columns) {
        if (held[from + column] === 0) continue;
        amounts[count] = held[from + column];
        slots[count++] = to + column;
      }
    }
    const parcel = { amounts: amounts.subarray(0, count), slots: slots.subarray(0, count) };
    this.table.post(parcel, weights);
  }
}

/** Whether a column, given by its slot under the empty mask, holds anything under some masks. */
function holdsAny(held: Float64Array, slot: number, masks: readonly number[], columns: number): boolean {
  for (let at = 0; at < masks.length; at++) if (held[slot + masks[at] * columns] !== 0) return true;
  return false;
}

function claim(
  { columns, unclaimed, contested }: Claims,
  claimants: readonly DriverAssignment[],
  element: CostElement,
  column: number,
): void {
  if (claimants.length === 0) unclaimed.add(element);
  else if (claimants.length > 1) {
    const names = claimants.map(({ id }) => id).join(', ');
    contested.set(names, (contested.get(names) ?? new Set()).add(element));
  } else {
    const list = columns.get(claimants[0]);
    if (list) list.push(column);
    else columns.set(claimants[0], [column]);
  }
}
