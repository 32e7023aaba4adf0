import {
  contentLine,
  formulaContent,
  type RowSpan,
  valueContent,
} from '../../../server/contract/layout/planContent.ts';
import { columnLetters } from '../../../server/contract/place.ts';
import type { CellMatrix } from './sheetImage.ts';

/** What a person can type on the sheet, line by line: the same lines as `planContent` says of a plan. */
export function* foundContent(cells: CellMatrix, leftOut: RowSpan | null): Generator<string> {
  const letters = Array.from({ length: cells.columns }, (_, index) => columnLetters(cells.column + index));
  for (const [rowIndex, line] of cells.values.entries()) {
    const row = cells.row + rowIndex;
    if (leftOut && leftOut[0] <= row && row <= leftOut[1]) continue;
    for (const [index, value] of line.entries()) {
      const formula = cells.formulas[rowIndex]?.[index] ?? null;
      const content =
        formula === null ? valueContent(value) : formulaContent(formula, row, cells.column + index);
      const found = contentLine(`${letters[index]}${row + 1}`, content);
      if (found !== '') yield found;
    }
  }
}

const encoder = new TextEncoder();

/** Digest (sha256, hex) of lines. */
export async function digestOf(lines: Iterable<string>): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', encoder.encode([...lines].join('')));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
