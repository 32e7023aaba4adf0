import type { BreakEvenPlanRequest } from '../../contract/api/questions.ts';
import type { SheetPlan } from '../../contract/plan.ts';
import { breakEvenTrialSheet } from '../../reports/breakEvenTrialSheet.ts';
import { periodText } from '../../reports/period.ts';
import { askBreakEven } from './askBreakEven.ts';
import type { StandingRun } from './costInput.ts';

const factors = [
  ['price', '单位收入'],
  ['unitVariableCost', '单位变动成本'],
  ['volume', '业务量'],
  ['fixed', '固定成本'],
] as const;

/** 保本测算 as a sheet. */
export function askBreakEvenPlan(standing: StandingRun, { name, asked }: BreakEvenPlanRequest): SheetPlan {
  const { run } = standing;
  const { changes, targetSurplusYuan = 0 } = asked;
  return breakEvenTrialSheet({
    name,
    hospital: run.ledger.hospital,
    period: periodText(run.months.map(({ month }) => month)),
    changes: [
      ...factors.flatMap(([factor, word]) => {
        const share = changes[factor];
        return share === undefined || share === 0 ? [] : [`${word} ${percentText(share)}`];
      }),
      ...(targetSurplusYuan === 0 ? [] : [`目标结余 ${targetSurplusYuan} 元`]),
    ],
    answer: askBreakEven(standing, asked),
  });
}

const PERCENT = 100;
const DIGITS = 12;

/** `+10%`, `-2.5%`, without the noise of a double. */
const percentText = (share: number): string =>
  `${share > 0 ? '+' : ''}${Number((share * PERCENT).toPrecision(DIGITS))}%`;
