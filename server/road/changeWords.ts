import type {
  Comparison,
  FieldChange,
  InputChange,
  ResultChange,
  RuleChange,
  SaidComparison,
  SaidField,
  SaidInputChange,
  SaidRuleChange,
} from '../contract/api/comparison.ts';
import type { Bilingual, ColumnDefinition, SheetDefinition } from '../contract/sheetDefinition.ts';
import type { PackVocabulary } from '../contract/vocabulary.ts';
import { loadSheetDefinitions } from '../intake/definitions.ts';
import { labelsOf } from '../reports/inputColumns.ts';
import { TEMPLATE_PACK, vocabularyOf } from '../rules/loadPack.ts';
import { ChosenPack } from './costing.ts';
import { inBoth, same } from './inBoth.ts';
import { RuleWords } from './ruleWords.ts';

/** Sheet that a ledger's list was read from. What a list calls a field the sheet calls a column. */
const sheetOf: Readonly<Record<string, string>> = {
  cover: 'cover',
  campuses: 'cover',
  months: 'cover',
  units: 'cost-units',
  elements: 'cost-elements',
  directCosts: 'direct-cost',
  adjustments: 'cost-adjustments',
  careSplits: 'care-splits',
  revenues: 'revenue',
  revenueAdjustments: 'revenue-adjustments',
  workloads: 'workload',
  parameters: 'driver-parameters',
  internalServices: 'internal-services',
  controls: 'general-ledger',
  facts: 'hospital-facts',
  ruleRows: 'allocation-rules',
  history: 'history',
  behaviourRows: 'cost-behaviour',
  serviceItems: 'service-items',
  itemVolumes: 'item-volumes',
  activities: 'activities',
  unitActivities: 'unit-activities',
  staffGrades: 'staff-grades',
  materials: 'materials',
  equipment: 'equipment',
  unitItems: 'unit-items',
  itemLabour: 'item-labour',
  itemMaterials: 'item-materials',
  itemEquipment: 'item-equipment',
  itemActivities: 'item-activities',
};

/** Where the ledger's name of a field says more than the column's. */
const columnOf: Readonly<Record<string, string>> = {
  areaSquareMetres: 'area',
  sharePercent: 'share',
  isRepresentative: 'representative',
};

const everything: Bilingual = { zh: '全部', en: 'all' };
const yes: Bilingual = { zh: '是', en: 'yes' };
const no: Bilingual = { zh: '否', en: 'no' };
const content: Bilingual = { zh: '内容', en: 'content' };
const entry: Bilingual = { zh: '项目', en: 'item' };
const figure: Bilingual = { zh: '数值', en: 'figure' };

/** What changed, in the words of the sheets and of the rule pack instead of the record's own. */
export class ChangeWords {
  readonly #vocabulary: PackVocabulary | null;
  readonly #rules: RuleWords;

  /** What was kept of a pack that is not there any more stands as it was kept. Null: no pack is known yet. */
  constructor(packId: string | null) {
    const chosen = new ChosenPack(undefined);
    chosen.vocabulary(packId ?? TEMPLATE_PACK);
    const { pack } = chosen;
    this.#vocabulary = pack && vocabularyOf(pack);
    this.#rules = new RuleWords(pack);
  }

  comparison({ before, after, input, rules, result }: Comparison): SaidComparison {
    return {
      before,
      after,
      input: { shown: this.input(input.shown), count: input.count },
      rules: { shown: this.rules(rules.shown), count: rules.count },
      result: { shown: result.shown.map((change) => this.#result(change)), count: result.count },
    };
  }

  input(changes: readonly InputChange[]): SaidInputChange[] {
    return changes.map(({ kind, key, change, fields }) => {
      const sheet = loadSheetDefinitions().find(({ id }) => id === sheetOf[kind]);
      return {
        kind: sheet?.name ?? same(kind),
        key: sheet ? this.#key(sheet, key) : same(key),
        change,
        fields: fields.map((field) => this.#field(sheet, field)),
      };
    });
  }

  rules(changes: readonly RuleChange[]): SaidRuleChange[] {
    return changes.map((change) => this.#rules.change(change));
  }

  #result({ source, ...change }: ResultChange): SaidComparison['result']['shown'][number] {
    const found = this.#vocabulary?.sources.find(({ id }) => id === source);
    return { ...change, source: found?.name ?? same(source) };
  }

  /** `2024-01 · 0101 · headcount`: each part by what the key's columns call it. */
  #key(sheet: SheetDefinition, key: string): Bilingual {
    const columns = sheet.columns.filter(({ id }) => sheet.key.includes(id));
    const spread = spreadColumn(sheet);
    const labels = [...columns, ...(spread ? [spread] : [])].map((column) => this.#labels(column));
    const partIn = (language: keyof Bilingual) => (part: string) =>
      labels.map((of) => of(part, language)).find((label) => label !== null) ?? part;
    return inBoth((language) => key.split(' · ').map(partIn(language)).join(' · '));
  }

  #field(sheet: SheetDefinition | undefined, { field, before, after }: FieldChange): SaidField {
    const name = columnOf[field] ?? field;
    const column = sheet && (sheet.columns.find(({ id }) => id === name) ?? spreadOf(sheet, field));
    return {
      field: column?.header ?? (field === 'value' ? content : same(field)),
      before: this.#value(column, before),
      after: this.#value(column, after),
    };
  }

  #value(column: ColumnDefinition | null | undefined, text: string | null): Bilingual | null {
    if (text === null || text === '') return null;
    if (text === 'true' || text === 'false') return text === 'true' ? yes : no;
    if (!column) return same(text);
    if (column.quantity === 'percent') return same(`${text}%`);
    const label = this.#labels(column);
    return inBoth((language) =>
      partsOf(text)
        .map((part) => label(part, language) ?? part)
        .join('、'),
    );
  }

  #labels(column: ColumnDefinition): (stored: string, language: keyof Bilingual) => string | null {
    const vocabulary = this.#vocabulary;
    if (!vocabulary) return () => null;
    const labels = inBoth((language) => labelsOf(column, vocabulary, language));
    return (stored, language) =>
      stored === '*' ? everything[language] : (labels[language].get(stored) ?? null);
  }
}

/** Several entries of one cell are kept as a list. */
function partsOf(text: string): readonly string[] {
  if (!text.startsWith('[')) return [text];
  return (JSON.parse(text) as unknown[]).map(String);
}

/** What a wide sheet has one column of for each entry, as if it were one column. */
function spreadColumn({ spread }: SheetDefinition): ColumnDefinition | null {
  if (!spread) return null;
  return {
    id: spread.nameField,
    header: entry,
    quantity: 'choice',
    choicesFrom: spread.headersFrom,
    help: same(''),
  };
}

function spreadOf(sheet: SheetDefinition, field: string): ColumnDefinition | null {
  const { spread } = sheet;
  if (field === spread?.nameField) return spreadColumn(sheet);
  if (field !== spread?.valueField) return null;
  return { id: field, header: figure, quantity: spread.quantity, help: same('') };
}
