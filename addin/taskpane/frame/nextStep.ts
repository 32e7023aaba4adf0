import { placeText } from '../../../server/contract/faults/catalogue.ts';
import { usePane } from '../paneContext.tsx';
import type { Destination, NextAction, SessionState, View } from '../session/state.ts';

interface NextStep {
  readonly name: string;
  readonly act: () => void;
}

/** Where the results are being looked at already. */
const amongResults: ReadonlySet<View> = new Set(['results', 'trace', 'whatIf', 'books', 'settings']);

/** The one primary button; null where what to do is on the screen already. */
export function useNextStep(): NextStep | null {
  const { state, session, words } = usePane();
  const { view, check, connection } = state;
  if (connection.kind === 'connecting') return null;
  const show = (name: string, shown: View) => ({ name, act: () => session.show(shown) });
  const steps: Record<NextAction, () => NextStep | null> = {
    connect: () => ({ name: words.next.connect, act: () => void session.connect() }),
    prepare: () => ({
      name: words.next.prepare(state.workbook.missing),
      act: () => void session.prepare(),
    }),
    check: () => ({
      name: check ? words.next.checkAgain : words.next.check,
      act: () => void session.check(),
    }),
    fix: () => {
      const first = firstToFix(state);
      if (view !== 'check' || !first) return show(words.next.fix(check?.counts.blocking ?? 0), 'check');
      return { name: words.next.fixFirst(placeText(first)), act: () => void session.goTo(first) };
    },
    cost: () => ({ name: words.next.cost, act: () => void session.cost() }),
    costAgain: () => ({ name: words.next.costAgain, act: () => void session.cost() }),
    results: () => (amongResults.has(view) ? null : show(words.next.results, 'results')),
    cancel: () => null,
  };
  return steps[state.next]();
}

/** The first blocking fault that has a place in the workbook. */
function firstToFix({ check }: SessionState): Destination | null {
  const faults = check?.sheets.flatMap((sheet) => sheet.faults) ?? [];
  for (const { fault } of faults)
    if (fault.severity === 'blocking' && fault.where && 'sheet' in fault.where) return fault.where;
  return null;
}
