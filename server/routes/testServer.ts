import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ServerClient } from '../../addin/client/serverClient.ts';
import { filledBook } from '../cases/filledBook.ts';
import { loadCase } from '../cases/runCase.ts';
import { type ComputeSettings, computeSettings } from '../compute/compute.ts';
import { Refused } from '../contract/api/refused.ts';
import type { RangeBlock } from '../contract/rangeBlock.ts';
import { RecordDesk } from '../record/recordDesk.ts';
import { type RunningServer, startServer } from '../serve.ts';
import { readWorkbook } from '../xlsx/readWorkbook.ts';
import { noSite } from './pages.ts';

/** What tests over HTTP share: a server on a free port with the built workers, and workbooks as blocks. */

export const TEST_TOKEN = 'a'.repeat(64);

export interface TestServer extends RunningServer {
  readonly client: ServerClient;
  /** Its STEPDOWN_HOME, gone when it closes. */
  readonly home: string;
  readonly record: RecordDesk;
}

export async function startTestServer(changed: Partial<ComputeSettings> = {}, port = 0): Promise<TestServer> {
  const home = mkdtempSync(join(tmpdir(), 'stepdown-server-'));
  const record = new RecordDesk(home);
  const settings = { port, token: TEST_TOKEN, certificate: null, site: noSite, record };
  const server = await startServer({ ...settings, compute: { ...computeSettings, ...changed } });
  return {
    ...server,
    client: clientOf(server),
    home,
    record,
    async close() {
      await server.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

export const clientOf = ({ origin }: RunningServer): ServerClient =>
  new ServerClient({ origin, token: TEST_TOKEN }, () => Promise.resolve());

const bytesOf = (path: string) => new Uint8Array(readFileSync(new URL(`../../${path}`, import.meta.url)));

/** The sample hospital's departments, laid down before the tests (server/house/buildAll.ts); and with its items. */
export const sampleBook = (): Uint8Array => bytesOf('server/dist/departments.xlsx');
export const sampleWithItems = (): Uint8Array => bytesOf('templates/sample-hospital.xlsx');

export async function blocksOf(book: Uint8Array): Promise<readonly RangeBlock[]> {
  const { blocks, faults } = await readWorkbook(book);
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return blocks;
}

const goldenFolder = fileURLToPath(new URL('../cases/golden-eleven-units', import.meta.url));

/** A hospital of eleven units, costed in a moment, in January or another month. */
export function smallBook(month = '2024-01'): Promise<Uint8Array> {
  const { sheets } = loadCase(goldenFolder);
  return filledBook(JSON.parse(JSON.stringify(sheets).replaceAll('2024-01', month)));
}

export interface RawRequest {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A request as anybody on this computer could make it, with the headers given and no others. */
export function rawRequest(
  { port }: { readonly port: number },
  { method = 'GET', path, headers = {}, body }: RawRequest,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

export const withToken = { Authorization: `Bearer ${TEST_TOKEN}` };

/** What was asked for is refused; gives the fault's code. */
export async function refusalOf(asked: Promise<unknown>): Promise<string> {
  const outcome = await asked.then(
    () => 'answered',
    (cause: unknown) => cause,
  );
  return outcome instanceof Refused ? outcome.fault.code : String(outcome);
}
