import type { SheetCells } from '../../contract/api/ruleLayers.ts';
import { CellKind, type CellValue, type RangeBlock } from '../../contract/rangeBlock.ts';

/** What a reader will find once these cells hold their new values; the workbook itself is not touched. */
export function blocksWith(blocks: readonly RangeBlock[], sheets: readonly SheetCells[]): RangeBlock[] {
  const changed = new Map(sheets.map(({ sheetName, cells }) => [sheetName, cells]));
  const first = new Map([...blocks].reverse().map((block) => [block.sheetName, block]));
  return blocks.flatMap((block) => {
    const cells = changed.get(block.sheetName);
    if (!cells) return [block];
    // A sheet that came in several blocks is one from here on.
    if (first.get(block.sheetName) !== block) return [];
    return [
      changedSheet(
        blocks.filter(({ sheetName }) => sheetName === block.sheetName),
        cells,
      ),
    ];
  });
}

type Cells = SheetCells['cells'];

function changedSheet(parts: readonly RangeBlock[], cells: Cells): RangeBlock {
  const [first] = parts;
  const { origin, rows, columns } = areaOf(parts, cells);
  const values = Array<CellValue>(rows * columns).fill(null);
  const kinds = Array<number>(rows * columns).fill(CellKind.empty);
  const texts = new Map<number, string>();
  const indexOf = (row: number, column: number) => (row - origin.row) * columns + column - origin.column;
  for (const part of parts) {
    const placeOf = (at: number) =>
      indexOf(part.origin.row + Math.floor(at / part.columns), part.origin.column + (at % part.columns));
    for (const [at, value] of part.values.entries()) {
      values[placeOf(at)] = value;
      kinds[placeOf(at)] = part.kinds[at] ?? CellKind.empty;
    }
    for (const [at, text] of part.texts) texts.set(placeOf(at), text);
  }
  for (const { row, column, value } of cells) {
    const at = indexOf(row, column);
    values[at] = value;
    kinds[at] = kindOf(value);
    texts.delete(at);
  }
  const hiddenRows = parts.flatMap((part) => part.hiddenRows);
  return { ...first, origin, rows, columns, values, kinds, texts: [...texts], hiddenRows };
}

const kindOf = (value: Cells[number]['value']): number =>
  value === null ? CellKind.empty : typeof value === 'number' ? CellKind.number : CellKind.text;

function areaOf(parts: readonly RangeBlock[], cells: Cells) {
  const from = { row: Number.POSITIVE_INFINITY, column: Number.POSITIVE_INFINITY };
  const to = { row: 0, column: 0 };
  const hold = (row: number, column: number) => {
    from.row = Math.min(from.row, row);
    from.column = Math.min(from.column, column);
    to.row = Math.max(to.row, row);
    to.column = Math.max(to.column, column);
  };
  for (const { origin, rows, columns } of parts) {
    if (rows === 0) continue;
    hold(origin.row, origin.column);
    hold(origin.row + rows - 1, origin.column + columns - 1);
  }
  for (const { row, column } of cells) hold(row, column);
  return { origin: from, rows: to.row - from.row + 1, columns: to.column - from.column + 1 };
}
