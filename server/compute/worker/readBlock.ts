import { blockFrame, LAST_COLUMN, LAST_ROW } from '../../contract/api/block.ts';
import { DOCUMENTATION_PATH, firstIssue } from '../../contract/api/complaint.ts';
import { BLOCK_ROWS } from '../../contract/api/limits.ts';
import { Refused } from '../../contract/api/refused.ts';
import { fault } from '../../contract/faults/catalogue.ts';
import { CellKind, type CellValue, type RangeBlock } from '../../contract/rangeBlock.ts';

/**
 * A block's bytes as a range block, or `Refused`. The frame is read by schema, the matrices by loops:
 * whatever passes here is what the file reader could have made.
 */
export function readBlock(bytes: Uint8Array): RangeBlock {
  const frame = blockFrame.safeParse(parseJson(bytes));
  if (!frame.success) throw malformed(firstIssue(frame.error));
  const { origin, rows, columns, values, kinds, texts, hiddenRows } = frame.data;
  if (rows > BLOCK_ROWS) throw new Refused(fault('HT-026', { rows, limit: BLOCK_ROWS }));
  if (origin.row + rows > LAST_ROW + 1) throw malformed('rows');
  if (origin.column + columns > LAST_COLUMN + 1) throw malformed('columns');
  if (values.length !== rows * columns) throw malformed('values');
  if (kinds.length !== values.length) throw malformed('kinds');
  if (!hiddenRows.every(isIndex)) throw malformed('hiddenRows');
  if (!texts.every((entry) => isPaddedText(entry, kinds))) throw malformed('texts');
  const block = frame.data as RangeBlock;
  checkCells(block);
  return block;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Refused(fault('HT-012'));
  }
}

const malformed = (field: string): Refused =>
  new Refused(fault('HT-027', { field, documentation: DOCUMENTATION_PATH }));

const isIndex = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const isPaddedText = (entry: unknown, kinds: readonly unknown[]): boolean =>
  Array.isArray(entry) &&
  entry.length === 2 &&
  isIndex(entry[0]) &&
  kinds[entry[0] as number] === CellKind.number &&
  typeof entry[1] === 'string';

/** By kind: the type of its values. */
const typeOfKind: Readonly<Record<number, string>> = {
  [CellKind.empty]: 'null',
  [CellKind.number]: 'number',
  [CellKind.text]: 'string',
  [CellKind.boolean]: 'boolean',
  [CellKind.error]: 'string',
  [CellKind.date]: 'number',
  [CellKind.formulaWithoutValue]: 'null',
};

function checkCells({ values, kinds, sheetName, origin, columns }: RangeBlock): void {
  for (let at = 0; at < values.length; at++) {
    const value: CellValue = values[at];
    const kind: unknown = kinds[at];
    if (typeof kind === 'number' && typeOfKind[kind] === typeOf(value)) continue;
    const row = origin.row + Math.floor(at / columns);
    const column = origin.column + (at % columns);
    const shown = typeof kind === 'number' ? String(kind) : '?';
    throw new Refused(fault('HT-028', { kind: shown }, { sheet: sheetName, row, column }));
  }
}

/** JSON writes an infinite number as 1e999; a cell holds none. */
function typeOf(value: CellValue): string {
  if (value === null) return 'null';
  return typeof value === 'number' && !Number.isFinite(value) ? 'infinite' : typeof value;
}
