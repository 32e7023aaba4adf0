import type { ReportContext } from './reportContext.ts';
import type { Section } from './runCardSections.ts';

/** Times of this one run; everything else on the card is the same for equal runs. */
export function stageSection(stages: ReportContext['stages']): Section {
  return {
    key: 'stages',
    title: '本次用时',
    headers: { first: '毫秒', text: '随机器变化，不属于核算结果' },
    rows: stages.map(({ name, milliseconds }, index) => ({
      key: `stages.${index + 1}`,
      cells: {
        item: { value: name, style: 'label' },
        first: { value: Math.round(milliseconds), style: 'count' },
      },
    })),
  };
}
