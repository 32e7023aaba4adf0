import { TEST_TOKEN, type TestServer } from '../../../server/routes/testServer.ts';
import { ServerClient } from '../../client/serverClient.ts';
import type { CommandName, Shell } from '../../workbook/shell.ts';
import type { Workbook } from '../../workbook/workbook.ts';
import { Session } from './session.ts';
import type { SessionState } from './state.ts';
import type { Surroundings } from './surroundings.ts';

/** The ribbon and the frame of the pane, pressed and looked at by tests. */
class TestShell implements Shell {
  readonly language = 'zh';
  enabled: ReadonlySet<CommandName> = new Set();
  shown = 0;
  press: Readonly<Record<CommandName, () => Promise<void>>> | null = null;

  readonly theme = () => ({ isDark: false, isHighContrast: false });
  onTheme(): void {
    return;
  }
  answer(commands: Readonly<Record<CommandName, () => Promise<void>>>): void {
    this.press = commands;
  }
  async showPane(): Promise<void> {
    this.shown += 1;
  }
  async enable(commands: ReadonlySet<CommandName>): Promise<void> {
    this.enabled = commands;
  }
}

export interface TestSession {
  readonly session: Session;
  readonly shell: TestShell;
  /** Waits until the state is as described. */
  until(isSo: (state: SessionState) => boolean): Promise<SessionState>;
}

export interface TestSettings {
  readonly token?: string;
  readonly fetch?: typeof fetch;
  readonly surroundings?: Partial<Surroundings>;
}

/** A pane on a workbook and a real server; the client does not pause between its attempts. */
export function sessionOn(
  workbook: Workbook,
  { origin }: Pick<TestServer, 'origin'>,
  { token = TEST_TOKEN, fetch, surroundings = {} }: TestSettings = {},
): TestSession {
  const shell = new TestShell();
  const connection = { origin, token, ...(fetch && { fetch }) };
  const client = new ServerClient(connection, () => Promise.resolve());
  const around = {
    serverOrigin: origin,
    pageOrigin: origin,
    localNetworkAccess: async () => null,
    ...surroundings,
  };
  const session = new Session({ workbook, shell, client, surroundings: around });
  return { session, shell, until: (isSo) => until(session, isSo) };
}

function until(session: Session, isSo: (state: SessionState) => boolean): Promise<SessionState> {
  return new Promise((resolve) => {
    const stop = session.subscribe(look);
    function look(): void {
      const state = session.state();
      if (!isSo(state)) return;
      stop();
      resolve(state);
    }
    look();
  });
}
