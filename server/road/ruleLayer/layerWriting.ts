import type { RuleLayer, SheetCells } from '../../contract/api/ruleLayers.ts';
import { fault, hasBlocking } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import type { SheetPlan } from '../../contract/plan.ts';
import type { RangeBlock } from '../../contract/rangeBlock.ts';
import type { SheetDefinition } from '../../contract/sheetDefinition.ts';
import type { PackVocabulary } from '../../contract/vocabulary.ts';
import type { Ledger } from '../../engine/ledger.ts';
import { loadSheetDefinitions } from '../../intake/definitions.ts';
import { type InputPlaces, type IntakeResult, intake } from '../../intake/intake.ts';
import type { TableMatch } from '../../intake/tableMatch.ts';
import { vocabularyOf } from '../../rules/loadPack.ts';
import { ChosenPack } from '../costing.ts';
import { addedSheet } from '../storedRows/addedSheet.ts';
import type { StoredRow, StoredSheet } from '../storedRows/storedRow.ts';
import { type LackingColumn, type RowsAt, tableCells } from '../storedRows/tableCells.ts';
import { rowsFor, type TableRegion, tableRegion } from '../storedRows/tableRegion.ts';
import { Words } from '../storedRows/words.ts';
import { layerSheets } from './layerSheets.ts';

/** How a layer gets into a workbook, whoever writes it. Where a fault is blocking there is nothing to write. */
export interface LayerWriting {
  readonly cells: readonly SheetCells[];
  /** Sheets that the workbook has not. */
  readonly plans: readonly SheetPlan[];
  readonly faults: readonly Fault[];
}

/**
 * The layer's rows in place of those that the workbook's sheets have, found as costing finds them. Rows that
 * say the same already do not change, nor does anything beside and around the table.
 */
export function layerWriting(blocks: readonly RangeBlock[], layer: RuleLayer): LayerWriting {
  const chosen = new ChosenPack(undefined);
  const read = intake(blocks, loadSheetDefinitions(), (id) => chosen.vocabulary(id));
  const { places, ledger } = read;
  if (!places || !chosen.pack)
    return refused([...read.faults, ...chosen.moreFaults].filter(({ severity }) => severity === 'blocking'));
  const writer = new LayerWriter(read, places, vocabularyOf(chosen.pack), ledger);
  const parts = layerSheets(layer).map((sheet) => writer.write(sheet));
  const faults = parts.flatMap((part) => part.faults);
  return hasBlocking(faults)
    ? refused(faults)
    : {
        cells: parts.flatMap((part) => part.cells).filter(({ cells }) => cells.length > 0),
        plans: parts.flatMap((part) => part.plans),
        faults,
      };
}

const refused = (faults: readonly Fault[]): LayerWriting => ({ cells: [], plans: [], faults });

/** Sheets meant to be this one whose headers nobody understands: a second one beside them would help nobody. */
const misses: ReadonlySet<string> = new Set(['IN-002', 'IN-003', 'IN-005']);

class LayerWriter {
  readonly #read: IntakeResult;
  readonly #places: InputPlaces;
  readonly #vocabulary: PackVocabulary;
  readonly #ledger: Ledger | null;
  readonly #words: Words;

  constructor(read: IntakeResult, places: InputPlaces, vocabulary: PackVocabulary, ledger: Ledger | null) {
    this.#read = read;
    this.#places = places;
    this.#vocabulary = vocabulary;
    this.#ledger = ledger;
    this.#words = new Words(vocabulary, places.lookups);
  }

  write(sheet: StoredSheet): LayerWriting {
    const { definition, rows } = sheet;
    const tables = this.#places.tables.filter((table) => table.definition === definition);
    if (tables.length > 0) return this.#intoTables(tables, sheet);
    const missed = this.#missesOf(definition);
    if (missed.length > 0) return refused(missed);
    const plans = rows.length > 0 ? [addedSheet(sheet, this.#words, this.#vocabulary, this.#places)] : [];
    return { cells: [], plans, faults: [] };
  }

  /** Rows that stood on several sheets go to the first of them. */
  #intoTables(tables: readonly TableMatch[], { rows }: StoredSheet): LayerWriting {
    const parts = tables.map((table, index) => {
      const region = tableRegion(table, this.#recordsOf(table));
      const { rowsAt, faults } = inPlaceOfOwn(table, region, index === 0 ? rows : []);
      const { cells, lacking } = tableCells(table, rowsAt, this.#words);
      const sheet = table.grid.sheetName;
      const lacks = lacking.map((column) => lackingFault(column, sheet));
      return { cells: { sheetName: sheet, cells: [...cells] }, faults: [...lacks, ...faults] };
    });
    return {
      cells: parts.map(({ cells }) => cells),
      plans: [],
      faults: parts.flatMap(({ faults }) => faults),
    };
  }

  #recordsOf({ grid }: TableMatch): ReadonlySet<number> | null {
    if (!this.#ledger) return null;
    const records = [...this.#ledger.ruleRows, ...this.#ledger.behaviourRows];
    return new Set(records.filter(({ at }) => at.sheet === grid.sheetName).map(({ at }) => at.row));
  }

  #missesOf({ name }: SheetDefinition): Fault[] {
    return this.#read.faults.filter(
      ({ code, params }) => misses.has(code) && Object.values(params).includes(name.zh),
    );
  }
}

/** From the first row on that the table calls its own; what is left of those goes. */
function inPlaceOfOwn(
  { grid }: TableMatch,
  region: TableRegion,
  rows: readonly StoredRow[],
): { rowsAt: RowsAt; faults: Fault[] } {
  const places = rowsFor(region, rows.length);
  const left = region.own.filter((row) => !places.includes(row)).map((row) => [row, null] as const);
  const rowsAt = new Map([...places.map((row, index) => [row, rows[index] ?? null] as const), ...left]);
  const more = rows.length - places.length;
  if (more === 0 || region.foot === null) return { rowsAt, faults: [] };
  const where = { sheet: grid.sheetName, row: region.foot, column: grid.firstColumn };
  return { rowsAt, faults: [fault('RN-021', { rows: rows.length, room: places.length, more }, where)] };
}

function lackingFault({ column, count }: LackingColumn, sheet: string): Fault {
  const { zh: header, en: headerEn } = column.header;
  return fault('RN-020', { header, headerEn, count }, { sheet });
}
