import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { ServerClient } from '../../addin/client/serverClient.ts';
import { makeApp } from '../app.ts';
import { filledBook } from '../cases/filledBook.ts';
import { Compute, computeSettings } from '../compute/compute.ts';
import { breakingWorker, defectiveWorker } from '../compute/testWorkers.ts';
import {
  BLOCK_BYTES,
  BLOCK_ROWS,
  INPUT_BYTES,
  REQUEST_BYTES,
  RETURNED_FILES,
} from '../contract/api/limits.ts';
import { Refused } from '../contract/api/refused.ts';
import { API_PREFIX, API_VERSION } from '../contract/api/version.ts';
import { fault, faultLine } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { httpFaults } from '../contract/faults/http.ts';
import type { RangeBlock } from '../contract/rangeBlock.ts';
import { runCommands } from '../install/systemCommands.ts';
import { readCertificate } from '../record/certificate.ts';
import { readPages } from '../record/pages.ts';
import { RecordDesk } from '../record/recordDesk.ts';
import { readOrMakeToken } from '../record/token.ts';
import { startServer } from '../serve.ts';
import { noSite } from './pages.ts';
import {
  blocksOf,
  clientOf,
  type RawRequest,
  rawRequest,
  sampleBook,
  smallBook,
  startTestServer,
  TEST_TOKEN,
  type TestServer,
  withToken,
} from './testServer.ts';

/** One minimal case per code, as it reaches a client or the console, with its golden message. */

type HttpFaultCode = keyof typeof httpFaults;

/** Milliseconds for what comes before the tests. */
const PATIENCE = 60_000;

const { pool, runs } = computeSettings;
const folder = mkdtempSync(join(tmpdir(), 'stepdown-faults-'));
let server: TestServer;
let small: readonly RangeBlock[];
let input: string;
let run: string;

beforeAll(async () => {
  server = await startTestServer();
  small = await blocksOf(await smallBook());
  input = await server.client.sendInput(small);
  run = (await server.client.finish(await server.client.startRun(input))).id;
}, PATIENCE);
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

interface Told {
  readonly status: number | null;
  readonly zh: string;
  readonly en: string;
}

/** What differs between two runs of these tests. */
const steady = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
    .replaceAll(folder, '<folder>')
    .replace(/(?<=localhost:|127\.0\.0\.1:|端口 |Port )\d+/g, '<port>');

async function answered(request: RawRequest, asked: { port: number } = server): Promise<Told> {
  const { status, text } = await rawRequest(asked, request);
  const { text: told } = JSON.parse(text) as { text: { zh: string; en: string } };
  return { status, zh: steady(told.zh), en: steady(told.en) };
}

/** A fault that no HTTP answer carried. */
async function thrown(work: () => unknown): Promise<Told> {
  try {
    await work();
  } catch (cause) {
    if (cause instanceof Refused) return told(cause.fault);
    throw cause;
  }
  return expect.fail('nothing was refused');
}

const told = (found: Fault): Told => ({
  status: null,
  zh: steady(faultLine(found, 'zh')),
  en: steady(faultLine(found, 'en')),
});

const get = (path: string, headers: Record<string, string> = withToken) =>
  answered({ path: `${API_PREFIX}${path}`, headers });
const post = (path: string, body: object | string, asked: { port: number } = server) =>
  answered(
    {
      method: 'POST',
      path: `${API_PREFIX}${path}`,
      headers: withToken,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    },
    asked,
  );
const put = (id: string, number: number, body: object | Uint8Array) =>
  answered({
    method: 'PUT',
    path: `${API_PREFIX}/inputs/${id}/blocks/${number}`,
    headers: withToken,
    body: body instanceof Uint8Array ? body : JSON.stringify(body),
  });

async function newInput(blocks: number, asked: TestServer = server): Promise<string> {
  const path = `${API_PREFIX}/inputs`;
  const body = JSON.stringify({ blocks });
  const { text } = await rawRequest(asked, { method: 'POST', path, headers: withToken, body });
  return (JSON.parse(text) as { inputId: string }).inputId;
}

const block: RangeBlock = {
  sheetId: '1',
  sheetName: '收入',
  origin: { row: 0, column: 0 },
  rows: 1,
  columns: 1,
  values: [1],
  kinds: [1],
  texts: [],
  hiddenRows: [],
  date1904: false,
};

const withServer = async (
  changed: Parameters<typeof startTestServer>[0],
  work: (own: TestServer) => Promise<Told>,
): Promise<Told> => {
  const own = await startTestServer(changed);
  try {
    return await work(own);
  } finally {
    await own.close();
  }
};

/** A client whose server answers with another version of the interface. */
const speaking = (apiVersion: number) =>
  new ServerClient({
    origin: server.origin,
    token: TEST_TOKEN,
    fetch: async (...request) => {
      const health = (await (await fetch(...request)).json()) as object;
      return Response.json({ ...health, apiVersion });
    },
  });

async function cancelled(): Promise<string> {
  const id = await server.client.startRun(input);
  await server.client.cancelRun(id);
  return id;
}

async function runOf(own: TestServer, blocks: readonly RangeBlock[]): Promise<string> {
  const { client } = own;
  return (await client.finish(await client.startRun(await client.sendInput(blocks)))).id;
}

const samples: Readonly<Record<HttpFaultCode, () => Promise<Told>>> = {
  'HT-001': () => get('/rules', {}),
  'HT-002': () => get('/rules', { ...withToken, Host: 'evil.example' }),
  'HT-003': () => get('/rules', { ...withToken, Origin: 'https://evil.example' }),
  'HT-004': () => thrown(() => speaking(API_VERSION - 1).connect()),
  'HT-005': () => thrown(() => speaking(API_VERSION + 1).connect()),
  'HT-006': async () => {
    const gone = await startTestServer();
    await gone.close();
    return thrown(() => clientOf(gone).connect());
  },
  'HT-007': async () => {
    const other = createServer((_, response) => response.end('hello'));
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const origin = `http://localhost:${(other.address() as AddressInfo).port}`;
    const outcome = await thrown(() => new ServerClient({ origin, token: TEST_TOKEN }).connect());
    other.closeAllConnections();
    other.close();
    return outcome;
  },
  'HT-010': () => get('/nothing'),
  'HT-011': () => answered({ method: 'PATCH', path: `${API_PREFIX}/inputs`, headers: withToken }),
  'HT-012': () => post('/inputs', '{"blocks":'),
  'HT-013': () => post('/inputs', { blocks: 0 }),
  'HT-014': () => post('/inputs', ' '.repeat(REQUEST_BYTES + 1)),
  'HT-020': () => put('none', 0, block),
  'HT-021': () =>
    withServer({ inputs: { inputs: 1, bytes: BLOCK_BYTES } }, async (own) => {
      const first = await newInput(1, own);
      await newInput(1, own);
      return post(`/inputs/${first}/check`, {}, own);
    }),
  'HT-022': async () => put(await newInput(9), 3, block),
  'HT-023': () => put(input, 0, block),
  'HT-024': async () => put(await newInput(1), 1, block),
  'HT-025': async () => post(`/inputs/${await newInput(2)}/check`, {}),
  'HT-026': async () => put(await newInput(1), 0, { ...block, rows: BLOCK_ROWS + 1 }),
  'HT-027': async () => put(await newInput(1), 0, { ...block, rows: 2 }),
  'HT-028': async () => put(await newInput(1), 0, { ...block, values: ['壹佰'] }),
  'HT-029': async () => {
    const id = await newInput(INPUT_BYTES / BLOCK_BYTES + 1);
    const json = JSON.stringify(block);
    const largest = Buffer.alloc(BLOCK_BYTES, ' ');
    largest.write(json);
    for (let number = 0; number < INPUT_BYTES / BLOCK_BYTES; number++) await put200(id, number, largest);
    return put(id, INPUT_BYTES / BLOCK_BYTES, block);
  },
  'HT-030': () => get('/runs/none'),
  'HT-031': () =>
    withServer({ pool: { ...pool, workers: 2 }, runs: { ...runs, perWorker: 1 } }, async (own) => {
      const first = await runOf(own, small);
      await runOf(own, small);
      return thrown(() => own.client.run(first));
    }),
  'HT-032': async () => {
    const flag = join(folder, 'break');
    const workerFile = breakingWorker(flag);
    return withServer({ pool: { ...pool, workers: 2, workerFile } }, async (own) => {
      const first = await runOf(own, small);
      writeFileSync(flag, '');
      await runOf(own, small);
      return thrown(() => own.client.plans(first));
    });
  },
  'HT-033': async () => {
    const id = await server.client.startRun(input);
    const outcome = await get(`/runs/${id}/plans`);
    await server.client.finish(id);
    return outcome;
  },
  'HT-034': async () => get(`/runs/${await cancelled()}/plans`),
  'HT-035': async () => get(`/runs/${await runOf(server, await blocksOf(await filledBook({})))}/plans`),
  'HT-036': () => get(`/runs/${run}/plans/dept-99`),
  'HT-037': () => post(`/runs/${run}/trace/plan`, { sheet: 'dept-04', cell: 'A1' }),
  'HT-038': () => post(`/runs/${run}/trace`, { figure: { measure: 'heldCost' }, path: 'u:9999' }),
  'HT-039': () => post(`/runs/${run}/trace`, { figure: { measure: 'heldCost', units: { codes: ['9999'] } } }),
  'HT-044': async () => {
    const march = await runOf(server, await blocksOf(await smallBook('2024-03')));
    return post(`/runs/${march}/trace/plan`, {
      figure: { measure: 'heldCost', level: 'medical', period: 'yearToDate' },
    });
  },
  'HT-045': async () => {
    const { units } = await server.client.choices(run, '2024-01');
    const values = units
      .filter(({ parameters }) => parameters.headcount !== undefined)
      .map(({ code }) => ({ kind: 'parameter', unit: code, parameter: 'headcount', quantity: 0 }));
    const changes = { month: '2024-01', values, drivers: [] };
    return post(`/runs/${run}/what-if/plan`, { name: '没有人员', changes });
  },
  'HT-046': () => get('/submissions/none/files'),
  'HT-047': () => {
    const [boundary, head] = ['return', 'Content-Disposition: form-data; name="files"; filename="a.xlsx"'];
    const parts = Array.from({ length: RETURNED_FILES + 1 }, () => `--${boundary}\r\n${head}\r\n\r\nx\r\n`);
    return answered({
      method: 'POST',
      path: `${API_PREFIX}/inputs/${input}/submissions/collect`,
      headers: { ...withToken, 'Content-Type': `multipart/form-data; boundary=${boundary}` },
      body: `${parts.join('')}--${boundary}--\r\n`,
    });
  },
  'HT-040': () =>
    withServer({ pool: { ...pool, waiting: 0 } }, (own) => thrown(() => own.client.rulePacks())),
  'HT-041': () =>
    withServer({ pool: { ...pool, heapMegabytes: 8 } }, async (own) =>
      thrown(async () => own.client.sendInput(await blocksOf(sampleBook()))),
    ),
  'HT-042': () => {
    const workerFile = new URL('data:text/javascript,process.exit(3)');
    return withServer({ pool: { ...pool, workerFile } }, (own) => thrown(() => own.client.rulePacks()));
  },
  'HT-043': async () => {
    const compute = new Compute(computeSettings);
    await compute.close();
    const address = () => ({ scheme: 'http', port: 1 }) as const;
    const health = await server.client.connect();
    const app = makeApp({
      compute,
      record: new RecordDesk(folder),
      token: TEST_TOKEN,
      address,
      health: () => health,
      site: noSite,
      heartbeatMilliseconds: 1_000,
    });
    const headers = { ...withToken, Host: 'localhost:1' };
    const answer = await app.request('http://localhost:1/api/v1/rules', { headers });
    const { text } = (await answer.json()) as { text: { zh: string; en: string } };
    return { status: answer.status, ...text };
  },
  'HT-050': () =>
    thrown(() =>
      startServer({
        ...{ port: server.port, token: TEST_TOKEN, certificate: null, site: noSite },
        record: new RecordDesk(folder),
      }),
    ),
  'HT-051': () => {
    const [cert, key] = [join(folder, 'a.crt'), join(folder, 'a.key')];
    return thrown(() => readCertificate({ cert, key }));
  },
  'HT-052': () => {
    writeFileSync(join(folder, 'file'), '');
    return thrown(() => readOrMakeToken(join(folder, 'file')));
  },
  'HT-053': () => thrown(() => readPages(join(folder, 'nowhere'))),
  'HT-054': () => thrown(() => runCommands([{ program: 'no-such-program-of-any-system', args: ['-x'] }])),
  'HT-099': () => {
    const stack = 'TypeError: clock gone\n    at hidden';
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    return withServer({ pool: { ...pool, workerFile: defectiveWorker(stack) } }, async (own) => {
      const outcome = await answered({ path: `${API_PREFIX}/rules`, headers: withToken }, own);
      expect(logged.mock.calls).toEqual([[expect.objectContaining({ stack })]]);
      logged.mockRestore();
      return outcome;
    });
  },
};

async function put200(id: string, number: number, body: Uint8Array): Promise<void> {
  const path = `${API_PREFIX}/inputs/${id}/blocks/${number}`;
  const { status } = await rawRequest(server, { method: 'PUT', path, headers: withToken, body });
  expect(status).toBe(200);
}

const golden = parse(readFileSync(new URL('./bad/messages.yaml', import.meta.url), 'utf8')) as Readonly<
  Record<string, Told>
>;
const codes = Object.keys(httpFaults) as HttpFaultCode[];

test('every HT code has a golden message', () => {
  expect(Object.keys(golden)).toEqual(codes);
});

describe.each(codes)('%s', (code) => {
  test('is told as promised', async () => {
    expect(await samples[code]()).toEqual(golden[code]);
  });

  test('blocks, in accountants’ words: no English in the Chinese, no exclamation mark', () => {
    expect(fault(code).severity).toBe('blocking');
    const { zh, en } = golden[code];
    expect(zh.replace(/“[^”]*”/g, '')).not.toMatch(/[{}!！]|\b(?:the|file|error|invalid|request|token)\b/i);
    expect(en.replace(/“[^”]*”|《[^》]*》/g, '')).not.toMatch(/[{}!\u4e00-\u9fff]/u);
  });
});
