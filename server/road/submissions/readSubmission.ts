import { fault, hasBlocking } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import type { SheetDefinition } from '../../contract/sheetDefinition.ts';
import { assignTables } from '../../intake/assignTables.ts';
import { loadSheetDefinitions } from '../../intake/definitions.ts';
import { type Candidate, candidatesOf, type Target, targetOf } from '../../intake/findTables.ts';
import { readTable } from '../../intake/readTable.ts';
import { sheetGrids } from '../../intake/sheetGrid.ts';
import { submissionSheets } from '../../intake/submissionDefinitions.ts';
import type { TableMatch } from '../../intake/tableMatch.ts';
import { readWorkbook } from '../../xlsx/readWorkbook.ts';
import { workbookFileFault } from '../../xlsx/workbookFileFault.ts';
import { definitionOf } from '../storedRows/storedRow.ts';
import { formulasIn } from './formulasIn.ts';
import { bySheet, type FillRow, type FillSheetId, fillSheetIds, type RowsBySheet } from './ledgerRows.ts';
import type { MainBook } from './mainBook.ts';
import { type ReturnedCover, readCover } from './readCover.ts';
import { RowChecks } from './rowChecks.ts';
import type { UnitWork } from './unitWork.ts';

/** A file as it lies in the accountant's folder. */
export interface ReturnedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a returned file holds, and everything that is wrong with it. */
export interface ReadSubmission {
  readonly file: ReturnedFile;
  /** Whether it has the cover of a submission, of whomever. */
  readonly hasCover: boolean;
  /** Null where it is no submission of a unit that was asked. */
  readonly work: UnitWork | null;
  readonly signedBy: string;
  readonly signedOn: string;
  /** Only those that may be taken in: of a submission without a blocking fault. */
  readonly rows: RowsBySheet;
  /** Items with labour of their own. */
  readonly filled: number;
  readonly faults: readonly Fault[];
}

/** Definitions that sheets of a submission are told apart by; the lists among them are not read. */
const targets: readonly Target[] = loadSheetDefinitions()
  .filter(({ id, subject, layout }) => layout === 'list' && (subject === 'items' || id === 'cost-units'))
  .map((definition) => targetOf(definition));

/** Reads returned files against one main workbook. */
export class SubmissionReader {
  readonly #main: MainBook;
  readonly #works: ReadonlyMap<string, UnitWork>;

  constructor(main: MainBook, works: readonly UnitWork[]) {
    this.#main = main;
    this.#works = new Map(works.map((work) => [work.unit.code, work]));
  }

  async read(file: ReturnedFile): Promise<ReadSubmission> {
    const refused = workbookFileFault(file.name, file.bytes.byteLength);
    if (refused) return unread(file, [refused]);
    const { blocks, faults } = await readWorkbook(file.bytes);
    if (blocks.length === 0) return unread(file, faults);
    const candidates = candidatesOf(sheetGrids(blocks.filter(({ planKey }) => !ourLists.has(planKey ?? ''))));
    const { hospital } = this.#main.ledger;
    const cover = readCover(candidates, { hospital, range: this.#main.range });
    if (!cover) return unread(file, [...faults, fault('IT-041', { file: file.name })]);
    return this.#readSheets(file, cover, candidates, faults);
  }

  async #readSheets(
    file: ReturnedFile,
    cover: ReturnedCover,
    candidates: readonly Candidate[],
    unreadable: readonly Fault[],
  ): Promise<ReadSubmission> {
    const { signedBy, signedOn, identity } = cover;
    const faults = [...unreadable, ...cover.faults];
    const isOurs = !faults.some(({ code }) => foreign.has(code));
    const work = isOurs ? (this.#works.get(identity.unit) ?? null) : null;
    if (!work && isOurs) faults.push(fault('IT-047', { unit: identity.unit }, cover.unitAt));
    // Of another hospital, other months or another unit every row would be a fault that says the same.
    if (!work || faults.some(({ code }) => untimely.has(code)))
      return { ...unread(file, faults), hasCover: true, work, signedBy, signedOn };
    const { tables: found, faults: missed } = assignTables(
      candidates.filter(({ grid }) => grid !== cover.grid),
      targets,
    );
    const tables = bySheet((sheet) => found.filter(({ definition }) => definition.id === sheet));
    const checks = new RowChecks(this.#main, work, faults);
    for (const sheet of fillSheetIds) {
      if (tables[sheet].length === 0) faults.push(missingSheet(sheet, missed));
      this.#readSheet(sheet, tables[sheet], checks, faults);
    }
    if (tables['item-labour'].length > 0) checks.finish(tables['item-labour']);
    if (!hasBlocking(unreadable))
      faults.push(...(await formulasIn(file.bytes, Object.values(tables).flat())));
    const { rows, filled } = checks;
    return { file, hasCover: true, work, signedBy, signedOn, rows, filled, faults };
  }

  #readSheet(sheet: FillSheetId, tables: readonly TableMatch[], checks: RowChecks, faults: Fault[]): void {
    const { lookups } = this.#main.places;
    const units = new Map(this.#main.ledger.units.map((unit) => [unit.code, unit]));
    for (const table of tables) {
      faults.push(...table.faults);
      const unmatched = table.unmatched.filter(({ text }) => !ourHeaders.has(text));
      const lenient = { ...table, unmatched, definition: lenientDefinition(sheet) };
      readTable(lenient, { lookups, months: null, units, faults }, (fields, at) =>
        checks.row(sheet, table, { ...fields } as FillRow, at),
      );
    }
  }
}

/** Where a sheet stands that was meant and cannot be read, as far as that is known. */
function missingSheet(sheet: FillSheetId, missed: readonly Fault[]): Fault {
  const { zh } = definitionOf(sheet).name;
  const meant = missed.find(({ params, where }) => where !== null && params.definition === zh);
  return fault('IT-052', { sheet: zh }, meant?.where ?? null);
}

/** Sheets that drop-downs point to, as long as they bear our mark: nobody fills them in. */
const ourLists: ReadonlySet<string> = new Set(submissionSheets().lists.map(({ sheet }) => sheet));

/** Columns that only help the clerk. */
const ourHeaders: ReadonlySet<string> = new Set(
  submissionSheets().fillSheets.flatMap(({ added }) => added.map(({ header }) => header.zh)),
);

/** Another hospital's, or nobody knows whose. */
const foreign: ReadonlySet<string> = new Set(['IT-042', 'IT-046']);
/** Of other months, or of a later program. */
const untimely: ReadonlySet<string> = new Set(['IT-043', 'IT-044']);

const unread = (file: ReturnedFile, faults: readonly Fault[]): ReadSubmission => ({
  ...{ file, hasCover: false, work: null, signedBy: '', signedOn: '', filled: 0, faults },
  rows: bySheet(() => []),
});

const lenient = new Map<FillSheetId, SheetDefinition>();

/**
 * A department's rows are incomplete while they are being filled in, and need not say whose they are: what is
 * missing is told by the checks, which know what the row is meant to be. Names follow their codes by formulas of
 * ours, and a program that did not calculate them must not make them differ.
 */
function lenientDefinition(sheet: FillSheetId): SheetDefinition {
  const known = lenient.get(sheet);
  if (known) return known;
  const definition = definitionOf(sheet);
  const columns = definition.columns
    .filter(({ nameOf }) => nameOf === undefined)
    .map(({ required: _, default: __, ...column }) =>
      column.id === 'unit'
        ? { id: column.id, header: column.header, help: column.help, quantity: 'text' as const }
        : column,
    );
  const made = { ...definition, columns };
  lenient.set(sheet, made);
  return made;
}

export const isAcceptable = ({ work, faults }: ReadSubmission): boolean =>
  work !== null && !hasBlocking(faults);
