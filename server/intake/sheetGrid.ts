import { CellKind, type CellValue, type RangeBlock } from '../contract/rangeBlock.ts';

/** One sheet of the workbook, whatever number of blocks carried it. */
export interface SheetGrid {
  readonly sheetName: string;
  /** Ordered from top to bottom; no two share a row. */
  readonly blocks: readonly RangeBlock[];
  readonly firstRow: number;
  readonly firstColumn: number;
  /** One past the last. */
  readonly endRow: number;
  readonly endColumn: number;
  readonly hiddenRows: ReadonlySet<number>;
  readonly date1904: boolean;
}

const endRow = (block: RangeBlock) => block.origin.row + block.rows;
const endColumn = (block: RangeBlock) => block.origin.column + block.columns;

/** Groups blocks by sheet, in the order in which the sheets first appear. */
export function sheetGrids(blocks: readonly RangeBlock[]): SheetGrid[] {
  const bySheet = new Map<string, RangeBlock[]>();
  for (const block of blocks) {
    if (block.rows === 0 || block.columns === 0) continue;
    const known = bySheet.get(block.sheetId);
    if (known) known.push(block);
    else bySheet.set(block.sheetId, [block]);
  }
  return [...bySheet.values()].map(gridOf);
}

function gridOf(found: readonly RangeBlock[]): SheetGrid {
  const sorted = [...found].sort((a, b) => a.origin.row - b.origin.row);
  const first = sorted[0] as RangeBlock;
  const sideBySide = sorted.some(
    (block, index) => index > 0 && block.origin.row < endRow(sorted[index - 1] as RangeBlock),
  );
  return {
    sheetName: first.sheetName,
    blocks: sideBySide ? [joined(sorted)] : sorted,
    firstRow: first.origin.row,
    firstColumn: Math.min(...sorted.map((block) => block.origin.column)),
    endRow: Math.max(...sorted.map(endRow)),
    endColumn: Math.max(...sorted.map(endColumn)),
    hiddenRows: new Set(sorted.flatMap((block) => block.hiddenRows)),
    date1904: first.date1904,
  };
}

/** Blocks that share rows become one dense block, so that a row is always read from one place. */
function joined(blocks: readonly RangeBlock[]): RangeBlock {
  const first = blocks[0] as RangeBlock;
  const row = first.origin.row;
  const column = Math.min(...blocks.map((block) => block.origin.column));
  const rows = Math.max(...blocks.map(endRow)) - row;
  const columns = Math.max(...blocks.map(endColumn)) - column;
  const values = new Array<CellValue>(rows * columns).fill(null);
  const kinds = new Array<number>(rows * columns).fill(CellKind.empty);
  const texts: [number, string][] = [];
  for (const block of blocks) {
    const place = (index: number) =>
      (block.origin.row - row + Math.floor(index / block.columns)) * columns +
      (block.origin.column - column + (index % block.columns));
    block.values.forEach((value, index) => {
      values[place(index)] = value;
      kinds[place(index)] = block.kinds[index] ?? CellKind.empty;
    });
    for (const [index, text] of block.texts) texts.push([place(index), text]);
  }
  return { ...first, origin: { row, column }, rows, columns, values, kinds, texts };
}

/** Reads one row of a grid at a time; built for loops over hundreds of thousands of rows. */
export class RowCursor {
  row = -1;
  readonly grid: SheetGrid;
  private block: RangeBlock | null = null;
  /** Index of column 0 of the current row in the block's arrays; may be negative. */
  private base = 0;
  private readonly texts = new Map<RangeBlock, ReadonlyMap<number, string>>();

  constructor(grid: SheetGrid) {
    this.grid = grid;
  }

  seek(row: number): void {
    this.row = row;
    const holds = (block: RangeBlock) => row >= block.origin.row && row < endRow(block);
    if (!this.block || !holds(this.block)) this.block = this.grid.blocks.find(holds) ?? null;
    if (this.block) this.base = (row - this.block.origin.row) * this.block.columns - this.block.origin.column;
  }

  kind(column: number): number {
    const { block } = this;
    if (!block || column < block.origin.column || column >= endColumn(block)) return CellKind.empty;
    return block.kinds[this.base + column] ?? CellKind.empty;
  }

  value(column: number): CellValue {
    const { block } = this;
    if (!block || column < block.origin.column || column >= endColumn(block)) return null;
    return block.values[this.base + column] ?? null;
  }

  /** The `0401` a number format shows where the cell holds 401. */
  paddedText(column: number): string | undefined {
    const { block } = this;
    if (!block || block.texts.length === 0) return undefined;
    let texts = this.texts.get(block);
    if (!texts) {
      texts = new Map(block.texts);
      this.texts.set(block, texts);
    }
    return texts.get(this.base + column);
  }

  /** Nothing in it, or only blanks. A formula without a value is not empty. */
  isEmpty(column: number): boolean {
    const kind = this.kind(column);
    if (kind === CellKind.empty) return true;
    return kind === CellKind.text && (this.value(column) as string).trim() === '';
  }

  /** The cell's text where it holds text, else an empty string. */
  text(column: number): string {
    return this.kind(column) === CellKind.text ? String(this.value(column)) : '';
  }
}
