import type { FieldChange, RuleChange, SaidField, SaidRuleChange } from '../contract/api/comparison.ts';
import type { ElementSelector, UnitSelector } from '../contract/figure.ts';
import type { Bilingual } from '../contract/sheetDefinition.ts';
import type { AllocationStep, DriverSource } from '../engine/rules.ts';
import { sha256 } from '../history/identity.ts';
import { loadSheetDefinitions } from '../intake/definitions.ts';
import type { RulePack } from '../rules/pack.ts';
import { inBoth, same } from './inBoth.ts';

type Language = keyof Bilingual;

const LONGEST_SHOWN = 60;
const HASH_DIGITS = 8;

const kinds: Readonly<Record<string, Bilingual>> = {
  drivers: { zh: '分摊参数的取数', en: 'where drivers are read' },
  assignments: { zh: '谁用哪个参数', en: 'who uses which driver' },
  levels: { zh: '级次和顺序', en: 'levels and order' },
  checks: { zh: '核对', en: 'checks' },
  behaviours: { zh: '成本习性', en: 'cost behaviour' },
  policies: { zh: '口径', en: 'policies' },
  method: { zh: '方法', en: 'method' },
  pack: { zh: '规则包', en: 'rule pack' },
  classes: { zh: '单元类别', en: 'classes of units' },
  statutoryElements: { zh: '法定成本项目', en: 'statutory elements' },
  sources: { zh: '资金来源', en: 'fund sources' },
  costLevels: { zh: '成本层次', en: 'cost levels' },
  feeCategories: { zh: '收费类别', en: 'fee categories' },
  items: { zh: '医疗服务项目的规则', en: 'rules of service items' },
  workloads: { zh: '工作量', en: 'workload' },
};

/** Column of 分摊规则 or 成本习性 that a rule's field comes from. */
const columnOf: Readonly<Record<string, readonly [sheet: string, column: string]>> = {
  senders: ['allocation-rules', 'senders'],
  elements: ['allocation-rules', 'elements'],
  receivers: ['allocation-rules', 'receivers'],
  driver: ['allocation-rules', 'driver'],
  fallbacks: ['allocation-rules', 'fallback'],
  units: ['cost-behaviour', 'units'],
  variablePercent: ['cost-behaviour', 'variablePercent'],
};

const fields: Readonly<Record<string, Bilingual>> = {
  source: { zh: '取数', en: 'read from' },
  steps: { zh: '顺序', en: 'order' },
  name: { zh: '名称', en: 'name' },
  value: { zh: '内容', en: 'content' },
};

const careTypes: Readonly<Record<string, Bilingual>> = {
  outpatient: { zh: '门诊', en: 'outpatient' },
  inpatient: { zh: '住院', en: 'inpatient' },
  mixed: { zh: '混合', en: 'mixed' },
  none: { zh: '无', en: 'none' },
};

const words = {
  all: { zh: '全部', en: 'all' },
  lastMonth: { zh: '上月参数', en: 'last month' },
  sameCampus: { zh: '同一院区', en: 'same campus' },
  billable: { zh: '计价', en: 'billable' },
  notBillable: { zh: '不计价', en: 'not billable' },
  except: { zh: '除', en: 'except' },
  ofPack: { zh: '规则包的规定', en: 'as the rule pack has it' },
} as const satisfies Record<string, Bilingual>;

const sheets = {
  parameter: 'driver-parameters',
  workload: 'workload',
  internalService: 'internal-services',
  revenue: 'revenue',
} as const satisfies Record<DriverSource['kind'], string>;

/** Rules of a run in the words of the rule pack and of the sheets they are written on. */
export class RuleWords {
  readonly #names: ReadonlyMap<string, Bilingual>;
  readonly #assignments: RulePack['lists']['assignments'];

  constructor(pack: RulePack | null) {
    const lists = pack ? Object.values(pack.lists).flat() : [];
    this.#assignments = pack?.lists.assignments ?? [];
    this.#names = new Map([
      ...Object.entries(careTypes),
      ['lastMonth', words.lastMonth] as const,
      ['*', words.all] as const,
      ...lists.map(({ id, name }) => [id, name] as const),
    ]);
  }

  change({ month, kind, id, name, change, fields: changed }: RuleChange): SaidRuleChange {
    return {
      month,
      kind: kinds[kind] ?? same(kind),
      id,
      name: kind === 'assignments' ? this.#assignment(id) : (this.#names.get(id) ?? same(name || id)),
      change,
      fields: changed.map((field) => this.#field(field)),
    };
  }

  /** The pack's own by its name, one of the workbook's sheet by what it is for (rules/setRow.ts). */
  #assignment(id: string): Bilingual {
    const own = this.#assignments
      .filter((entry) => id === entry.id || id.startsWith(`${entry.id}-`))
      .sort((one, other) => other.id.length - one.id.length)[0];
    const rest = id.slice(own ? own.id.length : id.startsWith('sheet-') ? 'sheet'.length : 0);
    const parts = rest.split(/[-+]/).filter(Boolean);
    return inBoth((language) =>
      [...(own ? [own.name[language]] : []), ...parts.map((part) => this.#word(part, language))].join(' '),
    );
  }

  #field({ field, before, after }: FieldChange): SaidField {
    const [sheet, column] = columnOf[field] ?? [];
    const found = loadSheetDefinitions().find(({ id }) => id === sheet);
    const header = found?.columns.find(({ id }) => id === column)?.header;
    return {
      field: header ?? fields[field] ?? same(field),
      before: this.#value(field, before),
      after: this.#value(field, after),
    };
  }

  #value(field: string, text: string | null): Bilingual | null {
    if (text === null || text === '') return null;
    if (field === 'variablePercent') return same(`${text}%`);
    if (!/^[[{]/.test(text)) return inBoth((language) => this.#word(text, language));
    const value: unknown = JSON.parse(text);
    return inBoth((language) => this.#said(field, value, language) ?? ofPack(text, language));
  }

  /** Null for what only a rule pack says, which nobody writes on a sheet. */
  #said(field: string, value: unknown, language: Language): string | null {
    switch (field) {
      case 'senders':
      case 'receivers':
      case 'units':
      case 'elements':
        return this.#selected(value as UnitSelector & ElementSelector, language);
      case 'fallbacks':
        return (value as string[]).map((each) => this.#word(each, language)).join('、') || null;
      case 'steps':
        return (value as AllocationStep[])
          .map(({ senders }) => this.#selected(senders, language))
          .join(' → ');
      case 'source':
        return this.#source(value as DriverSource, language);
      default:
        return null;
    }
  }

  #selected(
    { sameCampus, billable, except = [], ...lists }: UnitSelector & ElementSelector,
    language: Language,
  ): string {
    const named = Object.values(lists).map((ids) =>
      (ids ?? []).map((id) => this.#word(id, language)).join('、'),
    );
    const left = except.map((each) => `${words.except[language]} ${this.#selected(each, language)}`);
    const flags = [
      ...(sameCampus ? [words.sameCampus[language]] : []),
      ...(billable === undefined ? [] : [words[billable ? 'billable' : 'notBillable'][language]]),
    ];
    return [...named, ...flags, ...left].join(' · ') || words.all[language];
  }

  #source(source: DriverSource, language: Language): string {
    const sheet = loadSheetDefinitions().find(({ id }) => id === sheets[source.kind])?.name[language] ?? '';
    const { kind: _, ...rest } = source;
    const said = Object.values(rest)
      .flat()
      .map((each) => (each === null ? words.all[language] : this.#word(String(each), language)));
    return [sheet, ...said].join(' · ');
  }

  #word(text: string, language: Language): string {
    return this.#names.get(text)?.[language] ?? text;
  }
}

/** What is too long to be read where it differs: told apart by its hash, read in the pack. */
const ofPack = (text: string, language: Language): string =>
  text.length <= LONGEST_SHOWN ? text : `${words.ofPack[language]} ${sha256(text).slice(0, HASH_DIGITS)}`;
