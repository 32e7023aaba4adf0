import { splitRowsOf, splitSides, splitUnits } from './careSplit.ts';
import { edgeAmount, positionOf } from './handedOver.ts';
import { elementOfColumn } from './layout.ts';
import type { CareSplit } from './ledger.ts';
import { ExactDecimal } from './money.ts';
import { proportionOf, shareAt } from './posting.ts';
import type { HandOut, MonthRun, Run, Share } from './run.ts';
import { adjustmentCells, bookCells } from './traceCells.ts';
import { type LazyNode, lazyNode, pathName, type TraceStep } from './traceNode.ts';

/**
 * What is traced at one unit: amounts by slot of its row. At the top they are what the unit holds;
 * below they are the part of it that went the way of the trace, and every slot is taken apart by the
 * posting rule in proportion to what the unit's slot is made of.
 */
export interface Holding {
  readonly run: Run;
  readonly month: MonthRun;
  readonly monthAt: number;
  readonly unit: number;
  /** Quanta by slot, only slots that are traced. */
  readonly amounts: ReadonlyMap<number, number>;
  readonly proportional: boolean;
  /** A mixed unit's cost as it was before the care split. */
  readonly beforeSplit: boolean;
}

/** One thing that a slot is made of. Parts of one origin make one node. */
interface Origin {
  readonly order: string;
  readonly node: (amounts: Map<number, number>) => LazyNode;
}

interface Piece {
  readonly origin: Origin;
  /** Quanta the piece has in the whole slot. */
  readonly weight: number;
  /** Slot in the row of the piece's own unit. */
  readonly slot: number;
}

/** The children of a holding: where its amounts came from, one step back. */
export function originsOf(holding: Holding): readonly LazyNode[] {
  const pieces = piecesBySlot(holding);
  const parts = new Map<Origin, Map<number, number>>();
  for (const [slot, amount] of holding.amounts) {
    const made = pieces.get(slot) ?? [];
    const whole = made.reduce((sum, { weight }) => sum + weight, 0);
    let running = 0;
    let before = 0;
    for (const { origin, weight, slot: ownSlot } of made) {
      running += weight;
      const upTo = amount === whole ? running : proportionOf(amount, running, whole);
      const part = upTo - before;
      before = upTo;
      if (part === 0) continue;
      const amounts = parts.get(origin) ?? new Map<number, number>();
      amounts.set(ownSlot, (amounts.get(ownSlot) ?? 0) + part);
      parts.set(origin, amounts);
    }
  }
  return [...parts]
    .sort(([one], [other]) => (one.order < other.order ? -1 : 1))
    .map(([origin, amounts]) => origin.node(amounts));
}

const sumOf = (amounts: ReadonlyMap<number, number>) =>
  [...amounts.values()].reduce((sum, part) => sum + part, 0);

function piecesBySlot(holding: Holding): ReadonlyMap<number, readonly Piece[]> {
  const pieces = new Map<number, Piece[]>();
  const add = (slot: number, piece: Piece) => {
    if (piece.weight === 0 || !holding.amounts.has(slot)) return;
    const list = pieces.get(slot);
    if (list) list.push(piece);
    else pieces.set(slot, [piece]);
  };
  addOwnCost(holding, add);
  if (!holding.beforeSplit) addHandOuts(holding, add);
  return pieces;
}

type Add = (slot: number, piece: Piece) => void;

/** Books, adjustments and care splits: the empty mask. */
function addOwnCost(holding: Holding, add: Add): void {
  const { run, month, unit, beforeSplit, proportional } = holding;
  const { source } = month;
  const shared = { month: month.month, unit: run.layout.units[unit], proportional };
  const book: Origin = {
    order: '0',
    node: (amounts) =>
      lazyNode('book', { ...shared, kind: 'book', amount: sumOf(amounts) }, () =>
        bookCells(holding, amounts),
      ),
  };
  const adjustment: Origin = {
    order: '1',
    node: (amounts) =>
      lazyNode('adjustment', { ...shared, kind: 'adjustment', amount: sumOf(amounts) }, () =>
        adjustmentCells(holding, amounts),
      ),
  };
  const careSplit: Origin = {
    order: '2',
    node: (amounts) =>
      lazyNode('careSplit', { ...shared, kind: 'careSplit', amount: sumOf(amounts) }, () =>
        careSplitNodes(holding, amounts),
      ),
  };
  for (const column of holding.amounts.keys()) {
    if (column >= run.layout.columns) continue;
    const slot = unit * run.layout.columns + column;
    add(column, { origin: book, weight: source.book[slot], slot: column });
    add(column, { origin: adjustment, weight: source.adjustment[slot], slot: column });
    if (!beforeSplit) add(column, { origin: careSplit, weight: source.careSplit[slot], slot: column });
  }
}

/** What every sender posted to the unit, in canonical order of the senders. */
function addHandOuts(holding: Holding, add: Add): void {
  const { run, month, unit } = holding;
  const { layout } = run;
  const senders = [...month.handOuts].sort((one, other) => one.sender - other.sender);
  for (const handOut of senders) {
    const bit = 2 ** (layout.classOf[handOut.sender].bit ?? 0);
    handOut.shares.forEach((share, shareAtIndex) => {
      const position = positionOf(share, unit);
      if (position === -1) return;
      const origin = handOutOrigin(holding, handOut, shareAtIndex, position);
      for (let mask = 0; mask < layout.masks; mask++) {
        for (const column of share.columns) {
          const slot = mask * layout.columns + column;
          if (month.held[handOut.sender * layout.rowLength + slot] === 0) continue;
          const target = (mask | bit) * layout.columns + column;
          if (!holding.amounts.has(target)) continue;
          const weight = edgeAmount(run, month, handOut.sender, share, position, slot);
          add(target, { origin, weight, slot });
        }
      }
    });
  }
}

function handOutOrigin(
  holding: Holding,
  { sender, shares }: HandOut,
  shareIndex: number,
  position: number,
): Origin {
  const { run, month, proportional } = holding;
  const unit = run.layout.units[sender];
  const share = shares[shareIndex];
  return {
    order: `3 ${String(sender).padStart(6, '0')} ${String(shareIndex).padStart(3, '0')}`,
    node: (amounts) => {
      const step = stepOf(holding, sender, share, position, [...amounts.keys()]);
      const shown = {
        kind: 'handedOver',
        month: month.month,
        unit,
        amount: sumOf(amounts),
        proportional,
        step,
      } as const;
      const below = { ...holding, unit: sender, amounts, proportional: true };
      return lazyNode(pathName('by', unit.code, shareIndex), shown, () => originsOf(below));
    },
  };
}

function stepOf(
  { run, month }: Holding,
  sender: number,
  { assignment, weights }: Share,
  position: number,
  slots: readonly number[],
): TraceStep {
  const held = slots.map((slot) => month.held[sender * run.layout.rowLength + slot]);
  const handedOut = held.reduce((sum, quanta) => sum + quanta, 0);
  const posted = held.reduce((sum, quanta) => sum + shareAt(quanta, weights.sums, position), 0);
  const upTo = (at: number) => new ExactDecimal(at < 0 ? '0' : String(weights.sums[at]));
  const value = upTo(position).minus(upTo(position - 1));
  const total = upTo(weights.sums.length - 1);
  const exact = value.times(handedOut).div(total);
  const { driver, fallback, valuesOf, decimals } = weights;
  return {
    ...{ assignment, driver, fallback, valuesOf, handedOut, posted },
    driverValue: value.times(`1e-${decimals}`).toFixed(),
    driverTotal: total.times(`1e-${decimals}`).toFixed(),
    residual: new ExactDecimal(posted).minus(exact).toFixed(6),
  };
}

/** A split unit shows the rows that took its cost away, a target the units that gave it. */
export function careSplitNodes(holding: Holding, amounts: ReadonlyMap<number, number>): LazyNode[] {
  const { run, month, unit } = holding;
  const split = splitUnits(run.layout, run.ledger.careSplits, month.month);
  const own = split.get(unit);
  return own ? splitCells(holding, own, amounts) : splitGivers(holding, split, amounts);
}

const rowFor = ({ run }: Holding, rows: readonly CareSplit[], column: number) =>
  splitRowsOf(rows, run.layout.elements[elementOfColumn(run.layout, column)])[0];

function splitCells(
  holding: Holding,
  rows: readonly CareSplit[],
  amounts: ReadonlyMap<number, number>,
): LazyNode[] {
  const byRow = new Map<CareSplit, number>();
  for (const [column, amount] of amounts) {
    const row = rowFor(holding, rows, column);
    byRow.set(row, (byRow.get(row) ?? 0) + amount);
  }
  const { proportional } = holding;
  return [...byRow].map(([row, amount], index) =>
    lazyNode(`cell:${index}`, { kind: 'cell', amount, proportional, cell: row.at }),
  );
}

function splitGivers(
  holding: Holding,
  split: ReadonlyMap<number, readonly CareSplit[]>,
  amounts: ReadonlyMap<number, number>,
): LazyNode[] {
  const { run, month, unit, proportional } = holding;
  const { layout } = run;
  const parts = new Map<number, Map<number, number>>();
  for (const [column, amount] of amounts) {
    const whole = month.source.careSplit[unit * layout.columns + column];
    let running = 0;
    let before = 0;
    for (const giver of [...split.keys()].sort((one, other) => one - other)) {
      running += givenBySplit(holding, giver, split.get(giver) ?? [], column);
      const upTo = amount === whole ? running : proportionOf(amount, running, whole);
      if (upTo !== before)
        parts.set(giver, (parts.get(giver) ?? new Map<number, number>()).set(column, upTo - before));
      before = upTo;
    }
  }
  return [...parts].map(([giver, given]) => {
    const below = { ...holding, unit: giver, amounts: given, proportional: true, beforeSplit: true };
    const shown = { month: month.month, unit: layout.units[giver], amount: sumOf(given), proportional };
    return lazyNode(pathName('from', layout.units[giver].code), { ...shown, kind: 'splitFrom' }, () =>
      originsOf(below),
    );
  });
}

function givenBySplit(holding: Holding, giver: number, rows: readonly CareSplit[], column: number): number {
  const { run, month, unit } = holding;
  const slot = giver * run.layout.columns + column;
  const row = rowFor(holding, rows, column);
  if (!row) return 0;
  const sides = splitSides(run.layout, row);
  const side = sides.units.indexOf(unit);
  return side === -1 ? 0 : shareAt(month.source.book[slot] + month.source.adjustment[slot], sides.sums, side);
}
