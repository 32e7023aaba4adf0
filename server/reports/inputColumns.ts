import type { PlanValue, ValidationVerb } from '../contract/plan.ts';
import type { Bilingual, ColumnDefinition, Quantity, SheetDefinition } from '../contract/sheetDefinition.ts';
import type { StyleName } from '../contract/style.ts';
import type { MeasuredEntry, PackVocabulary } from '../contract/vocabulary.ts';

/** A record as an input sheet holds it: by column id, spread values by the entry's code. Lists by id, not by label. */
export type InputRecord = Readonly<Record<string, PlanValue>>;

/** Records by sheet definition id; a sheet without records is written empty. */
export type InputRecords = Readonly<Record<string, readonly InputRecord[]>>;

/** One column of an input sheet as it is going to stand there. */
export interface InputColumn {
  /** Field of the record, and the key of the column in its block. */
  readonly key: string;
  readonly header: string;
  readonly required: boolean;
  readonly style: StyleName;
  /** In characters of the base font; a Chinese character takes two. */
  readonly width: number;
  readonly help: string;
  readonly rule: ValidationVerb['rule'];
  /** Whether the drop-down refuses what is not on its list. */
  readonly strict: boolean;
  /** What a form starts with where nothing was answered. */
  readonly preset: PlanValue;
  /** What the cell shows for a record: the label of a list's entry, the name of a code, the value itself. */
  readonly shown: (record: InputRecord) => PlanValue;
}

/** Block that holds a sheet's table; drop-downs of other sheets point into it. */
export const TABLE_BLOCK = 'table';

const LONGEST_INLINE_LIST = 255;

const styleByQuantity: Readonly<Record<Quantity, StyleName>> = {
  code: 'inputCode',
  // As text, or Excel makes a date of 病区 3-1 and of 2024-01.
  text: 'inputCode',
  month: 'inputMonth',
  date: 'inputDate',
  yuan: 'inputMoney',
  person: 'inputQuantity',
  squareMetre: 'inputQuantity',
  hour: 'inputQuantity',
  visit: 'inputCount',
  bedDay: 'inputCount',
  discharge: 'inputCount',
  bed: 'inputCount',
  count: 'inputCount',
  percent: 'inputShare',
  number: 'inputQuantity',
  choice: 'inputText',
};

const widthByQuantity: Readonly<Record<Quantity, number>> = {
  code: 12,
  text: 20,
  month: 11,
  date: 13,
  yuan: 15,
  person: 12,
  squareMetre: 12,
  hour: 12,
  visit: 12,
  bedDay: 12,
  discharge: 12,
  bed: 12,
  count: 12,
  percent: 10,
  number: 12,
  choice: 12,
};

/** A longer name takes two lines of the header. */
const WIDEST_SPREAD = 18;

const textual: ReadonlySet<Quantity> = new Set(['code', 'text', 'month', 'date', 'choice']);

interface Choices {
  readonly rule: ValidationVerb['rule'];
  readonly strict: boolean;
  /** Labels by stored value; a value without one is shown as it is. */
  readonly labels: ReadonlyMap<string, string>;
}

/** The columns of a sheet: those the template offers, then one per entry of the list it spreads over. */
export function inputColumns(
  definition: SheetDefinition,
  vocabulary: PackVocabulary,
  records: InputRecords,
): InputColumn[] {
  const fixed = definition.columns
    .filter((column) => column.offered !== false)
    .map((column) => fixedColumn(column, definition, vocabulary, records));
  return [...fixed, ...spreadColumns(definition, vocabulary, records)];
}

function fixedColumn(
  column: ColumnDefinition,
  definition: SheetDefinition,
  vocabulary: PackVocabulary,
  records: InputRecords,
): InputColumn {
  const { rule, strict, labels } = choicesOf(column, vocabulary);
  const coded = definition.columns.find(({ id }) => id === column.nameOf);
  const names = coded ? namesOf(coded, records) : null;
  return {
    key: column.id,
    header: column.header.zh,
    required: column.required === true,
    // A name beside a code is often a formula of the user's, which a text cell would not calculate.
    style: column.nameOf ? 'inputText' : styleByQuantity[column.quantity],
    width: Math.max(column.width ?? widthByQuantity[column.quantity], textWidth(column.header.zh) + 3),
    help: column.help.zh,
    rule,
    strict,
    preset: labels.get(column.default ?? '') ?? column.default ?? null,
    shown: (record) => {
      const own = record[column.id] ?? null;
      if (own === null && coded && names) return names.get(String(record[coded.id])) ?? null;
      return typeof own === 'string' ? (labels.get(own) ?? own) : own;
    },
  };
}

/** Names by code of the dictionary sheet that a code column points to; nothing where it points elsewhere. */
function namesOf(coded: ColumnDefinition, records: InputRecords): ReadonlyMap<string, string> {
  const [dictionary = '', code = ''] = coded.choicesFrom?.split('.') ?? [];
  return new Map((records[dictionary] ?? []).map((row) => [String(row[code]), String(row.name ?? '')]));
}

const anyText = { rule: { kind: 'any' }, strict: false } as const;

function choicesOf(column: ColumnDefinition, vocabulary: PackVocabulary): Choices {
  const labels = labelsOf(column, vocabulary);
  const [source = '', list = ''] = column.choicesFrom?.split('.') ?? [];
  if (column.choices || source === 'pack') return closedList(labels);
  if (column.anyOf) return { ...anyText, labels };
  if (source !== '') {
    const rule = { kind: 'listFrom', sheet: source, block: TABLE_BLOCK, column: list } as const;
    return { rule, strict: false, labels };
  }
  const kind = textual.has(column.quantity) ? 'any' : 'decimal';
  return { rule: { kind }, strict: kind === 'decimal', labels };
}

/** How a person reads what a column stores: its own choices, then the entries of the pack that it takes. */
export function labelsOf(
  column: ColumnDefinition,
  vocabulary: PackVocabulary,
  language: keyof Bilingual = 'zh',
): ReadonlyMap<string, string> {
  const own = column.choices?.map((choice) => [choice.value, choice.label[language]] as const) ?? [];
  const named = [...(column.choicesFrom ? [column.choicesFrom] : []), ...(column.anyOf ?? [])];
  const words = named.flatMap((each) => {
    const [source, list = ''] = each.split('.');
    return source === 'pack' ? vocabularyList(vocabulary, list) : [];
  });
  return new Map([...own, ...words.map((entry) => [entry.id, entry.name[language]] as const)]);
}

/** Excel refuses a longer inline list: the column then goes without a drop-down, and intake checks it all the same. */
function closedList(labels: Choices['labels']): Choices {
  const values = [...labels.values()];
  const fits = values.join(',').length <= LONGEST_INLINE_LIST;
  return { rule: fits ? { kind: 'list', values } : { kind: 'any' }, strict: fits, labels };
}

function spreadColumns(
  definition: SheetDefinition,
  vocabulary: PackVocabulary,
  records: InputRecords,
): InputColumn[] {
  const spread = definition.spread;
  if (!spread) return [];
  return spreadEntries(spread.headersFrom, vocabulary, records).map((entry) => {
    const quantity = entry.quantity ?? spread.quantity;
    return {
      key: entry.id,
      header: entry.name,
      required: false,
      style: styleByQuantity[quantity],
      width: Math.max(widthByQuantity[quantity], Math.min(textWidth(entry.name) + 3, WIDEST_SPREAD)),
      help: `${entry.name}${unitNote[quantity] ?? ''}；没有发生时留空`,
      rule: { kind: 'decimal' },
      strict: true,
      preset: null,
      shown: (record) => record[entry.id] ?? null,
    };
  });
}

const unitNote: Partial<Record<Quantity, string>> = {
  yuan: '（元）',
  person: '（人，可带小数）',
  squareMetre: '（平方米）',
  visit: '（人次）',
  bedDay: '（床日）',
  discharge: '（人次）',
  bed: '（张）',
  hour: '（小时）',
};

interface SpreadEntry {
  readonly id: string;
  readonly name: string;
  readonly quantity?: Quantity;
}

/** Entries of `pack.<list>`, or the rows of a dictionary sheet (`cost-elements.code`) with their names. */
function spreadEntries(from: string, vocabulary: PackVocabulary, records: InputRecords): SpreadEntry[] {
  const [source = '', list = ''] = from.split('.');
  if (source === 'pack') {
    return vocabularyList(vocabulary, list).map((entry) => ({
      id: entry.id,
      name: entry.name.zh,
      ...(isMeasured(entry) ? { quantity: entry.quantity } : {}),
    }));
  }
  return (records[source] ?? []).map((record) => ({
    id: String(record[list]),
    name: String(record.name ?? record[list]),
  }));
}

const isMeasured = (entry: PackVocabulary[keyof PackVocabulary][number]): entry is MeasuredEntry =>
  'quantity' in entry;

function vocabularyList(vocabulary: PackVocabulary, list: string): PackVocabulary[keyof PackVocabulary] {
  const found = Object.entries(vocabulary).find(([name]) => name === list);
  if (!found)
    throw new Error(`No list pack.${list}: a sheet definition names a list the rule pack does not have`);
  return found[1];
}

/** Columns of the base font a text takes: a Chinese character is two wide. */
export function textWidth(text: string): number {
  return [...text].reduce((width, character) => width + (character.charCodeAt(0) > 0x2e7f ? 2 : 1), 0);
}
