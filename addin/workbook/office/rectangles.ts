import { type CellRange, rangeA1 } from '../../../server/contract/layout/planAddresses.ts';
import type { CellMatrix } from './sheetImage.ts';

/** The cells of every look as few rectangles, by the look's number. */
export function rectanglesByLook({ row, column, columns, lookOf }: CellMatrix): Map<number, CellRange[]> {
  const closed = new Map<number, CellRange[]>();
  let open: Run[] = [];
  const close = ({ look, top, bottom, from, to }: Run) => {
    const range = {
      from: { row: row + top, column: column + from },
      to: { row: row + bottom, column: column + to },
    };
    closed.set(look, [...(closed.get(look) ?? []), range]);
  };
  lookOf.forEach((line, at) => {
    const runs = runsOf(line, columns, at);
    const above = new Map(open.map((run) => [keyOf(run), run]));
    open = runs.map((run) => {
      const same = above.get(keyOf(run));
      if (!same) return run;
      above.delete(keyOf(run));
      return { ...same, bottom: at };
    });
    above.forEach(close);
  });
  open.forEach(close);
  return closed;
}

interface Run {
  readonly look: number;
  readonly top: number;
  readonly bottom: number;
  readonly from: number;
  readonly to: number;
}

const keyOf = ({ look, from, to }: Run) => `${look} ${from} ${to}`;

function runsOf(line: Uint16Array, columns: number, at: number): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < columns; ) {
    const look = line[from] ?? 0;
    let to = from;
    while (to + 1 < columns && line[to + 1] === look) to += 1;
    if (look !== 0) runs.push({ look, top: at, bottom: at, from, to });
    from = to + 1;
  }
  return runs;
}

/** A rectangle as single rows. */
export const rowsOf = ({ from, to }: CellRange): CellRange[] =>
  Array.from({ length: to.row - from.row + 1 }, (_, index) => ({
    from: { ...from, row: from.row + index },
    to: { ...to, row: from.row + index },
  }));

/** Excel takes a list of addresses as one text, up to a length. */
const LONGEST_LIST = 2_000;

export function addressLists(ranges: readonly CellRange[]): string[] {
  const lists: string[] = [];
  for (const address of ranges.map(rangeA1)) {
    const last = lists.at(-1);
    if (last !== undefined && last.length + address.length < LONGEST_LIST)
      lists[lists.length - 1] = `${last},${address}`;
    else lists.push(address);
  }
  return lists;
}
