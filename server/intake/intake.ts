import { fault, placeText } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { type CellPlace, toA1 } from '../contract/place.ts';
import type { RangeBlock } from '../contract/rangeBlock.ts';
import type { SheetDefinition } from '../contract/sheetDefinition.ts';
import type { PackVocabulary } from '../contract/vocabulary.ts';
import type { CostUnit, Ledger, Month } from '../engine/ledger.ts';
import { assignTables, findForm } from './assignTables.ts';
import { carriedFaults } from './carriedMark.ts';
import { CopyWatch } from './copyWatch.ts';
import { type Cover, CoverReader } from './cover.ts';
import { crossChecks } from './crossChecks.ts';
import { faultyCodes } from './faultyCodes.ts';
import { type Candidate, candidatesOf, targetOf } from './findTables.ts';
import type { FormMatch } from './forms.ts';
import { Lookups } from './lookup.ts';
import { type MonthScope, monthScope } from './monthScope.ts';
import { type Fields, readTable } from './readTable.ts';
import { builders, LedgerDraft } from './records.ts';
import { DuplicateWatch, SourceWatch } from './recordWatches.ts';
import { sheetGrids } from './sheetGrid.ts';
import { spreadEntries } from './spreadEntries.ts';
import type { TableMatch } from './tableMatch.ts';

export interface IntakeResult {
  /** null where a fault blocks costing. */
  readonly ledger: Ledger | null;
  readonly faults: Fault[];
  /** The input sheets that were recognised, by definition id, and how many of their rows were records. */
  readonly sheets: { id: string; sheetName: string; rowsRead: number }[];
  /** Where the inputs stand; null without a cover that can be read. */
  readonly places: InputPlaces | null;
}

/** The cover, its months and the tables as they were found, whatever is wrong with their rows. */
export interface InputPlaces {
  readonly form: FormMatch;
  readonly months: readonly Month[];
  readonly tables: readonly TableMatch[];
  /** What words in their cells mean: of the rule pack, and of the dictionaries as far as they could be read. */
  readonly lookups: Lookups;
}

/** More rows than this on one sheet are no hospital's year; Excel itself ends at 1 048 576. */
const MAX_ROWS_PER_SHEET = 1_000_000;

/** Without these nothing else can be read. */
const dictionaries: ReadonlySet<string> = new Set(['cost-units', 'cost-elements']);

/** Lists of the hospital's own that other sheets refer to, by definition id. */
const furtherDictionaries = {
  'service-items': 'serviceItems',
  activities: 'activities',
  materials: 'materials',
  equipment: 'equipment',
} as const satisfies Readonly<Record<string, keyof LedgerDraft>>;
const isFurtherDictionary = (id: string): id is keyof typeof furtherDictionaries =>
  Object.hasOwn(furtherDictionaries, id);

/**
 * Reads a workbook's blocks into a ledger: finds the input sheets by their headers, reads every row
 * and tells everything that is wrong at once, each fault with its cell.
 */
export function intake(
  blocks: readonly RangeBlock[],
  definitions: readonly SheetDefinition[],
  vocabularyOf: (packId: string) => PackVocabulary | Fault,
): IntakeResult {
  return new Intake(definitions).run(blocks, vocabularyOf);
}

class Intake {
  private readonly definitions: readonly SheetDefinition[];
  private readonly faults: Fault[] = [];
  private readonly sheets: IntakeResult['sheets'] = [];
  private tables: readonly TableMatch[] = [];
  private readonly lookups = new Lookups();
  private readonly draft = new LedgerDraft();
  private readonly units = new Map<string, CostUnit>();
  /** Where each sheet's direct costs begin in the draft. */
  private readonly costs: { readonly id: string; readonly from: number }[] = [];
  private readonly duplicates = new Map<string, DuplicateWatch>();
  /** For definitions that stand on several sheets. */
  private readonly copies = new Map<string, CopyWatch>();

  constructor(definitions: readonly SheetDefinition[]) {
    this.definitions = definitions;
  }

  run(blocks: readonly RangeBlock[], vocabularyOf: (packId: string) => PackVocabulary | Fault): IntakeResult {
    const candidates = candidatesOf(sheetGrids(blocks.filter((block) => this.isInput(block))));
    const coverDefinition = this.definitions.find((definition) => definition.layout === 'form');
    if (!coverDefinition) throw new Error('no sheet definition is a form, so there is no cover');
    const { form, faults } = findForm(candidates, coverDefinition);
    this.faults.push(...faults);
    const coverReader = form && new CoverReader(form, this.faults);
    const cover = coverReader?.read();
    const vocabulary = cover && vocabularyOf(cover.rulePack);
    if (!form || !coverReader || !cover || !vocabulary) return this.result(null);
    if ('code' in vocabulary) {
      this.faults.push(vocabulary);
      return this.result(null);
    }
    this.sheets.push({ id: coverDefinition.id, sheetName: form.grid.sheetName, rowsRead: form.answers.size });
    this.lookups.addVocabulary(vocabulary);
    const methods = {
      method: coverReader.readMethod('method', this.lookups),
      itemMethod: coverReader.readMethod('itemMethod', this.lookups),
    };
    this.readLists(
      candidates.filter((candidate) => candidate.grid !== form.grid),
      cover,
      vocabulary,
    );
    return this.result({ form, cover, methods });
  }

  /** Sheets that this product wrote are results unless their plan was an input sheet's. */
  private isInput({ planKey }: RangeBlock): boolean {
    return planKey === undefined || this.definitions.some(({ id }) => id === planKey);
  }

  /** Dictionaries first: the headers of wide sheets and the cells of all others name their entries. */
  private readLists(candidates: readonly Candidate[], cover: Cover, vocabulary: PackVocabulary): void {
    const lists = this.definitions.filter((definition) => definition.layout === 'list');
    const narrow = lists.filter((definition) => !definition.spread).map((definition) => targetOf(definition));
    const first = assignTables(candidates, narrow).tables;
    const ofDictionaries = first.filter((match) => dictionaries.has(match.definition.id));
    this.watchCopies(ofDictionaries);
    for (const table of ofDictionaries) this.readSheet(table, null);
    const ofDictionary = (id: string) => first.filter((table) => table.definition.id === id);
    for (const unit of this.draft.units) this.units.set(unit.code, unit);
    this.lookups.addDictionaries({
      units: this.draft.units,
      elements: this.draft.elements,
      faultyUnits: faultyCodes(ofDictionary('cost-units'), this.draft.units),
      faultyElements: faultyCodes(ofDictionary('cost-elements'), this.draft.elements),
    });
    const targets = lists.map((definition) =>
      targetOf(definition, spreadEntries(definition, this.draft.elements, vocabulary)),
    );
    const { tables, faults } = assignTables(candidates, targets);
    this.tables = tables;
    this.faults.push(...faults, ...carriedFaults(tables));
    // Without a dictionary every row would be a fault that says the same.
    if (![...dictionaries].every((id) => ofDictionary(id).length > 0)) return;
    const others = tables.filter((match) => !dictionaries.has(match.definition.id));
    this.watchCopies(others);
    this.readFurtherDictionaries(others);
    for (const table of others) {
      if (isFurtherDictionary(table.definition.id)) continue;
      const missing = this.missingDictionary(table, others);
      if (missing) this.faults.push(missing);
      else this.readSheet(table, monthScope(table.definition.id, cover.months));
    }
    for (const watch of this.copies.values()) this.faults.push(...watch.faults());
    this.watchSources();
    this.tellEmptySheets(tables);
    this.faults.push(...crossChecks(this.draft, cover));
  }

  private readFurtherDictionaries(tables: readonly TableMatch[]): void {
    for (const [id, list] of Object.entries(furtherDictionaries)) {
      const own = tables.filter((table) => table.definition.id === id);
      for (const table of own) this.readSheet(table, null);
      const records = this.draft[list];
      this.lookups.addDictionary(`${id}.code`, records, faultyCodes(own, records));
    }
  }

  /** Every row of a sheet whose dictionary is not in the workbook would be a fault that says the same. */
  private missingDictionary({ definition, grid }: TableMatch, tables: readonly TableMatch[]): Fault | null {
    const wanted = definition.columns.flatMap(({ choicesFrom = '', required }) => {
      const [id = ''] = choicesFrom.split('.');
      return required && isFurtherDictionary(id) ? [id] : [];
    });
    const missing = wanted.find((id) => !tables.some((table) => table.definition.id === id));
    const named = this.definitions.find(({ id }) => id === missing);
    return named ? fault('IN-060', { dictionary: named.name.zh }, { sheet: grid.sheetName }) : null;
  }

  private readSheet(table: TableMatch, months: MonthScope | null): void {
    const { definition, grid } = table;
    const build = builders[definition.alternativeOf ?? definition.id];
    if (!build) throw new Error(`no ledger record is made of ${definition.id}`);
    const { lookups, units, faults } = this;
    const rows = grid.endRow - grid.firstRow;
    if (rows > MAX_ROWS_PER_SHEET) {
      faults.push(fault('IN-043', { rows, limit: MAX_ROWS_PER_SHEET }, { sheet: grid.sheetName }));
      return;
    }
    const before = this.draft.directCosts.length;
    const rowsRead = readTable(table, { lookups, months, units, faults }, (fields, at, columns) => {
      build(fields, at, this.draft, columns);
      if (this.copies.get(definition.id)?.isCopy(fields, at)) return;
      if (definition.duplicates === 'fault') this.watchDuplicates(table, fields, at);
    });
    if (build === builders['direct-cost']) this.costs.push({ id: definition.id, from: before });
    this.sheets.push({ id: definition.id, sheetName: grid.sheetName, rowsRead });
  }

  private watchCopies(tables: readonly TableMatch[]): void {
    for (const { definition } of tables) {
      const own = tables.filter((table) => table.definition === definition);
      if (own.length > 1) this.copies.set(definition.id, new CopyWatch(own));
    }
  }

  private watchDuplicates({ definition, spread }: TableMatch, fields: Fields, at: CellPlace): void {
    let watch = this.duplicates.get(definition.id);
    if (!watch) {
      watch = new DuplicateWatch();
      this.duplicates.set(definition.id, watch);
    }
    const ids = definition.spread ? [...definition.key, definition.spread.nameField] : definition.key;
    const first = watch.firstOf(ids.map((id) => fields[id] ?? '').join('\u0001'), at);
    if (!first) return;
    const shown = definition.key.flatMap((id) => this.shownField(definition, id, fields) || []);
    const header = spread.find((cell) => cell.column === at.column)?.text;
    const cell = first.sheet === at.sheet ? toA1(first) : placeText(first);
    this.faults.push(
      fault('IN-032', { key: [...shown, ...(header ? [header] : [])].join(' · '), first: cell }, at),
    );
  }

  private shownField(definition: SheetDefinition, id: string, fields: Fields): string {
    const column = definition.columns.find((candidate) => candidate.id === id);
    const value = String(fields[id] ?? '');
    const lists =
      column && !column.choicesFrom?.startsWith(`${definition.id}.`) ? this.lookups.ofColumn(column) : [];
    return lists.map((list) => list.byCode(value)?.label).find(Boolean) ?? value;
  }

  /** Direct cost may come from long and from wide sheets, but a month's element from one of them only. */
  private watchSources(): void {
    if (new Set(this.costs.map(({ id }) => id)).size < 2) return;
    const watch = new SourceWatch();
    const names = new Map(this.draft.elements.map((element) => [element.code, element.name]));
    this.costs.forEach(({ id, from }, index) => {
      for (const cost of this.draft.directCosts.slice(from, this.costs[index + 1]?.from)) {
        const found = watch.check(id, cost, names.get(cost.element) ?? cost.element);
        if (found) this.faults.push(found);
      }
    });
  }

  private tellEmptySheets(tables: readonly TableMatch[]): void {
    const isFilled = (id: string) => this.sheets.some((sheet) => sheet.id === id && sheet.rowsRead > 0);
    for (const { id, required, name } of this.definitions) {
      const own = tables.filter(({ definition }) => definition.id === id || definition.alternativeOf === id);
      const [first] = own;
      if (!required || !first || own.some(({ definition }) => isFilled(definition.id))) continue;
      const isExplained = this.faults.some(
        (found) =>
          found.severity === 'blocking' &&
          found.where &&
          'sheet' in found.where &&
          found.where.sheet === first.grid.sheetName,
      );
      if (!isExplained)
        this.faults.push(fault('IN-022', { definition: name.zh }, { sheet: first.grid.sheetName }));
    }
  }

  private result(
    read: { form: FormMatch; cover: Cover; methods: Pick<Ledger, 'method' | 'itemMethod'> } | null,
  ): IntakeResult {
    const { faults, sheets, tables, lookups } = this;
    const places = read && { form: read.form, months: read.cover.months, tables, lookups };
    if (!read || faults.some((found) => found.severity === 'blocking'))
      return { ledger: null, faults, sheets, places };
    const { hospital, months, campuses, rulePack } = read.cover;
    const ledger = {
      hospital,
      months,
      campuses,
      rulePack,
      ...read.methods,
      ...this.draft,
    };
    return { ledger, faults, sheets, places };
  }
}
