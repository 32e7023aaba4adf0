import { positionOf } from './handedOver.ts';
import { reachedMasks } from './layout.ts';
import { decimalText } from './money.ts';
import { proportionOf, shareAt } from './posting.ts';
import type { Share, SourceCost } from './run.ts';
import { adjustmentCells, bookCells } from './traceCells.ts';
import {
  type Amounts,
  type Holding,
  type LazyNode,
  lazyNode,
  pathName,
  sumOf,
  type TraceStep,
} from './traceNode.ts';
import { careSplitNodes } from './traceSplit.ts';

/** One thing that slots are made of, and what of it belongs to the trace. Makes one node. */
interface Origin {
  /** Slots of the origin's own row and the traced quanta of each, side by side. */
  readonly slots: number[];
  readonly quanta: number[];
  /** All it put into the slots traced, of which the quanta are a part; and what it handed out in all. */
  whole: number;
  handedOut: number;
  readonly node: (amount: number, amounts: () => Amounts) => LazyNode;
}

/** What a traced slot is made of, in canonical order; the lists stand side by side. */
interface Pieces {
  readonly origins: Origin[];
  readonly weights: number[];
  /** In the row of the origin's own unit. */
  readonly slots: number[];
}

/** The children of a holding: where its amounts came from, one step back. */
export function originsOf(holding: Holding): readonly LazyNode[] {
  const pieces = new Map([...holding.amounts.keys()].map((slot) => [slot, noPieces()] as const));
  const origins = ownCost(holding, pieces);
  if (!holding.beforeSplit) origins.push(...handOuts(holding, pieces));
  for (const [slot, amount] of holding.amounts) takeApart(amount, pieces.get(slot) ?? noPieces());
  return origins
    .filter(({ slots }) => slots.length > 0)
    .map(({ slots, quanta, node }) =>
      node(sumOf(quanta), () => new Map(slots.map((slot, at) => [slot, quanta[at]] as const))),
    );
}

const noPieces = (): Pieces => ({ origins: [], weights: [], slots: [] });

/** Gives every piece of a slot its part; a slot traced as a whole is made of its pieces as they are. */
function takeApart(amount: number, { origins, weights, slots }: Pieces): void {
  const whole = sumOf(weights);
  let running = 0;
  let before = 0;
  for (let at = 0; at < weights.length; at++) {
    running += weights[at];
    const upTo = amount === whole ? running : proportionOf(amount, running, whole);
    if (upTo !== before) {
      origins[at].slots.push(slots[at]);
      origins[at].quanta.push(upTo - before);
    }
    origins[at].whole += weights[at];
    before = upTo;
  }
}

function add({ origins, weights, slots }: Pieces, origin: Origin, weight: number, slot: number): void {
  if (weight === 0) return;
  origins.push(origin);
  weights.push(weight);
  slots.push(slot);
}

const originWith = (node: Origin['node']): Origin => ({
  slots: [],
  quanta: [],
  whole: 0,
  handedOut: 0,
  node,
});

/** Books, adjustments and care splits: the empty mask. */
function ownCost(holding: Holding, pieces: ReadonlyMap<number, Pieces>): Origin[] {
  const { run, month, unit, beforeSplit, proportional } = holding;
  const { layout } = run;
  const shared = { month: month.month, unit: layout.units[unit], proportional };
  const own = (kind: keyof SourceCost, open: (amounts: Amounts) => readonly LazyNode[]): Origin => {
    const origin = originWith((amount, amounts) =>
      lazyNode(kind, { ...shared, kind, amount }, () => open(amounts())),
    );
    for (const [slot, made] of pieces)
      if (slot < layout.columns) add(made, origin, month.source[kind][unit * layout.columns + slot], slot);
    return origin;
  };
  const booked = [
    own('book', (amounts) => bookCells(holding, amounts)),
    own('adjustment', (amounts) => adjustmentCells(holding, amounts)),
  ];
  if (beforeSplit) return booked;
  return [...booked, own('careSplit', (amounts) => careSplitNodes(holding, amounts, originsOf))];
}

/** What every sender posted to the unit, in canonical order of the senders. */
function handOuts(holding: Holding, pieces: ReadonlyMap<number, Pieces>): Origin[] {
  const { run, month } = holding;
  const senders = [...month.handOuts].sort((one, other) => one.sender - other.sender);
  const masks = new Map(
    [...new Set(senders.map(({ step }) => step))].map(
      (step) => [step, reachedMasks(run.layout, month.closesAt, step - 1)] as const,
    ),
  );
  return senders.flatMap(({ sender, step, shares }) =>
    shares.flatMap((share, index) => {
      const position = positionOf(share, holding.unit);
      if (position === -1) return [];
      const origin = handOutOrigin(holding, sender, share, index, position);
      addEdge(holding, sender, share, position, origin, pieces, masks.get(step) ?? []);
      return [origin];
    }),
  );
}

function addEdge(
  { run, month }: Holding,
  sender: number,
  share: Share,
  position: number,
  origin: Origin,
  pieces: ReadonlyMap<number, Pieces>,
  masks: readonly number[],
): void {
  const { layout } = run;
  const bit = 2 ** (layout.classOf[sender].bit ?? 0);
  for (const mask of masks) {
    for (const column of share.columns) {
      const slot = mask * layout.columns + column;
      const held = month.held[sender * layout.rowLength + slot];
      const made = held === 0 ? undefined : pieces.get((mask | bit) * layout.columns + column);
      if (!made) continue;
      origin.handedOut += held;
      add(made, origin, shareAt(held, share.weights.sums, position), slot);
    }
  }
}

function handOutOrigin(
  holding: Holding,
  sender: number,
  share: Share,
  shareIndex: number,
  position: number,
): Origin {
  const { run, month, proportional } = holding;
  const unit = run.layout.units[sender];
  const origin: Origin = originWith((amount, amounts) => {
    const step = stepOf(share, position, origin);
    const shown = { kind: 'handedOver', month: month.month, unit, amount, proportional, step } as const;
    return lazyNode(pathName('by', unit.code, shareIndex), shown, () =>
      originsOf({ ...holding, unit: sender, amounts: amounts(), proportional: true }),
    );
  });
  return origin;
}

function stepOf(
  { assignment, weights }: Share,
  position: number,
  { whole: posted, handedOut }: Origin,
): TraceStep {
  const { sums, driver, fallback, valuesOf, decimals } = weights;
  const value = BigInt(sums[position]) - (position === 0 ? 0n : BigInt(sums[position - 1]));
  const total = BigInt(sums[sums.length - 1]);
  const offTimesTotal = BigInt(posted) * total - BigInt(handedOut) * value;
  return {
    ...{ rule: assignment, driver, fallback, valuesOf, handedOut, posted },
    driverValue: decimalText(value, decimals),
    driverTotal: decimalText(total, decimals),
    residual: decimalText((offTimesTotal * 1_000_000n) / total, 6),
  };
}
