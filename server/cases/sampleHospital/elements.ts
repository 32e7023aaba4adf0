import type { InputRecord } from '../../reports/inputColumns.ts';
import { starterElements } from '../../reports/starterElements.ts';
import type { SampleUnit } from './units.ts';

/** A leaf element with its part of the statutory element it belongs to. */
export interface SampleElement {
  readonly code: string;
  readonly statutory: string;
  readonly weight: number;
  /** The row of 《成本项目》. */
  readonly record: InputRecord;
  readonly occursIn: (unit: SampleUnit) => boolean;
}

const everywhere = () => true;
/** 全院 is no place: no water bill comes for it. */
const inUnits = (unit: SampleUnit) => unit.kind !== 'shared';
const inWork =
  (...work: readonly string[]) =>
  (unit: SampleUnit) =>
    unit.kind === 'tech' && work.includes(unit.work);

/** Parts of the seven elements as large hospitals report them, and where a special leaf occurs. */
const habits: Readonly<Record<string, { weight: number; occursIn?: (unit: SampleUnit) => boolean }>> = {
  '0101': { weight: 21 },
  '0102': { weight: 9 },
  '0103': { weight: 43 },
  '0104': { weight: 12 },
  '0105': { weight: 3 },
  '0106': { weight: 7 },
  '0107': { weight: 4 },
  '0108': { weight: 1 },
  '0201': { weight: 62, occursIn: billsMaterial },
  '0202': { weight: 38, occursIn: billsMaterial },
  '0203': { weight: 100 },
  '0204': { weight: 900, occursIn: inWork('laboratory') },
  '0205': { weight: 300, occursIn: inWork('image') },
  '0206': { weight: 300, occursIn: (unit) => unit.name.startsWith('输血科') },
  '0207': { weight: 14, occursIn: (unit) => unit.kind === 'clinical' && unit.care === 'inpatient' },
  '0301': { weight: 80 },
  '0302': { weight: 14 },
  '0303': { weight: 6 },
  '0401': { weight: 26 },
  '0402': { weight: 60, occursIn: (unit) => unit.kind !== 'admin' },
  '0403': { weight: 14 },
  '0501': { weight: 1 },
  '0601': { weight: 1 },
  '0701': { weight: 17, occursIn: inUnits },
  '0702': { weight: 6, occursIn: inUnits },
  '0703': { weight: 21, occursIn: inUnits },
  '0704': { weight: 22, occursIn: inUnits },
  '0705': { weight: 10, occursIn: inUnits },
  '0706': { weight: 9, occursIn: inUnits },
  '0707': { weight: 15 },
};

/** Technical units without revenue from materials carry none that patients pay for. */
function billsMaterial(unit: SampleUnit): boolean {
  return unit.kind === 'clinical' || inWork('surgery')(unit);
}

/** One leaf of each statutory element comes first, so that a short list still has all seven. */
export const FEWEST_LEAVES = 7;

/** `count` leaves: the usual list, cut short, or with its leaves divided further for a larger load. */
export function sampleElements(count: number): SampleElement[] {
  const usual = starterElements();
  const firstOfEach = usual.filter(
    (record, at) => usual.findIndex(({ statutory }) => statutory === record.statutory) === at,
  );
  const inOrder = [...firstOfEach, ...usual.filter((record) => !firstOfEach.includes(record))];
  const elements = Array.from({ length: count }, (_, index) => {
    const record = inOrder[index % inOrder.length] as InputRecord;
    return sampleElement(record, Math.floor(index / inOrder.length));
  });
  return elements.sort((a, b) => (a.code < b.code ? -1 : 1));
}

function sampleElement(record: InputRecord, round: number): SampleElement {
  const usualCode = String(record.code);
  const { weight, occursIn = everywhere } = habits[usualCode] ?? { weight: 1 };
  const code = round === 0 ? usualCode : `${usualCode}${String(round).padStart(2, '0')}`;
  const name = round === 0 ? record.name : `${record.name}（明细${round}）`;
  return {
    code,
    statutory: String(record.statutory),
    weight,
    occursIn,
    record: { ...record, code, name: name ?? null },
  };
}
