import type { Health } from '../../../server/contract/api/catalogues.ts';
import { Refused } from '../../../server/contract/api/refused.ts';
import type { Desk } from './desk.ts';
import { diagnose } from './diagnosis.ts';
import { inputSheetsOf, neededSheets } from './inputSheets.ts';
import type { CertificateState, Connection, Trouble } from './state.ts';
import { troubleOf } from './trouble.ts';

/** The server's part of the state: whether it is there, and what it knows without any input. */
export class Connecting {
  readonly #desk: Pick<Desk, 'client' | 'store' | 'surroundings' | 'workbook'>;
  /** As the server last told it; says why it cannot be reached once the certificate is over. */
  #certificate: CertificateState | null = null;
  #knocking: ReturnType<typeof setTimeout> | undefined;

  constructor(desk: Pick<Desk, 'client' | 'store' | 'surroundings' | 'workbook'>) {
    this.#desk = desk;
  }

  async connect(): Promise<void> {
    const { client, store, surroundings } = this.#desk;
    this.stop();
    store.set({ connection: { kind: 'connecting' } });
    try {
      const health = await client.connect();
      this.#certificate = certificateOf(health);
      const { packs } = await client.rulePacks();
      const templates = (await client.templates()).sheets;
      await this.#lookAt(templates);
      store.set({ packs, connection: { kind: 'ready', health, certificate: this.#certificate } });
    } catch (cause) {
      const trouble = troubleOf(cause);
      const failed = await diagnose(trouble, surroundings, this.#certificate);
      this.#fail(failed ?? { kind: 'failed', diagnosis: 'serverFailing', trouble });
    }
  }

  /** A server that is started later is not waited for any more. */
  stop(): void {
    clearTimeout(this.#knocking);
  }

  /** Work that needs the server begins with this; connects where it is not yet. */
  async ensure(): Promise<void> {
    if (this.#connection().kind !== 'ready') await this.connect();
    const connection = this.#connection();
    if (connection.kind !== 'failed') return;
    const { fault, text } = connection.trouble;
    throw new Refused(fault, { text });
  }

  /** A trouble met on the way may mean that the server is gone. */
  readonly notice = async (trouble: Trouble): Promise<void> => {
    const failed = await diagnose(trouble, this.#desk.surroundings, this.#certificate);
    if (failed) this.#fail(failed);
  };

  #fail(connection: Connection & { kind: 'failed' }): void {
    this.stop();
    this.#desk.store.set({ connection });
    if (connection.diagnosis === 'notRunning') this.#knocking = setTimeout(this.#knock, KNOCK_MILLISECONDS);
  }

  /** Looks whether the server has been started meanwhile; the pane then goes on by itself. */
  readonly #knock = async (): Promise<void> => {
    try {
      await this.#desk.client.connect();
      await this.connect();
    } catch (cause) {
      await this.notice(troubleOf(cause));
    }
  };

  /** Looks at the workbook's sheets again. */
  look(): Promise<void> {
    return this.#lookAt(this.#desk.store.state().workbook.inputs.map(({ template }) => template));
  }

  async #lookAt(templates: Parameters<typeof inputSheetsOf>[0]): Promise<void> {
    const { workbook, store } = this.#desk;
    const about = await workbook.about();
    const inputs = inputSheetsOf(templates, await workbook.sheets());
    const missing = neededSheets(inputs).filter(({ sheetName }) => sheetName === null).length;
    store.set({ workbook: { about, inputs, missing } });
  }

  #connection(): Connection {
    return this.#desk.store.state().connection;
  }
}

const KNOCK_MILLISECONDS = 3_000;
const WARN_DAYS = 60;
const DAY_MILLISECONDS = 86_400_000;

/** Null where the server serves without one. */
function certificateOf({ certificateDays: daysLeft }: Health): CertificateState | null {
  if (daysLeft === undefined) return null;
  const expires = new Date(Date.now() + daysLeft * DAY_MILLISECONDS).toISOString();
  return { expires, daysLeft, isExpiring: daysLeft <= WARN_DAYS };
}
