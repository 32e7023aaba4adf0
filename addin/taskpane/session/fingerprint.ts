import type { RangeBlock } from '../../../server/contract/rangeBlock.ts';

const encoder = new TextEncoder();

/**
 * Of what stands on these sheets: the same as long as nobody changed a value, wherever the workbook was
 * saved meanwhile. Ids of sheets, hidden rows and looks are not in it.
 */
export async function fingerprint(
  blocks: readonly RangeBlock[],
  sheetNames: ReadonlySet<string>,
): Promise<string> {
  const content = blocks
    .filter(({ sheetName }) => sheetNames.has(sheetName))
    .map(({ sheetName, origin, columns, values, kinds, texts, date1904 }) =>
      JSON.stringify([sheetName, origin, columns, values, kinds, texts, date1904]),
    )
    .sort();
  const digest = await crypto.subtle.digest('SHA-256', encoder.encode(content.join('\n')));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
