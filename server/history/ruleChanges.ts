import type { RuleChange } from '../contract/api/comparison.ts';
import type { AllocationRules } from '../engine/rules.ts';
import { contentText, fieldChanges } from './fieldChanges.ts';

/** Rules of a run, month by month, as the record keeps them (runTexts.ts). */
export interface RulesOfMonth {
  readonly month: string;
  readonly rules: AllocationRules;
}

export const readRules = (text: string): readonly RulesOfMonth[] => JSON.parse(text) as RulesOfMonth[];

type Rules = Readonly<Record<string, unknown>>;
type Entry = Readonly<Record<string, unknown>>;

/** Rules of the months that both runs have. */
export function ruleChanges(before: readonly RulesOfMonth[], after: readonly RulesOfMonth[]): RuleChange[] {
  const old = new Map(before.map(({ month, rules }) => [month, rules]));
  return after.flatMap(({ month, rules }) => {
    const earlier = old.get(month);
    return earlier ? changesOf(month, { ...earlier }, { ...rules }) : [];
  });
}

/** Which driver hands out what, and in what order: what art. 22 of 财会〔2019〕25号 asks a reason for. */
const driverKinds = new Set(['drivers', 'assignments', 'levels', 'method']);

/** Where the second month's drivers are not those of the first. */
export const driverChanges = (before: RulesOfMonth, after: RulesOfMonth): RuleChange[] =>
  changesOf(after.month, { ...before.rules }, { ...after.rules }).filter(({ kind }) => driverKinds.has(kind));

function changesOf(month: string, before: Rules, after: Rules): RuleChange[] {
  return Object.keys(after)
    .sort()
    .flatMap((kind) => {
      const [old, now] = [entriesOf(before[kind]), entriesOf(after[kind])];
      return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): RuleChange[] => {
        const [one, other] = [old.get(key) ?? null, now.get(key) ?? null];
        const fields = fieldChanges(one, other);
        if (fields.length === 0) return [];
        const change = one ? (other ? 'changed' : 'removed') : 'added';
        const entry = other ?? one ?? {};
        return [{ month, kind, id: idOf(entry) ?? key, name: nameOf(entry), change, fields }];
      });
    });
}

/** By id; what has none is told apart by what it says. A single value is one entry. */
function entriesOf(value: unknown): Map<string, Entry> {
  if (!Array.isArray(value)) return new Map([['', { value }]]);
  return new Map((value as Entry[]).map((entry) => [idOf(entry) ?? contentText(entry), entry]));
}

const idOf = ({ id }: Entry): string | null => (typeof id === 'string' ? id : null);

const nameOf = ({ name }: Entry): string =>
  typeof name === 'object' && name && 'zh' in name ? String(name.zh) : '';
