import type { Ledger } from '../engine/ledger.ts';
import { type LedgerRecord, ledgerParts } from './ledgerText.ts';

/** Lists of a ledger. A name that is none of them was written by a newer program. */
const lists = {
  campuses: 'texts',
  months: 'texts',
  units: 'records',
  elements: 'records',
  directCosts: 'records',
  adjustments: 'records',
  careSplits: 'records',
  revenues: 'records',
  revenueAdjustments: 'records',
  workloads: 'records',
  parameters: 'records',
  internalServices: 'records',
  controls: 'records',
  facts: 'records',
  ruleRows: 'records',
  history: 'records',
  behaviourRows: 'records',
  serviceItems: 'records',
  itemVolumes: 'records',
  activities: 'records',
  unitActivities: 'records',
  staffGrades: 'records',
  materials: 'records',
  equipment: 'records',
  unitItems: 'records',
  itemLabour: 'records',
  itemMaterials: 'records',
  itemEquipment: 'records',
  itemActivities: 'records',
} as const satisfies Partial<{ readonly [Name in keyof Ledger]: 'texts' | 'records' }>;

/** Where a record stood is not kept; faults name its line in the kept text instead. */
const KEPT_SHEET = '账套存档';

/** A kept ledger as the engine takes it; throws where the text is not one that this engine knows. */
export function keptLedger(text: string): Ledger {
  const { texts, lists: found } = ledgerParts(text);
  const unknown = [...found.keys()].find((name) => !Object.hasOwn(lists, name));
  if (unknown) throw new Error(`a kept ledger has a list ${unknown} that this engine does not know`);
  let row = 0;
  const placed = (record: LedgerRecord) => ({ ...record, at: { sheet: KEPT_SHEET, row: row++, column: 0 } });
  const filled = Object.entries(lists).map(([name, kind]) => {
    const entries = found.get(name) ?? [];
    return [name, kind === 'texts' ? entries : entries.map((entry) => placed(recordOf(entry)))] as const;
  });
  const single = (name: string) => texts.get(name) ?? '';
  return {
    ...Object.fromEntries(filled),
    hospital: single('hospital'),
    rulePack: single('rulePack'),
    method: single('method'),
    itemMethod: single('itemMethod'),
  } as unknown as Ledger;
}

function recordOf(entry: LedgerRecord | string): LedgerRecord {
  if (typeof entry === 'string') throw new Error('a kept ledger has a text where a record belongs');
  return entry;
}
