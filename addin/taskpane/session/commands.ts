import { type CommandName, commandNames, type Shell } from '../../workbook/shell.ts';
import type { Session } from './session.ts';
import type { SessionState, View } from './state.ts';

/** The ribbon's buttons: those that act also open the pane at what they do, so that it can be watched. */
export function commandsOf(
  session: Session,
  shell: Shell,
): Readonly<Record<CommandName, () => Promise<void>>> {
  const at = (view: View, act?: () => Promise<void>) => async () => {
    session.show(view);
    await shell.showPane();
    await act?.();
  };
  return {
    checkWorkbook: at('check', () => session.check()),
    costWorkbook: at('cost', () => session.cost()),
    refreshResults: at('results', () => session.refresh()),
    stopRun: async () => session.cancel(),
    newMonth: at('prepare', () => session.newMonth()),
    openPrepare: at('prepare'),
    openResults: at('results'),
    openTrace: at('trace'),
    openWhatIf: at('whatIf'),
    openSettings: at('settings'),
  };
}

/** Those that make sense now. */
export function enabledCommands({ job, run }: SessionState): ReadonlySet<CommandName> {
  const needsRun: readonly CommandName[] = ['refreshResults', 'openTrace', 'openWhatIf'];
  const acts: readonly CommandName[] = ['checkWorkbook', 'costWorkbook', 'refreshResults', 'newMonth'];
  return new Set(
    commandNames.filter((name) => {
      if (name === 'stopRun') return job !== null;
      if (job && acts.includes(name)) return false;
      return run !== null || !needsRun.includes(name);
    }),
  );
}
