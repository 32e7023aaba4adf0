import type { CellValue } from '../../contract/rangeBlock.ts';
import type { Bilingual, ColumnDefinition } from '../../contract/sheetDefinition.ts';
import type { PackVocabulary } from '../../contract/vocabulary.ts';
import { shownNumber } from '../../intake/cellNumber.ts';
import { type Lookups, listedTexts, meaningsOf } from '../../intake/lookup.ts';
import { labelsOf } from '../../reports/inputColumns.ts';
import type { StoredField } from './storedRow.ts';

type Language = keyof Bilingual;

const everything: Bilingual = { zh: '全部', en: 'all' };

/** How one column of a sheet shows what rows store. */
export interface ColumnWords {
  readonly wordOf: (stored: StoredField) => string | number | null;
  /** Whether a cell reads as this already, in whatever words. */
  readonly says: (value: CellValue, stored: StoredField) => boolean;
}

/** What stands in cells for what rows store, so that intake reads the same again. */
export class Words {
  readonly #vocabulary: PackVocabulary;
  readonly #lookups: Lookups;

  constructor(vocabulary: PackVocabulary, lookups: Lookups) {
    this.#vocabulary = vocabulary;
    this.#lookups = lookups;
  }

  /** `factor`: what the column's header multiplies its cells by. */
  ofColumn(column: ColumnDefinition, language: Language, factor = 1): ColumnWords {
    const hasLists = column.choices || column.choicesFrom || column.anyOf;
    if (hasLists) return this.#ofEntries(column, language);
    const wordOf = (stored: StoredField) =>
      typeof stored === 'number' ? shownNumber(stored / factor) : String(stored ?? '') || null;
    return { wordOf, says: (value, stored) => value === wordOf(stored) };
  }

  #ofEntries(column: ColumnDefinition, language: Language): ColumnWords {
    const lists = this.#lookups.ofColumn(column);
    const labels = new Map([...labelsOf(column, this.#vocabulary, language), ['*', everything[language]]]);
    const idOf = (text: string): string | null => {
      const [meant, ...others] = meaningsOf(text.trim().normalize('NFKC'), lists, null);
      return others.length > 0 ? null : (meant?.id ?? text);
    };
    const partsOf = (text: string) => (column.many ? listedTexts(text.normalize('NFKC')) : [text]);
    /** An entry's label, unless the workbook calls something else by it: then its id. */
    const labelOf = (id: string): string => {
      if (id === '*' && !column.required) return '';
      const label = labels.get(id) ?? id;
      return idOf(label) === id ? label : id;
    };
    const wordOf = (stored: StoredField) => idsOf(stored).map(labelOf).join('、') || null;
    return {
      wordOf,
      says: (value, stored) =>
        typeof value === 'string'
          ? sameList(partsOf(value).map(idOf), idsOf(stored))
          : value === wordOf(stored),
    };
  }
}

const idsOf = (stored: StoredField): readonly string[] =>
  typeof stored === 'string' ? [stored] : typeof stored === 'number' ? [] : (stored ?? []);

const sameList = (some: readonly (string | null)[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one, at) => one === others[at]);
