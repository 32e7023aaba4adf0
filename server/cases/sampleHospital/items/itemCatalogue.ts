import { bedside } from './catalogue/bedside.ts';
import { diagnostics } from './catalogue/diagnostics.ts';
import type { ItemEntry } from './catalogue/entry.ts';
import { operations } from './catalogue/operations.ts';
import { therapies } from './catalogue/therapies.ts';

export interface SampleItem extends ItemEntry {
  readonly code: string;
}

/** 项目编码 of a hospital's own dictionary: category, then number. */
const prefixes: Readonly<Record<string, string>> = {
  registration: 'Y080A001',
  consultation: 'Y080B002',
  bed: 'Y080B009',
  nursing: 'Y080C012',
  examination: 'Y080E021',
  laboratory: 'Y080E025',
  treatment: 'Y080D016',
  surgery: 'Y080D033',
  otherService: 'Y080F041',
};

/** What the sample's units charge for; names are those of the trade, prices of a large city hospital's order of size. */
export const sampleItems: readonly SampleItem[] = coded([
  ...bedside,
  ...therapies,
  ...diagnostics,
  ...operations,
]);

function coded(entries: readonly ItemEntry[]): SampleItem[] {
  const counts = new Map<string, number>();
  return entries.map((entry) => {
    const number = (counts.get(entry.category) ?? 0) + 1;
    counts.set(entry.category, number);
    return { ...entry, code: `${prefixes[entry.category]}${String(number).padStart(2, '0')}` };
  });
}
