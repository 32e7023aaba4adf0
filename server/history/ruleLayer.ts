import type { InputChange } from '../contract/api/comparison.ts';
import { type RuleLayer, ruleLayer } from '../contract/api/ruleLayers.ts';
import type { Ledger } from '../engine/ledger.ts';
import { canonicalJson } from './identity.ts';
import { inputChanges, recordKey } from './inputChanges.ts';
import { type LedgerRecord, ledgerParts } from './ledgerText.ts';

/**
 * A hospital's own rules, apart from the workbook they stood in. Rules are laid over each other by their month
 * of validity and, within one month, from top to bottom (rules/applyRows.ts): that order is content, any other
 * is not.
 */

type Row = RuleLayer['ruleRows'][number] | RuleLayer['behaviourRows'][number];

const lists = ['behaviourRows', 'ruleRows'] as const;

/** The layer that a workbook's sheets hold. */
export const layerOf = ({ ruleRows, behaviourRows }: Pick<Ledger, (typeof lists)[number]>): RuleLayer =>
  ruleLayer.parse({
    ruleRows: ruleRows.map(({ at: _, ...row }) => row),
    behaviourRows: behaviourRows.map(({ at: _, ...row }) => row),
  });

/** One text for one content: a line for each row, under the name of its list. */
export const layerText = (layer: RuleLayer): string =>
  lists.flatMap((name) => [name, ...inForce<Row>(layer[name]).map((row) => canonicalJson(row))]).join('\n');

/** Throws where the text is none of a layer's. */
export const readLayer = (text: string): RuleLayer =>
  ruleLayer.parse(Object.fromEntries(ledgerParts(text).lists));

/** Rows as they are laid over each other: earlier validity first. */
const inForce = <Listed extends Row>(rows: readonly Listed[]): Listed[] =>
  [...rows].sort((one, other) => compare(one.validFrom ?? '', other.validFrom ?? ''));

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

interface LayerChanges {
  readonly rows: InputChange[];
  readonly isReordered: boolean;
}

/** What one version says and another does not, row by row. */
export function compareLayers(before: RuleLayer, after: RuleLayer): LayerChanges {
  return {
    rows: inputChanges(partsOf(before), partsOf(after)),
    isReordered: lists.some((name) => {
      const [old, now] = [keysOf(before, name), keysOf(after, name)];
      const stayed = old.filter((key) => now.includes(key));
      return now.filter((key) => old.includes(key)).some((key, at) => key !== stayed[at]);
    }),
  };
}

const partsOf = (layer: RuleLayer) => ({
  texts: new Map<string, string>(),
  lists: new Map<string, readonly LedgerRecord[]>(lists.map((name) => [name, layer[name]])),
});

const keysOf = (layer: RuleLayer, name: (typeof lists)[number]): string[] =>
  inForce<Row>(layer[name]).map((row) => recordKey(name, row));
