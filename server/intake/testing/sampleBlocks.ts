import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { fault } from '../../contract/faults/catalogue.ts';
import { fromA1 } from '../../contract/place.ts';
import { CellKind, type CellValue, type RangeBlock } from '../../contract/rangeBlock.ts';
import { loadSheetDefinitions } from '../definitions.ts';
import { type IntakeResult, intake } from '../intake.ts';
import { sampleVocabulary } from './sampleVocabulary.ts';

/** A cell as samples write it: a bare value, or what a bare value cannot say. */
type SampleCell =
  | CellValue
  | { readonly error: string }
  | { readonly date: number }
  | { readonly formula: true }
  | { readonly padded: string };
export type SampleGrid = readonly (readonly SampleCell[])[];
export type SampleSheets = Readonly<Record<string, SampleGrid>>;

/** `set` changes single cells of the base, `sheets` replaces, adds or (null) removes whole sheets. */
export interface SampleChange {
  readonly set?: Readonly<Record<string, Readonly<Record<string, SampleCell>>>>;
  readonly sheets?: Readonly<Record<string, SampleGrid | null>>;
  readonly hiddenRows?: Readonly<Record<string, readonly number[]>>;
  /** A block that claims this many rows; what it holds stays small. */
  readonly rows?: Readonly<Record<string, number>>;
}

export function loadSample<T>(name: string): T {
  return parse(readFileSync(new URL(`../bad/${name}`, import.meta.url), 'utf8')) as T;
}

export const baseSheets = (): SampleSheets => loadSample<{ sheets: SampleSheets }>('base.yaml').sheets;

export function changed(base: SampleSheets, { set = {}, sheets = {} }: SampleChange): SampleSheets {
  const result: Record<string, SampleCell[][]> = {};
  for (const [name, grid] of Object.entries({ ...base, ...sheets })) {
    if (grid) result[name] = grid.map((row) => [...row]);
  }
  for (const [name, cells] of Object.entries(set)) {
    const grid = result[name];
    if (!grid) throw new Error(`the sample changes ${name}, which is not in the base`);
    for (const [address, value] of Object.entries(cells)) {
      const cell = fromA1(address);
      if (!cell) throw new Error(`${address} is no cell`);
      while (grid.length <= cell.row) grid.push([]);
      const row = grid[cell.row] as SampleCell[];
      while (row.length <= cell.column) row.push(null);
      row[cell.column] = value;
    }
  }
  return result;
}

function kindAndValue(cell: SampleCell): [kind: number, value: CellValue, padded?: string] {
  if (cell === null || cell === undefined) return [CellKind.empty, null];
  if (typeof cell === 'number') return [CellKind.number, cell];
  if (typeof cell === 'string') return [CellKind.text, cell];
  if (typeof cell === 'boolean') return [CellKind.boolean, cell];
  if ('error' in cell) return [CellKind.error, cell.error];
  if ('date' in cell) return [CellKind.date, cell.date];
  if ('padded' in cell) return [CellKind.number, Number(cell.padded), cell.padded];
  return [CellKind.formulaWithoutValue, null];
}

/** A sheet as a reader would hand it over. */
export function blockOf(sheetName: string, grid: SampleGrid, origin = { row: 0, column: 0 }): RangeBlock {
  const columns = Math.max(0, ...grid.map((row) => row.length));
  const cells = grid.flatMap((row) =>
    Array.from({ length: columns }, (_, column) => kindAndValue(row[column] ?? null)),
  );
  return {
    sheetId: sheetName,
    sheetName,
    origin,
    rows: grid.length,
    columns,
    values: cells.map(([, value]) => value),
    kinds: cells.map(([kind]) => kind),
    texts: cells.flatMap(([, , padded], index) => (padded === undefined ? [] : [[index, padded] as const])),
    hiddenRows: [],
    date1904: false,
  };
}

export function blocksOf(sheets: SampleSheets, change: SampleChange = {}): RangeBlock[] {
  return Object.entries(sheets).map(([name, grid]) => {
    const block = blockOf(name, grid);
    const hiddenRows = change.hiddenRows?.[name] ?? block.hiddenRows;
    return { ...block, hiddenRows, rows: change.rows?.[name] ?? block.rows };
  });
}

const definitions = loadSheetDefinitions();

/** Reads sample sheets against the sample's rule pack. */
export function readSheets(blocks: readonly RangeBlock[]): IntakeResult {
  return intake(blocks, definitions, (pack) =>
    pack === 'cn-2021' ? sampleVocabulary : fault('IN-001', { sheet: pack }),
  );
}
