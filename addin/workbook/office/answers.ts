/** A rectangle of a sheet to be read. */
export interface Piece {
  readonly sheet: Excel.Worksheet;
  readonly area: Area;
}

export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export interface Answered<Loaded> {
  readonly piece: Piece;
  readonly loaded: Loaded;
}

/** Asks for what a piece holds; what it gives is called once the answer is there, and gives null for none. */
export type Load<Loaded> = (piece: Piece) => () => Loaded | null;

/**
 * Reads pieces in as few round trips as answers may be long: `most` cells each. Where Excel says that an answer
 * is too large, or gives null in place of values, less is asked for, down to one row. `hear` is called after each
 * round trip.
 */
export async function answersFor<Loaded>(
  pieces: readonly Piece[],
  most: number,
  load: Load<Loaded>,
  hear: (answers: readonly Answered<Loaded>[]) => void = () => undefined,
): Promise<Answered<Loaded>[]> {
  const answers: Answered<Loaded>[] = [];
  const parts = pieces.flatMap((piece) => partsOf(piece, most));
  for (const group of groups(parts, most)) {
    const found = await answer(group, load);
    hear(found);
    answers.push(...found);
  }
  return answers;
}

async function answer<Loaded>(pieces: readonly Piece[], load: Load<Loaded>): Promise<Answered<Loaded>[]> {
  const reads = pieces.map((piece) => ({ piece, read: load(piece) }));
  try {
    await pieces[0]?.sheet.context.sync();
    const answers = reads.map(({ piece, read }) => ({ piece, loaded: read() }));
    if (answers.every(isThere)) return answers;
  } catch (cause) {
    if (!isTooLarge(cause)) throw cause;
  }
  const [first, second] = halves(pieces);
  return [...(await answer(first, load)), ...(await answer(second, load))];
}

const isThere = <Loaded>(one: { piece: Piece; loaded: Loaded | null }): one is Answered<Loaded> =>
  one.loaded !== null;

const isTooLarge = (cause: unknown): boolean =>
  (cause as { code?: string }).code === 'ResponsePayloadSizeLimitExceeded';

function halves(pieces: readonly Piece[]): [Piece[], Piece[]] {
  const [only, ...others] = pieces;
  const middle = Math.ceil(pieces.length / 2);
  if (!only || others.length > 0) return [pieces.slice(0, middle), pieces.slice(middle)];
  const { sheet, area } = only;
  if (area.rows === 1) throw new Error('Excel gave no values for one row');
  const rows = Math.ceil(area.rows / 2);
  return [
    [{ sheet, area: { ...area, rows } }],
    [{ sheet, area: { ...area, row: area.row + rows, rows: area.rows - rows } }],
  ];
}

/** Whole rows of a piece, as many as may come together. */
function partsOf({ sheet, area }: Piece, most: number): Piece[] {
  const step = Math.max(1, Math.floor(most / Math.max(1, area.columns)));
  const parts: Piece[] = [];
  for (let row = 0; row < area.rows; row += step)
    parts.push({ sheet, area: { ...area, row: area.row + row, rows: Math.min(step, area.rows - row) } });
  return parts;
}

function* groups(pieces: readonly Piece[], most: number): Generator<Piece[]> {
  let group: Piece[] = [];
  let cells = 0;
  for (const piece of pieces) {
    const added = piece.area.rows * piece.area.columns;
    if (group.length > 0 && cells + added > most) {
      yield group;
      group = [];
      cells = 0;
    }
    group.push(piece);
    cells += added;
  }
  if (group.length > 0) yield group;
}

export const rangeOfPiece = ({ sheet, area }: Piece): Excel.Range =>
  sheet.getRangeByIndexes(area.row, area.column, area.rows, area.columns);
