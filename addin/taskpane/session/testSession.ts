import type { RangeBlock } from '../../../server/contract/rangeBlock.ts';
import { TEST_TOKEN, type TestServer } from '../../../server/routes/testServer.ts';
import { readWorkbook } from '../../../server/xlsx/readWorkbook.ts';
import { ServerClient } from '../../client/serverClient.ts';
import type { CommandName, Shell } from '../../workbook/shell.ts';
import { Session } from './session.ts';
import type { SessionState } from './state.ts';
import type { Surroundings } from './surroundings.ts';
import type { TestWorkbook } from './testWorkbook.ts';

/** The ribbon and the frame of the pane, pressed and looked at by tests. */
export class TestShell implements Shell {
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
  workbook: TestWorkbook,
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

/** Blocks of a workbook by sheet name. */
export async function sheetsOf(bytes: Uint8Array): Promise<ReadonlyMap<string, RangeBlock>> {
  const { blocks } = await readWorkbook(bytes);
  return new Map(blocks.map((block) => [block.sheetName, block]));
}

interface Amount {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** Cells of a sheet that hold large amounts. */
export async function resultAmounts({ bytes }: TestWorkbook, sheetName: string): Promise<readonly Amount[]> {
  const block = (await sheetsOf(bytes)).get(sheetName);
  if (!block) throw new Error(`there is no sheet ${sheetName}`);
  return block.values.flatMap((value, at) =>
    typeof value === 'number' && value > LARGE
      ? {
          row: block.origin.row + Math.floor(at / block.columns),
          column: block.origin.column + (at % block.columns),
          value,
        }
      : [],
  );
}

const LARGE = 1_000;

/** An amount of direct cost. */
export async function someAmount(workbook: TestWorkbook): Promise<Amount> {
  const [first] = await resultAmounts(workbook, '直接成本');
  return first;
}
