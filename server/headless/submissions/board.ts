import type { BoardLine } from '../../contract/api/submissions.ts';
import { outcomeNames } from '../../contract/api/submissions.ts';
import { faultLine, type Language } from '../../contract/faults/catalogue.ts';

/** To a department a blocking fault is something to correct; the others do not keep it waiting. */
const severities = {
  zh: { blocking: '需更正', unpublishable: '请财务补', notice: '提示' },
  en: { blocking: 'to be corrected', unpublishable: 'for finance', notice: 'notice' },
} as const;

const order = ['notReturned', 'faulty', 'changed', 'accepted'] as const;

/** How many departments stand where, then each of them. */
export function boardReport(board: readonly BoardLine[], language: Language): string {
  const counts = order.map((outcome) => {
    const count = board.filter((line) => line.outcome === outcome).length;
    return `${outcomeNames[outcome][language]} ${count}`;
  });
  return [
    counts.join(language === 'zh' ? '，' : ', '),
    ...board.map((line) => boardText(line, language)),
  ].join('\n');
}

function boardText(line: BoardLine, language: Language): string {
  const { unit, outcome, files, filled, items, faults, signedBy, signedOn } = line;
  const head = `  ${unit.name}(${unit.code})  ${outcomeNames[outcome][language]}`;
  if (outcome === 'notReturned') return head;
  const progress = language === 'zh' ? `已填 ${filled}/${items} 项` : `${filled} of ${items} items`;
  const signed = [signedBy, signedOn].filter(Boolean).join(' ');
  const lines = faults.shown.map((found) => `    ${faultLine(found, language, severities[language])}`);
  return [[head, files.join('、'), progress, signed].filter(Boolean).join('  '), ...lines].join('\n');
}
