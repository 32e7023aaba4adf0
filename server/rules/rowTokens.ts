import type { ElementSelector, UnitSelector } from '../contract/figure.ts';
import type { CostUnit } from '../engine/ledger.ts';
import type { Spellings } from './groupSpelling.ts';
import type { Hospital } from './hospital.ts';
import { findEntry, type RulePack, sameWriting } from './pack.ts';

/** Words that ask for last month's values of the same driver. */
const lastMonthWords = ['lastMonth', '上月参数', '上月'];
const allWords = ['', '*', '全部'];

/** Units that a word of a row means: the selector, and who that is in this hospital. */
export interface NamedUnits {
  readonly word: string;
  readonly selector: UnitSelector;
  readonly units: readonly CostUnit[];
}

/** Reads the words of 分摊规则 and 成本习性 rows by the dictionaries of pack and hospital. */
export class RowTokens {
  readonly #pack: RulePack;
  readonly #hospital: Hospital;
  readonly #spellings: Spellings;

  constructor(pack: RulePack, hospital: Hospital, spellings: Spellings) {
    this.#pack = pack;
    this.#hospital = hospital;
    this.#spellings = spellings;
  }

  /** A unit code first, then a group, then a class by id, name or alias; null: none of them. */
  units(text: string): NamedUnits | null {
    const word = text.trim();
    const { units } = this.#hospital;
    const coded = units.filter(({ code }) => code === word);
    if (coded.length > 0) return { word, selector: { codes: [word] }, units: coded };
    const { units: groups } = this.#spellings;
    if (word && groups.knows(word)) {
      const spelled = groups.spell(groups.idOf(word));
      const members = units.filter(({ group }) => spelled.includes(group));
      return { word, selector: { groups: [...spelled] }, units: members };
    }
    const unitClass = findEntry(this.#pack.lists.classes, word);
    if (!unitClass) return null;
    const members = units.filter((unit) => unit.unitClass === unitClass.id);
    return { word: unitClass.name.zh, selector: { classes: [unitClass.id] }, units: members };
  }

  /** As `units`, and `*` for all. */
  someUnits(text: string): UnitSelector | null {
    return allWords.includes(text.trim()) ? {} : (this.units(text)?.selector ?? null);
  }

  /** A leaf's code first, then a group, then a statutory element; `*` is all; null: none of them. */
  elements(text: string): ElementSelector | null {
    const word = text.trim();
    if (allWords.includes(word)) return {};
    if (this.#hospital.elements.some(({ code }) => code === word)) return { codes: [word] };
    const { elements: groups } = this.#spellings;
    if (groups.knows(word)) return { groups: [...groups.spell(groups.idOf(word))] };
    const statutory = findEntry(this.#pack.lists.elements, word);
    return statutory ? { statutory: [statutory.id] } : null;
  }

  /** A driver's id; null: there is none. */
  driver(text: string): string | null {
    return findEntry(this.#pack.lists.drivers, text)?.id ?? null;
  }

  /** How a person would call what a word means: intake may hand over an id where the sheet had a name. */
  elementsName(text: string): string {
    return findEntry(this.#pack.lists.elements, text)?.name.zh ?? (text.trim() || '*');
  }

  driverName(text: string): string {
    return findEntry(this.#pack.lists.drivers, text)?.name.zh ?? text;
  }

  fallback(text: string): string | null {
    const asked = sameWriting(text);
    return lastMonthWords.some((word) => sameWriting(word) === asked) ? 'lastMonth' : this.driver(text);
  }
}
