import { shareAt } from './posting.ts';
import type { HandOut, MonthRun, Run, Share } from './run.ts';

/** Edges are not stored: what one unit handed to another follows from what it held and its weights. */

/** Where a unit stands among the receivers of a share; −1 where it gets nothing. */
export function positionOf({ weights }: Share, unit: number): number {
  const { receivers } = weights;
  let low = 0;
  let high = receivers.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (receivers[middle] === unit) return middle;
    if (receivers[middle] < unit) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Everything one unit handed to another over the run's months, in quanta; 0 for units that the run does not know. */
export function handedOver(run: Run, senderCode: string, receiverCode: string): number {
  const sender = run.layout.unitAt.get(senderCode);
  const receiver = run.layout.unitAt.get(receiverCode);
  if (sender === undefined || receiver === undefined) return 0;
  return run.months
    .flatMap((month) =>
      month.handOuts
        .filter((handOut) => handOut.sender === sender)
        .map((handOut) => handedInMonth(run, month, handOut, receiver)),
    )
    .reduce((sum, quanta) => sum + quanta, 0);
}

function handedInMonth(
  { layout }: Run,
  { held }: MonthRun,
  { sender, shares }: HandOut,
  receiver: number,
): number {
  const { masks, columns, rowLength } = layout;
  const row = sender * rowLength;
  let sum = 0;
  for (const share of shares) {
    const position = positionOf(share, receiver);
    if (position === -1) continue;
    for (let mask = 0; mask < masks; mask++)
      for (const column of share.columns)
        sum += shareAt(held[row + mask * columns + column], share.weights.sums, position);
  }
  return sum;
}
