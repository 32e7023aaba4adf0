import { fewNames } from '../contract/faults/fewNames.ts';
import type { ColumnDefinition } from '../contract/sheetDefinition.ts';
import type { PackVocabulary, VocabularyEntry } from '../contract/vocabulary.ts';
import type { CostElement, CostUnit, Month } from '../engine/ledger.ts';
import { plainText } from './headerText.ts';

export interface LookupEntry {
  readonly id: string;
  /** What a person reads in a message. */
  readonly label: string;
  readonly names: readonly string[];
  readonly validFrom?: Month | null;
  readonly validTo?: Month | null;
}

export const validIn = (entry: LookupEntry, month: Month | null): boolean =>
  month === null ||
  ((!entry.validFrom || entry.validFrom <= month) && (!entry.validTo || month < entry.validTo));

const withoutLeadingZeros = (code: string) => code.replace(/^0+(?=.)/, '');

/** A list of things that cells and headers name by code or by name. */
export class Lookup {
  readonly entries: readonly LookupEntry[];
  private readonly codes = new Map<string, LookupEntry>();
  private readonly names = new Map<string, LookupEntry[]>();
  private readonly bareCodes = new Map<string, LookupEntry>();
  /** Codes whose own row is faulty: naming them again would only repeat that fault. */
  private readonly faultyCodes: ReadonlySet<string>;

  constructor(entries: readonly LookupEntry[], faultyCodes: ReadonlySet<string> = new Set()) {
    this.entries = entries;
    this.faultyCodes = faultyCodes;
    for (const entry of entries) {
      if (!this.codes.has(entry.id)) this.codes.set(entry.id, entry);
      this.bareCodes.set(withoutLeadingZeros(entry.id), entry);
      for (const name of new Set(entry.names.map(plainText))) {
        const known = this.names.get(name);
        if (known) known.push(entry);
        else this.names.set(name, [entry]);
      }
    }
  }

  byCode(code: string): LookupEntry | undefined {
    return this.codes.get(code);
  }

  /** Every entry of that name; those valid in the month where any is. */
  byName(name: string, month: Month | null): readonly LookupEntry[] {
    const found = this.names.get(plainText(name)) ?? [];
    if (found.length < 2) return found;
    const valid = found.filter((entry) => validIn(entry, month));
    return valid.length > 0 ? valid : found;
  }

  isNameOfSeveral(name: string): boolean {
    return (this.names.get(plainText(name))?.length ?? 0) > 1;
  }

  /** The code that differs from this one by leading zeros only. */
  byCodeWithoutZeros(code: string): LookupEntry | undefined {
    return /^\d+$/.test(code) ? this.bareCodes.get(withoutLeadingZeros(code)) : undefined;
  }

  isFaulty(code: string): boolean {
    return this.faultyCodes.has(code);
  }

  /** A few labels for a message. */
  sample(): string {
    return fewNames(
      this.entries.map((entry) => entry.label),
      12,
    );
  }
}

const vocabularyLookup = (entries: readonly VocabularyEntry[]) =>
  new Lookup(
    entries.map(({ id, name, aliases }) => ({
      id,
      label: name.zh,
      names: [id, name.zh, name.en, ...aliases],
    })),
  );

const groupLookup = (groups: readonly string[]) =>
  new Lookup(
    [...new Set(groups)].filter(Boolean).map((group) => ({ id: group, label: group, names: [group] })),
  );

/** What a text means on the first list that has it, a code before a name; several where a name is not unique. */
export function meaningsOf(
  text: string,
  lists: readonly Lookup[],
  month: Month | null,
): readonly LookupEntry[] {
  for (const list of lists) {
    const coded = list.byCode(text);
    if (coded) return [coded];
  }
  for (const list of lists) {
    const named = list.byName(text, month);
    if (named.length > 0) return named;
  }
  return [];
}

/** Several entries in one cell. Asked of normalised texts. */
export const listedTexts = (text: string): string[] =>
  text
    .split(/[、,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);

/** In `anyOf`: a text that is on none of the lists is kept as it stands. */
export const FREE_TEXT = 'text';

/** `*`: everything. */
const anyLookup = new Lookup([
  { id: '*', label: '全部', names: ['*', '全部', '所有', '所有项目', '全部项目', 'all', 'any'] },
]);

const coded = ({ code, name }: { readonly code: string; readonly name: string }): LookupEntry => ({
  id: code,
  label: `${name}(${code})`,
  names: [name],
});

export interface Dictionaries {
  readonly units: readonly CostUnit[];
  readonly elements: readonly CostElement[];
  readonly faultyUnits: ReadonlySet<string>;
  readonly faultyElements: ReadonlySet<string>;
}

/** The lists that sheet definitions point to: `pack.sources`, `cost-units.code`, `any`. */
export class Lookups {
  private readonly lists = new Map<string, Lookup>([['any', anyLookup]]);
  private readonly ofColumns = new Map<ColumnDefinition, Lookup>();

  addVocabulary(vocabulary: PackVocabulary): void {
    for (const [list, entries] of Object.entries(vocabulary) as [string, readonly VocabularyEntry[]][]) {
      this.lists.set(`pack.${list}`, vocabularyLookup(entries));
    }
  }

  addDictionaries({ units, elements, faultyUnits, faultyElements }: Dictionaries): void {
    const unitEntries = units.map((unit) => ({
      ...coded(unit),
      validFrom: unit.validFrom,
      validTo: unit.validTo,
    }));
    this.lists.set('cost-units.code', new Lookup(unitEntries, faultyUnits));
    this.lists.set('cost-units.group', groupLookup(units.map((unit) => unit.group)));
    this.lists.set('cost-elements.code', new Lookup(elements.map(coded), faultyElements));
    this.lists.set('cost-elements.group', groupLookup(elements.map((element) => element.group)));
  }

  /** A dictionary of the hospital's own that later sheets refer to: service items, activities, materials. */
  addDictionary(
    name: string,
    records: readonly { readonly code: string; readonly name: string }[],
    faulty: ReadonlySet<string>,
  ): void {
    this.lists.set(name, new Lookup(records.map(coded), faulty));
  }

  list(name: string): Lookup {
    const found = this.lists.get(name);
    if (!found) throw new Error(`no list ${name} to look in yet`);
    return found;
  }

  /** The lists a column's cells are looked up in, in order; `anyOf` narrows the column's own. */
  ofColumn(column: ColumnDefinition, anyOf: readonly string[] = column.anyOf ?? []): readonly Lookup[] {
    const named = [...(column.choicesFrom ? [column.choicesFrom] : []), ...anyOf];
    const lists = named.filter((name) => name !== FREE_TEXT).map((name) => this.list(name));
    return column.choices ? [this.ownChoices(column), ...lists] : lists;
  }

  private ownChoices(column: ColumnDefinition): Lookup {
    let own = this.ofColumns.get(column);
    if (!own) {
      own = new Lookup(
        (column.choices ?? []).map(({ value, label, aliases = [] }) => ({
          id: value,
          label: label.zh,
          names: [value, label.zh, label.en, ...aliases],
        })),
      );
      this.ofColumns.set(column, own);
    }
    return own;
  }
}
