import type { FaultCode } from '../contract/faults/catalogue.ts';
import type { CellPlace } from '../contract/place.ts';
import { CellKind, type CellValue } from '../contract/rangeBlock.ts';
import type { ColumnDefinition } from '../contract/sheetDefinition.ts';
import type { Month } from '../engine/ledger.ts';
import { type CellReader, UNREADABLE, type Unreadable } from './cells.ts';
import { plainText } from './headerText.ts';
import { FREE_TEXT, type Lookup, type LookupEntry, listedTexts, meaningsOf, validIn } from './lookup.ts';
import type { HeaderCell } from './tableMatch.ts';

/** A name no dictionary knows beside a code that is fine, and how many rows have it. */
export interface OtherName {
  readonly first: CellPlace;
  readonly name: string;
  readonly label: string;
  count: number;
}

/** The rows a column's lists hold for, where another column says so: `by` its header, `category` its value. */
export interface Category {
  readonly by: string;
  readonly category: string;
}

/** Reads a column whose cells name entries of one or more lists, by code or by name. */
export class EntryReader {
  private readonly column: ColumnDefinition;
  private readonly lists: readonly Lookup[];
  private readonly cells: CellReader;
  private readonly code: HeaderCell | undefined;
  private readonly name: HeaderCell | undefined;
  private readonly units: ReadonlyMap<string, { readonly successors: readonly string[] }>;
  private readonly category: Category | undefined;
  /** Entries by the text of their code cell, and the name cell last found to agree with an entry. */
  private readonly known = new Map<CellValue, LookupEntry>();
  private readonly agreed = new Map<LookupEntry, string>();
  /** Rows whose name no dictionary knows while their code is fine; told once. */
  readonly otherNames = new Map<string, OtherName>();

  constructor(
    column: ColumnDefinition,
    lists: readonly Lookup[],
    cells: CellReader,
    headers: { code: HeaderCell | undefined; name: HeaderCell | undefined },
    units: ReadonlyMap<string, { readonly successors: readonly string[] }>,
    category?: Category,
  ) {
    this.column = column;
    this.lists = lists;
    this.cells = cells;
    this.code = headers.code;
    this.name = headers.name;
    this.units = units;
    this.category = category;
  }

  /** The entry's id; null where both cells are empty. */
  read(month: Month | null): string | null | Unreadable {
    const { cells, code, name } = this;
    const { cursor } = cells;
    const known = code && this.known.get(cursor.value(code.column));
    const rawName = name ? cursor.value(name.column) : null;
    if (known && (rawName === null || this.agreed.get(known) === rawName) && validIn(known, month))
      return known.id;
    const written = code ? cells.text(code, true) : '';
    if (written === UNREADABLE) return UNREADABLE;
    // A formula in a name column that stands beside a good code may fail without harm.
    const named = name && isPlain(cursor.kind(name.column)) ? (cells.text(name, false) as string) : '';
    const cell = (written ? code : name) as HeaderCell;
    const text = written || named;
    if (!text) return null;
    const entry = this.find(text, cell, month, written ? named : '');
    if (entry === UNREADABLE) return UNREADABLE;
    if (written && named && !this.agrees(entry, named, month)) return UNREADABLE;
    if (!validIn(entry, month)) return this.refuseOutsideValidity(entry, cell, month as Month);
    this.remember(entry, text, rawName);
    return entry.id;
  }

  /** Hundreds of thousands of rows repeat the same few texts; one that means the same in every month is kept. */
  private remember(entry: LookupEntry, text: string, rawName: CellValue): void {
    const { code, cells } = this;
    const isText = code && cells.cursor.kind(code.column) === CellKind.text;
    if (!isText || this.lists.some((list) => list.isNameOfSeveral(text))) return;
    this.known.set(cells.cursor.value(code.column), entry);
    if (typeof rawName === 'string' && isNameOf(entry, rawName)) this.agreed.set(entry, rawName);
  }

  /** Several entries in one cell. */
  readMany(): readonly string[] | Unreadable {
    const cell = this.code as HeaderCell;
    const written = this.cells.text(cell, true);
    if (written === UNREADABLE) return UNREADABLE;
    const found = listedTexts(written).map((part) => this.find(part, cell, null, ''));
    return found.includes(UNREADABLE) ? UNREADABLE : (found as LookupEntry[]).map((entry) => entry.id);
  }

  private find(text: string, cell: HeaderCell, month: Month | null, name: string): LookupEntry | Unreadable {
    const found = meaningsOf(text, this.lists, month);
    if (found.length > 1) return this.cells.refuse('IN-026', cell, { value: text, codes: idsOf(found) });
    if (found[0]) return found[0];
    return this.isOfPack && name ? this.find(name, cell, month, '') : this.refuseUnknown(text, cell);
  }

  /** Other systems have codes of their own for what a pack lists; the name column then tells which is meant. */
  private get isOfPack(): boolean {
    return this.column.choicesFrom?.startsWith('pack.') ?? false;
  }

  private refuseUnknown(text: string, cell: HeaderCell): LookupEntry | Unreadable {
    if (this.lists.some((list) => list.isFaulty(text))) return UNREADABLE;
    for (const list of this.lists) {
      const meant = list.byCodeWithoutZeros(text);
      if (meant) {
        return this.cells.refuse('IN-023', cell, {
          value: text,
          suggestion: meant.id,
          label: meant.names[0] ?? '',
        });
      }
    }
    if (this.column.anyOf?.includes(FREE_TEXT)) return { id: text, label: text, names: [text] };
    const unknown: Readonly<Record<string, FaultCode>> = {
      'cost-units.code': 'IN-024',
      'cost-elements.code': 'IN-025',
    };
    const code = unknown[this.column.choicesFrom ?? ''];
    if (code) return this.cells.refuse(code, cell, { value: text });
    const lists = this.lists.map((list) => list.sample()).filter(Boolean);
    const params = { value: text, allowed: lists.join('；') };
    const { category } = this;
    return category
      ? this.cells.refuse('IN-050', cell, { ...params, ...category })
      : this.cells.refuse('IN-031', cell, params);
  }

  private agrees(entry: LookupEntry, written: string, month: Month | null): boolean {
    const isOwnName = isNameOf(entry, written);
    const others = isOwnName ? [] : this.lists.flatMap((list) => list.byName(written, month));
    if (others.length > 0) {
      const cell = this.name as HeaderCell;
      this.cells.refuse('IN-027', cell, { value: written, code: entry.label, other: idsOf(others) });
      return false;
    }
    if (!isOwnName && !this.isOfPack) this.noteOtherName(entry, written);
    return true;
  }

  private noteOtherName(entry: LookupEntry, name: string): void {
    const key = `${entry.id} ${name}`;
    const known = this.otherNames.get(key);
    if (known) known.count += 1;
    else
      this.otherNames.set(key, {
        first: this.cells.placeOf(this.name as HeaderCell),
        name,
        label: entry.label,
        count: 1,
      });
  }

  private refuseOutsideValidity(entry: LookupEntry, cell: HeaderCell, month: Month): Unreadable {
    const params = { unit: entry.label, month };
    if (entry.validFrom && month < entry.validFrom) {
      return this.cells.refuse('IN-029', cell, { ...params, validFrom: entry.validFrom });
    }
    const successors = this.units.get(entry.id)?.successors.join('、') || '—';
    return this.cells.refuse('IN-030', cell, { ...params, validTo: entry.validTo ?? '', successors });
  }
}

const isNameOf = (entry: LookupEntry, written: string): boolean =>
  [entry.id, ...entry.names].map(plainText).includes(plainText(written));

const isPlain = (kind: number) => kind <= CellKind.text;

const idsOf = (entries: readonly LookupEntry[]) => entries.map((entry) => entry.id).join('、');
