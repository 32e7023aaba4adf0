import type { BreakEvenPlanRequest } from '../../contract/api/questions.ts';
import type { SheetPlan } from '../../contract/plan.ts';
import { factors } from '../../engine/breakEven.ts';
import { breakEvenTrialSheet } from '../../reports/breakEvenTrialSheet.ts';
import { factorNames } from '../../reports/trialFactors.ts';
import { askBreakEven } from './askBreakEven.ts';
import type { StandingRun } from './costInput.ts';
import { triedOn } from './triedOn.ts';

/** 保本测算 as a sheet. */
export function askBreakEvenPlan(standing: StandingRun, { name, asked }: BreakEvenPlanRequest): SheetPlan {
  const { changes, targetSurplusYuan = 0 } = asked;
  const words = factors.flatMap((factor) => {
    const share = changes[factor];
    return share === undefined || share === 0 ? [] : [`${factorNames[factor]} ${percentText(share)}`];
  });
  if (targetSurplusYuan !== 0) words.push(`目标结余 ${targetSurplusYuan} 元`);
  return breakEvenTrialSheet(
    { ...triedOn(standing), name, changes: words.length > 0 ? words : ['无'] },
    askBreakEven(standing, asked),
  );
}

const PERCENT = 100;
const DIGITS = 12;

/** `+10%`, `-2.5%`, without the noise of a double. */
const percentText = (share: number): string =>
  `${share > 0 ? '+' : ''}${Number((share * PERCENT).toPrecision(DIGITS))}%`;
