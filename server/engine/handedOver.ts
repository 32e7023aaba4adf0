import { shareAt } from './posting.ts';
import type { Run } from './run.ts';

/** What one unit handed directly to another, in quanta, over all months: an edge, derived from what the sender held. */
export function handedOver({ layout, months }: Run, sender: string, receiver: string): number {
  const from = layout.unitAt.get(sender) ?? -1;
  const to = layout.unitAt.get(receiver) ?? -1;
  let total = 0;
  for (const { handOuts, held } of months) {
    for (const { shares } of handOuts.filter((handOut) => handOut.sender === from)) {
      for (const { columns, weights } of shares) {
        const position = weights.receivers.indexOf(to);
        if (position < 0) continue;
        for (let base = from * layout.rowLength; base < (from + 1) * layout.rowLength; base += layout.columns) {
          for (const column of columns) total += shareAt(held[base + column], weights.sums, position);
        }
      }
    }
  }
  return total;
}
