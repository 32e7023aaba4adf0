import type { InputChange } from '../contract/api/comparison.ts';
import type { Ledger } from '../engine/ledger.ts';
import { decimalOf, ExactDecimal } from '../engine/money.ts';
import { fieldChanges } from './fieldChanges.ts';
import type { LedgerParts, LedgerRecord } from './ledgerText.ts';

/** What makes a record this record; everything else it says may change. */
const keyFields: Readonly<Partial<Record<keyof Ledger, readonly string[]>>> = {
  units: ['code'],
  elements: ['code'],
  directCosts: ['month', 'unit', 'element', 'source'],
  adjustments: ['month', 'number', 'fromUnit', 'toUnit', 'element', 'source'],
  careSplits: ['month', 'unit', 'elements'],
  revenues: ['month', 'orderingUnit', 'executingUnit', 'category', 'careType'],
  revenueAdjustments: ['month', 'careType', 'unit', 'kind'],
  workloads: ['month', 'unit', 'measure'],
  parameters: ['month', 'unit', 'parameter'],
  internalServices: ['month', 'provider', 'receiver', 'service'],
  controls: ['month', 'kind', 'account', 'item', 'source', 'careType'],
  facts: ['month', 'fact'],
  ruleRows: ['operation', 'senders', 'elements', 'validFrom'],
  history: ['month', 'unit', 'kind', 'item', 'level', 'careType'],
  behaviourRows: ['units', 'elements', 'validFrom'],
  serviceItems: ['code'],
  itemVolumes: ['month', 'unit', 'executingUnit', 'item'],
  activities: ['code'],
  unitActivities: ['unit', 'activity'],
  staffGrades: ['unit', 'grade'],
  materials: ['code'],
  equipment: ['code'],
  unitItems: ['unit', 'item'],
  itemLabour: ['unit', 'item', 'servingUnit', 'activity', 'grade'],
  itemMaterials: ['unit', 'item', 'servingUnit', 'material'],
  itemEquipment: ['unit', 'item', 'card'],
  itemActivities: ['unit', 'item', 'activity'],
};

/** What is summed where several rows have one key. */
const summed = ['amountYuan', 'quantity', 'revenueYuan'] as const;

/** Records added, removed and changed between two ledgers, list by list in the order of their names. */
export function inputChanges(before: LedgerParts, after: LedgerParts): InputChange[] {
  const names = [...new Set([...before.lists.keys(), ...after.lists.keys()])].sort();
  return [
    ...textChanges(before, after),
    ...names.flatMap((name) => listChanges(name, before.lists.get(name) ?? [], after.lists.get(name) ?? [])),
  ];
}

function textChanges({ texts: before }: LedgerParts, { texts: after }: LedgerParts): InputChange[] {
  const fields = fieldChanges(Object.fromEntries(before), Object.fromEntries(after));
  return fields.length === 0 ? [] : [{ kind: 'cover', key: '', change: 'changed', fields }];
}

function listChanges(
  kind: string,
  before: readonly (LedgerRecord | string)[],
  after: readonly (LedgerRecord | string)[],
): InputChange[] {
  const [old, now] = [byKey(kind, before), byKey(kind, after)];
  const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
  return keys.flatMap((key): InputChange[] => {
    const [one, other] = [old.get(key) ?? null, now.get(key) ?? null];
    const fields = fieldChanges(one && together(one), other && together(other));
    if (fields.length === 0) return [];
    return [{ kind, key, change: one ? (other ? 'changed' : 'removed') : 'added', fields }];
  });
}

/** What a record is told apart by in a list of this kind, as a person reads it. */
export function recordKey(kind: string, record: LedgerRecord): string {
  const names = keyFields[kind as keyof Ledger] ?? [];
  return names
    .map((name) => record[name] ?? '')
    .filter((part) => part !== '')
    .join(' · ');
}

function byKey(kind: string, records: readonly (LedgerRecord | string)[]): Map<string, LedgerRecord[]> {
  const found = new Map<string, LedgerRecord[]>();
  for (const record of records) {
    const fields = typeof record === 'string' ? { value: record } : record;
    const key = typeof record === 'string' ? record : recordKey(kind, record);
    const same = found.get(key);
    if (same) same.push(fields);
    else found.set(key, [fields]);
  }
  return found;
}

/** Rows of one key as one record: amounts summed, so that two vouchers equal their sum. */
function together([first = {}, ...more]: readonly LedgerRecord[]): LedgerRecord {
  if (more.length === 0) return first;
  const sums = summed
    .filter((name) => name in first)
    .map((name) => [name, sumOf([first, ...more], name)] as const);
  return { ...first, ...Object.fromEntries(sums) };
}

const sumOf = (records: readonly LedgerRecord[], name: string): number =>
  records.reduce((sum, record) => sum.plus(decimalOf(Number(record[name]))), new ExactDecimal(0)).toNumber();
