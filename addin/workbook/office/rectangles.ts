import { type CellRange, rangeA1 } from '../../../server/contract/layout/planAddresses.ts';

/** Cells of equal numbers as few rectangles, by their number; `corner` is where the matrix begins. Cells of 0 are left out. */
export function rectanglesByNumber(
  { row, column }: { readonly row: number; readonly column: number },
  numbers: readonly Uint16Array[],
): Map<number, CellRange[]> {
  const closed = new Map<number, CellRange[]>();
  let open: Run[] = [];
  const close = ({ number, top, bottom, from, to }: Run) => {
    const range = {
      from: { row: row + top, column: column + from },
      to: { row: row + bottom, column: column + to },
    };
    const others = closed.get(number);
    if (others) others.push(range);
    else closed.set(number, [range]);
  };
  numbers.forEach((line, at) => {
    const runs = runsOf(line, at);
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
  readonly number: number;
  readonly top: number;
  readonly bottom: number;
  readonly from: number;
  readonly to: number;
}

const keyOf = ({ number, from, to }: Run) => `${number} ${from} ${to}`;

function runsOf(line: Uint16Array, at: number): Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < line.length; ) {
    const number = line[from] ?? 0;
    let to = from;
    while (to + 1 < line.length && line[to + 1] === number) to += 1;
    if (number !== 0) runs.push({ number, top: at, bottom: at, from, to });
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

/** A rectangle as single columns. */
export const columnsOf = ({ from, to }: CellRange): CellRange[] =>
  Array.from({ length: to.column - from.column + 1 }, (_, index) => ({
    from: { ...from, column: from.column + index },
    to: { ...to, column: from.column + index },
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
