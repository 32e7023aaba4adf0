import type { BreakEvenAnswer, BreakEvenRequest } from '../../contract/api/questions.ts';
import { Refused } from '../../contract/api/refused.ts';
import { fault } from '../../contract/faults/catalogue.ts';
import {
  type BreakEvenAnswer as Answer,
  type BreakEvenMeasure,
  breakEven,
  givenAmount,
  NO_BREAK_EVEN,
  type VolumeAndCost,
  volumeForSurplus,
  withFactors,
} from '../../engine/breakEven.ts';
import type { StandingRun } from './costInput.ts';

/** What factors would do to a unit: the figures of 保本测算, before and after. */
export function askBreakEven(
  { run, trialUnits }: StandingRun,
  { unit, changes, targetSurplusYuan = 0 }: BreakEvenRequest,
): BreakEvenAnswer {
  const found = trialUnits.get(unit);
  if (!found) throw new Refused(fault('HT-039', { word: unit }));
  const before = found.amounts;
  const after = withFactors(before, changes);
  const { name } = run.layout.units[run.layout.unitAt.get(unit) ?? -1];
  return {
    unit: { code: unit, name },
    lines: lines.map(({ id, zh, en, kind, of }) => ({
      id,
      name: { zh, en },
      kind,
      before: valueText(of(before, targetSurplusYuan)),
      after: valueText(of(after, targetSurplusYuan)),
    })),
  };
}

interface Line {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly kind: BreakEvenAnswer['lines'][number]['kind'];
  readonly of: (given: VolumeAndCost, target: number) => Answer;
}

const input = (id: 'volume' | 'revenue' | 'variable' | 'fixed', zh: string, en: string): Line => ({
  id,
  zh,
  en,
  kind: id === 'volume' ? 'number' : 'money',
  of: (given) => givenAmount(id, given),
});

const measure = (id: BreakEvenMeasure, zh: string, en: string, kind: Line['kind']): Line => ({
  id,
  zh,
  en,
  kind,
  of: (given) => breakEven(id, given),
});

/** In the order and words of 保本测算. */
const lines: readonly Line[] = [
  input('volume', '业务量', 'Volume'),
  measure('price', '单位收入', 'Revenue per unit of volume', 'money'),
  measure('unitVariableCost', '单位变动成本', 'Variable cost per unit of volume', 'money'),
  input('revenue', '医疗收入', 'Revenue'),
  input('variable', '变动成本', 'Variable cost'),
  measure('contribution', '边际贡献', 'Contribution', 'money'),
  input('fixed', '固定成本', 'Fixed cost'),
  measure('surplus', '收支结余', 'Surplus', 'money'),
  measure('contributionRatio', '边际贡献率', 'Contribution ratio', 'share'),
  measure('breakEvenVolume', '保本业务量', 'Break-even volume', 'number'),
  measure('breakEvenRevenue', '保本收入', 'Break-even revenue', 'money'),
  measure('safetyRatio', '安全边际率', 'Margin of safety', 'share'),
  measure('operatingLeverage', '经营杠杆', 'Operating leverage', 'number'),
  {
    id: 'targetVolume',
    zh: '目标结余业务量',
    en: 'Volume for the target surplus',
    kind: 'number',
    of: volumeForSurplus,
  },
  measure('breakEvenOccupancy', '保本床位使用率', 'Break-even bed occupancy', 'share'),
];

const DIGITS = 20;

const valueText = (answer: Answer): BreakEvenAnswer['lines'][number]['before'] =>
  answer === null || answer === NO_BREAK_EVEN ? answer : answer.toSignificantDigits(DIGITS).toFixed();
