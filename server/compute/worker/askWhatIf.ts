import type { WhatIfAnswer, WhatIfRequest } from '../../contract/api/questions.ts';
import { isMoney } from '../../engine/measures.ts';
import { quantaPerYuan, yuanText } from '../../engine/money.ts';
import { whatIf } from '../../engine/whatIf.ts';
import { faultList } from '../../road/faultList.ts';
import { figureText } from './amountText.ts';
import type { StandingRun } from './costInput.ts';
import { checkChanges, checkFigure } from './knownWords.ts';

/** What a change would do to every unit's cost, and to the figures asked for. */
export function askWhatIf(
  { run, pack }: StandingRun,
  { changes, figures = [] }: WhatIfRequest,
): WhatIfAnswer {
  checkChanges(run, pack, changes);
  for (const figure of figures) checkFigure(run, figure);
  const { run: changed, faults, units } = whatIf(run, changes);
  const yuan = (quanta: number) => yuanText(quanta, quantaPerYuan[run.quantum]);
  return {
    faults: faultList(faults),
    units: units.map(({ unit, before, after }) => ({
      code: unit,
      name: run.layout.units[run.layout.unitAt.get(unit) ?? -1].name,
      before: yuan(before),
      after: yuan(after),
    })),
    figures: changed
      ? figures.map((figure) => ({
          before: figureText(run, figure),
          after: figureText(changed, figure),
          isMoney: isMoney(figure.measure),
        }))
      : [],
  };
}
