import type { UnitMonth } from './activity.ts';
import { randomStream } from './random.ts';
import type { AuxUnit } from './units.ts';

export interface ServiceLine {
  readonly month: string;
  readonly provider: string;
  readonly receiver: string;
  readonly service: string;
  readonly quantity: number;
}

/** 内部服务量 of a month: who used how much of each auxiliary unit that counts its work. */
export function monthServices(units: readonly UnitMonth[], month: string, seed: number): ServiceLine[] {
  return units.flatMap(({ unit }) => (unit.kind === 'aux' ? providedBy(unit, units, month, seed) : []));
}

function providedBy(
  provider: AuxUnit,
  units: readonly UnitMonth[],
  month: string,
  seed: number,
): ServiceLine[] {
  const service = provider.service;
  if (service === null) return [];
  const stream = randomStream(seed, `service/${provider.code}/${month}`);
  return units
    .map((receiver) => ({
      month,
      provider: provider.code,
      receiver: receiver.unit.code,
      service,
      quantity: Math.round(needOf(receiver, provider) * stream.jitter(0.25)),
    }))
    .filter(({ quantity }) => quantity > 0);
}

/** Technical and clinical units only: an auxiliary unit does not hand out to its own class. */
function needOf({ unit: receiver, activity }: UnitMonth, provider: AuxUnit): number {
  if (receiver.kind !== 'tech' && receiver.kind !== 'clinical') return 0;
  const { surgeries, occupiedBedDays, visits, headcount } = activity;
  switch (provider.serves) {
    case 'surgery':
      return receiver.kind === 'tech' && receiver.work === 'surgery'
        ? headcount * 55
        : surgeries * 2 + occupiedBedDays * 0.3 + visits * 0.05;
    case 'inpatient':
      return occupiedBedDays * 1.6 + (receiver.kind === 'tech' ? headcount * 4 : 0);
    case 'outpatient':
      return visits;
    case 'all':
      return headcount * 12;
  }
}
