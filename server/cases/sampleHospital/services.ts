import { activityOf } from './activity.ts';
import { randomStream } from './random.ts';
import type { AuxUnit, SampleUnit } from './units.ts';

export interface ServiceLine {
  readonly month: string;
  readonly provider: string;
  readonly receiver: string;
  readonly service: string;
  readonly quantity: number;
}

/** 内部服务量 of a month: who used how much of each auxiliary unit that counts its work. */
export function monthServices(units: readonly SampleUnit[], month: string, seed: number): ServiceLine[] {
  const providers = units.filter((unit) => unit.kind === 'aux');
  return providers.flatMap((provider) => providedBy(provider, units, month, seed));
}

function providedBy(
  provider: AuxUnit,
  units: readonly SampleUnit[],
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
      receiver: receiver.code,
      service,
      quantity: Math.round(needOf(receiver, provider, month, seed) * stream.jitter(0.25)),
    }))
    .filter(({ quantity }) => quantity > 0);
}

/** Technical and clinical units only: an auxiliary unit does not hand out to its own class. */
function needOf(receiver: SampleUnit, provider: AuxUnit, month: string, seed: number): number {
  if (receiver.kind !== 'tech' && receiver.kind !== 'clinical') return 0;
  const { surgeries, occupiedBedDays, visits, headcount } = activityOf(receiver, month, seed);
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
