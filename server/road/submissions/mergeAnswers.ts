import type { CellChange, SheetCells } from '../../contract/api/ruleLayers.ts';
import { fault, hasBlocking } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import type { SheetPlan } from '../../contract/plan.ts';
import type { ColumnDefinition } from '../../contract/sheetDefinition.ts';
import type { Ledger } from '../../engine/ledger.ts';
import type { TableMatch } from '../../intake/tableMatch.ts';
import { patchWorkbook } from '../../xlsx/patchWorkbook.ts';
import { UnreadableWorkbook } from '../../xlsx/unreadableWorkbook.ts';
import { writeCells } from '../../xlsx/writtenCells.ts';
import { addedSheet } from '../storedRows/addedSheet.ts';
import { definitionOf } from '../storedRows/storedRow.ts';
import { tableCells } from '../storedRows/tableCells.ts';
import { tableRegion } from '../storedRows/tableRegion.ts';
import { Words } from '../storedRows/words.ts';
import type { DepartmentRows } from './departmentRows.ts';
import { type FillRow, type FillSheetId, fillSheetIds, ledgerRows, type RowsBySheet } from './ledgerRows.ts';
import type { MainBook } from './mainBook.ts';
import type { UnitWork } from './unitWork.ts';

/** What an accepted submission says. */
export interface Answer {
  readonly work: UnitWork;
  readonly rows: RowsBySheet;
}

/** How answers get into the main workbook, whoever writes them. Where a fault is blocking there is nothing to write. */
export interface AnswerWriting {
  readonly cells: readonly SheetCells[];
  /** Sheets that the workbook has not. */
  readonly plans: readonly SheetPlan[];
  readonly faults: readonly Fault[];
}

/** The main workbook with the answers in it; without bytes where something stops all of them. */
export interface Merged {
  readonly bytes: Uint8Array | null;
  readonly faults: readonly Fault[];
}

/**
 * Puts the rows of departments in the place of those that the main workbook has of them. Rows of other
 * departments stay in their rows, and whatever else a person put on these sheets stays as it is. A workbook that
 * says the same already comes back as it is.
 */
export function answerWriting(
  main: MainBook,
  departments: DepartmentRows,
  answers: readonly Answer[],
): AnswerWriting {
  const writer = new AnswerWriter(main, departments, answers);
  const sheets = fillSheetIds.map((sheet) => writer.sheet(sheet));
  const faults = sheets.flatMap((sheet) => sheet.faults);
  if (hasBlocking(faults)) return { cells: [], plans: [], faults };
  return {
    cells: sheets.flatMap((sheet) => sheet.cells).filter((sheet) => sheet.cells.length > 0),
    plans: sheets.flatMap((sheet) => sheet.plans),
    faults,
  };
}

/** The same in a file. */
export async function mergeAnswers(
  bytes: Uint8Array,
  { cells, plans, faults }: AnswerWriting,
): Promise<Merged> {
  if (hasBlocking(faults)) return { bytes: null, faults };
  try {
    const written = cells.length > 0 ? await writeCells(bytes, cells) : bytes;
    return { bytes: plans.length > 0 ? await patchWorkbook(written, plans) : written, faults };
  } catch (cause) {
    if (!(cause instanceof UnreadableWorkbook)) throw cause;
    return { bytes: null, faults: [cause.fault] };
  }
}

/** A row of one of the tables. */
interface Place {
  readonly sheetName: string;
  readonly row: number;
}

class AnswerWriter {
  readonly #main: MainBook;
  readonly #departments: DepartmentRows;
  readonly #answers: readonly Answer[];
  readonly #words: Words;
  readonly #names: ReadonlyMap<string, ReadonlyMap<string, string>>;

  constructor(main: MainBook, departments: DepartmentRows, answers: readonly Answer[]) {
    this.#main = main;
    this.#departments = departments;
    this.#answers = answers;
    this.#words = new Words(main.vocabulary, main.places.lookups);
    this.#names = namesOf(main.ledger);
  }

  sheet(sheet: FillSheetId): AnswerWriting {
    const definition = definitionOf(sheet);
    const tables = this.#main.places.tables.filter((table) => table.definition.id === sheet);
    const [first] = tables;
    const { placed, rest, vacated } = this.#inOwnPlaces(sheet);
    if (!first) {
      const rows = [...placed.values(), ...rest];
      const { vocabulary, places } = this.#main;
      const plans =
        rows.length > 0 ? [addedSheet({ definition, rows }, this.#words, vocabulary, places)] : [];
      return { cells: [], plans, faults: [] };
    }
    const filled = new Map<Place, FillRow | null>([
      ...placed,
      ...vacated.map((place) => [place, null] as const),
    ]);
    const waiting = [...rest];
    for (const place of vacated) {
      const row = waiting.shift();
      if (row) filled.set(place, row);
    }
    const below = this.#belowTable(first, sheet, waiting);
    for (const [place, row] of below.placed) filled.set(place, row);
    const parts = tables.map((table) => this.#cellsOf(table, filled));
    return {
      cells: parts.flatMap(({ cells }) => cells),
      plans: [],
      faults: [...below.faults, ...parts.flatMap(({ faults }) => faults)],
    };
  }

  /** A department's rows go where its rows stood, as far as there are such. */
  #inOwnPlaces(sheet: FillSheetId) {
    const placed = new Map<Place, FillRow>();
    const rest: FillRow[] = [];
    const vacated: Place[] = [];
    for (const { work, rows } of this.#answers) {
      const own = this.#departments
        .replaced(work, sheet)
        .map(({ at }) => ({ sheetName: at.sheet, row: at.row }));
      const answered = this.#departments
        .answered(work, sheet, rows[sheet])
        .map((row) => this.#named(sheet, row));
      answered.forEach((row, index) => {
        const place = own[index];
        if (place) placed.set(place, row);
        else rest.push(row);
      });
      vacated.push(...own.slice(answered.length));
    }
    return { placed, rest, vacated };
  }

  #belowTable(
    table: TableMatch,
    sheet: FillSheetId,
    rows: readonly FillRow[],
  ): { placed: Map<Place, FillRow>; faults: Fault[] } {
    const { sheetName, firstColumn } = table.grid;
    const records = ledgerRows(this.#main.ledger, sheet).filter(({ at }) => at.sheet === sheetName);
    const { own, foot, staying } = tableRegion(table, new Set(records.map(({ at }) => at.row)));
    const placed = new Map<Place, FillRow>();
    let row = (own.at(-1) ?? table.headerRow) + 1;
    for (const each of rows) {
      while (staying.has(row) && row !== foot) row += 1;
      if (row === foot) {
        const where = { sheet: sheetName, row, column: firstColumn };
        return { placed, faults: [fault('IT-065', { more: rows.length - placed.size }, where)] };
      }
      placed.set({ sheetName, row }, each);
      row += 1;
    }
    return { placed, faults: [] };
  }

  #cellsOf(table: TableMatch, filled: ReadonlyMap<Place, FillRow | null>) {
    const { sheetName } = table.grid;
    const own = [...filled].filter(([place]) => place.sheetName === sheetName);
    const rowsAt = new Map(own.map(([{ row }, stored]) => [row, stored] as const));
    const { cells, lacking } = tableCells(table, rowsAt, this.#words);
    const names = nameColumns(table);
    return {
      cells: [
        {
          sheetName,
          cells: withoutMereNames(cells, names).map((cell) =>
            names.has(cell.column) ? { ...cell, mayStay: true as const } : cell,
          ),
        },
      ],
      faults: lacking.map(({ column, count }) => {
        const { zh: header, en: headerEn } = column.header;
        return fault('IT-064', { header, headerEn, count }, { sheet: sheetName });
      }),
    };
  }

  /** With the names that stand beside codes. */
  #named(sheet: FillSheetId, row: FillRow): FillRow {
    const { columns } = definitionOf(sheet);
    const names = columns.flatMap(({ id, nameOf }) => {
      const coded = columns.find((column) => column.id === nameOf);
      const code = coded && row[coded.id];
      const name = code ? this.#names.get(listOf(coded))?.get(String(code)) : undefined;
      return name === undefined ? [] : [[id, name] as const];
    });
    return { ...row, ...Object.fromEntries(names) };
  }
}

/** A name beside a code is often a formula, which says what the code says. */
function nameColumns({ definition, columns }: TableMatch): ReadonlySet<number> {
  const named = definition.columns.filter(({ nameOf }) => nameOf !== undefined);
  return new Set(named.flatMap(({ id }) => columns.get(id)?.column ?? []));
}

/** A row that says the same but for a name that nobody wrote beside its code stays as it is. */
function withoutMereNames(cells: readonly CellChange[], names: ReadonlySet<number>): CellChange[] {
  const told = new Set(cells.flatMap(({ row, column }) => (names.has(column) ? [] : [row])));
  return cells.filter(({ row }) => told.has(row));
}

const listOf = ({ choicesFrom, anyOf = [] }: ColumnDefinition): string =>
  (choicesFrom ?? anyOf.find((list) => list.includes('.')) ?? '').split('.')[0] ?? '';

function namesOf({ units, serviceItems, materials, equipment }: Ledger) {
  const names = (entries: readonly { readonly code: string; readonly name: string }[]) =>
    new Map(entries.map(({ code, name }) => [code, name]));
  return new Map([
    ['cost-units', names(units)],
    ['service-items', names(serviceItems)],
    ['materials', names(materials)],
    ['equipment', names(equipment)],
  ]);
}
