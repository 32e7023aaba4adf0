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
import { quantaPerYuan } from '../engine/money.ts';
import type { Run } from '../engine/run.ts';
import { unitCost } from '../engine/unitCost.ts';
import type { Reading, VolumeFigures } from './caseBook.ts';
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
      return unitCost(run, of.figure).quotient?.toNumber() ?? Number.NaN;
    case 'edge':
      return handedOver(run, of.sender, of.receiver) / quantaPerYuan[run.quantum];
    default:
      return answered(of, givenBy(run, of.of));
  }
}

function answered(of: Exclude<RunReading, { kind: 'figure' | 'edge' }>, given: VolumeAndCost): number {
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
      return bound.ofFigure(of.figure) / unitCost(run, of.figure).denominator.toNumber();
    case 'edge':
      return bound.ofEdge(of.sender, of.receiver);
    default:
      return breakEvenBound(run, of, bound.ofFigure(of.of.fixed));
  }
}

/** What break-even computes rises or falls with each of the two costs alone: it is farthest off at a corner. */
function breakEvenBound(
  run: Run,
  of: Exclude<RunReading, { kind: 'figure' | 'edge' }>,
  costYuan: number,
): number {
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
