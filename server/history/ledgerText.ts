/**
 * A canonical ledger's text (engine/canonical.ts) taken apart again: lists of records by their names, and
 * the single texts. Records are plain JSON; nothing is judged here.
 */

export type LedgerRecord = Readonly<Record<string, unknown>>;

export interface LedgerParts {
  readonly texts: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly (LedgerRecord | string)[]>;
}

/** Throws where a line is none of a canonical ledger's. */
export function ledgerParts(text: string): LedgerParts {
  const texts = new Map<string, string>();
  const lists = new Map<string, (LedgerRecord | string)[]>();
  let list: (LedgerRecord | string)[] = [];
  for (const line of text.split('\n')) {
    const [, name, single] = /^([A-Za-z]+)(?: (".*"))?$/.exec(line) ?? [];
    if (name && single) texts.set(name, String(JSON.parse(single)));
    else if (name) {
      list = [];
      lists.set(name, list);
    } else list.push(JSON.parse(line) as LedgerRecord | string);
  }
  return { texts, lists };
}
