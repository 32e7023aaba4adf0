import type { RangeBlock } from '../../../server/contract/rangeBlock.ts';

const encoder = new TextEncoder();

/**
 * Of what stands on these sheets: the same as long as nobody changed a value, wherever the workbook was saved
 * meanwhile and in whatever pieces it was read. Ids of sheets, hidden rows and looks are not in it. Sheet by
 * sheet, so that a large workbook does not hold up the pane.
 */
export async function fingerprint(
  blocks: readonly RangeBlock[],
  sheetNames: ReadonlySet<string>,
): Promise<string> {
  const digests: string[] = [];
  for (const name of [...sheetNames].sort()) {
    const pieces = blocks.filter(({ sheetName }) => sheetName === name);
    digests.push(await digest(`${JSON.stringify(name)}\n${contentOf(pieces)}`));
  }
  return digest(digests.join('\n'));
}

/** Pieces of one sheet are whole rows, one below the other: put together, their lists are those of one piece. */
function contentOf(pieces: readonly RangeBlock[]): string {
  const [first] = pieces;
  if (!first) return '';
  const { origin, columns, date1904 } = first;
  const texts = pieces.flatMap((piece) =>
    piece.texts.map(([at, text]) => [at + (piece.origin.row - origin.row) * columns, text]),
  );
  return [
    JSON.stringify([origin, columns, date1904, texts]),
    pieces.map(({ values }) => JSON.stringify(values).slice(1, -1)).join(),
    pieces.map(({ kinds }) => kinds.join()).join(),
  ].join('\n');
}

async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
