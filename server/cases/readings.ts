import { Decimal } from 'decimal.js';
import type { Figure } from '../contract/figure.ts';
import { activityLabourCost } from '../engine/activityLabour.ts';
import {
  type BreakEvenAnswer,
  breakEven,
  type VolumeAndCost,
  volumeForSurplus,
} from '../engine/breakEven.ts';
import { handedOver } from '../engine/handedOver.ts';
import { activityCosts } from '../engine/items/activityCosts.ts';
import { quantaPerYuan } from '../engine/money.ts';
import type { Run } from '../engine/run.ts';
import { unitCost } from '../engine/unitCost.ts';
import type { ActivityReading, Reading, Term, VolumeFigures } from './caseBook.ts';
import type { PostingBound } from './postingBound.ts';

/** What the engine makes of a reading, in yuan or the number's own unit; NaN where it gives no number. */
export function computed(run: Run | null, of: Reading): number {
  if (of.kind === 'activityLabour') return activityLabourCost(of.activity).toNumber();
  return run ? computedIn(run, of) : Number.NaN;
}

type RunReading = Exclude<Reading, { kind: 'activityLabour' }>;

function computedIn(run: Run, of: RunReading): number {
  switch (of.kind) {
    case 'figure':
      return figureIn(run, of.figure);
    case 'sum':
      return sumOfTerms(of.terms, (figure) => figureIn(run, figure));
    case 'activity':
      return activityValue(run, of);
    case 'edge':
      return handedOver(run, of.sender, of.receiver) / quantaPerYuan[run.quantum];
    default:
      return answered(of, givenBy(run, of.of));
  }
}

const figureIn = (run: Run, figure: Figure): number =>
  unitCost(run, figure).quotient?.toNumber() ?? Number.NaN;

const sumOfTerms = (terms: readonly Term[], of: (figure: Figure) => number): number =>
  terms
    .reduce((sum, { figure, times }) => sum.plus(new Decimal(of(figure)).times(times)), new Decimal(0))
    .toNumber();

/** An amount in yuan, and what of the driver it is for. */
function activityIn({ items }: Run, { unit: code, activity, item }: ActivityReading) {
  const none = { yuan: Number.NaN, driver: 1 };
  if (!items) return none;
  const { layout, method, perYuan } = items;
  const unit = layout.of.unitAt.get(code) ?? -1;
  const found = activityCosts(items, method, unit).find(({ name }) => name === activity);
  if (!found) return none;
  if (item === null) return { yuan: found.amount / perYuan, driver: found.driverTotal };
  const object = layout.objectAt(unit, layout.itemAt.get(item) ?? -1);
  return { yuan: (found.toObjects.get(object) ?? 0) / perYuan, driver: 1 };
}

function activityValue(run: Run, of: ActivityReading): number {
  const { yuan, driver } = activityIn(run, of);
  return yuan / driver;
}

type VolumeReading = Exclude<RunReading, { kind: 'figure' | 'sum' | 'activity' | 'edge' }>;

function answered(of: VolumeReading, given: VolumeAndCost): number {
  if (of.kind === 'breakEven') return numberOf(breakEven(of.gives, given));
  const volume = numberOf(volumeForSurplus(given, of.surplusYuan));
  return of.kind === 'targetVolume' ? volume : volume * numberOf(breakEven('price', given));
}

const numberOf = (answer: BreakEvenAnswer): number =>
  answer instanceof Decimal ? answer.toNumber() : Number.NaN;

function givenBy(run: Run, { revenue, variable, fixed, volume }: VolumeFigures): VolumeAndCost {
  const amount = (figure: Figure) => unitCost(run, figure).numerator;
  return {
    revenue: amount(revenue),
    variable: amount(variable),
    fixed: amount(fixed),
    volume: amount(volume),
  };
}

/** How far posting may have moved a reading from exact arithmetic. */
export function postingBound(bound: PostingBound, of: Reading): number {
  const { run } = bound;
  switch (of.kind) {
    case 'activityLabour':
      return 0;
    case 'figure':
      return figureBound(bound, of.figure);
    case 'sum':
      return of.terms.reduce(
        (sum, { figure, times }) => sum + figureBound(bound, figure) * Math.abs(times),
        0,
      );
    case 'activity':
      return (
        bound.ofFigure({ measure: 'itemCost', units: { codes: [of.unit] } }) / activityIn(run, of).driver
      );
    case 'edge':
      return bound.ofEdge(of.sender, of.receiver);
    default:
      return breakEvenBound(run, of, bound.ofFigure(of.of.fixed));
  }
}

const figureBound = (bound: PostingBound, figure: Figure): number =>
  bound.ofFigure(figure) / unitCost(bound.run, figure).denominator.toNumber();

/** What break-even computes rises or falls with each of the two costs alone: it is farthest off at a corner. */
function breakEvenBound(run: Run, of: VolumeReading, costYuan: number): number {
  const given = givenBy(run, of.of);
  const exact = answered(of, given);
  const corners = [-costYuan, costYuan].flatMap((inFixed) =>
    [-costYuan, costYuan].map((inVariable) =>
      answered(of, {
        ...given,
        fixed: new Decimal(given.fixed).plus(inFixed),
        variable: new Decimal(given.variable).plus(inVariable),
      }),
    ),
  );
  return Math.max(...corners.map((corner) => Math.abs(corner - exact)));
}
