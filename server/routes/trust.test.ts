import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawRequest, startTestServer, TEST_TOKEN, type TestServer, withToken } from './testServer.ts';

/** Who is answered, over real connections. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const RULES = '/api/v1/rules';

async function codeOf(headers: Readonly<Record<string, string>>, path = RULES, method = 'GET') {
  const { status, text } = await rawRequest(server, { method, path, headers });
  const code = (JSON.parse(text) as { fault?: { code: string } }).fault?.code ?? 'answered';
  return `${status} ${code}`;
}

describe('the token', () => {
  test.each([
    ['none', {}],
    ['another', { Authorization: `Bearer ${'b'.repeat(64)}` }],
    ['a part of it', { Authorization: `Bearer ${TEST_TOKEN.slice(1)}` }],
    ['more than it', { Authorization: `Bearer ${TEST_TOKEN}a` }],
    ['without its scheme', { Authorization: TEST_TOKEN }],
    ['as a cookie', { Cookie: `token=${TEST_TOKEN}` }],
  ])('%s is refused', async (_, headers) => {
    expect(await codeOf(headers)).toBe('401 HT-001');
  });

  test('the right one is answered; a path that is none is not told apart without it', async () => {
    expect(await codeOf(withToken)).toBe('200 answered');
    expect(await codeOf({}, '/api/v1/nothing')).toBe('401 HT-001');
    expect(await codeOf(withToken, '/api/v1/nothing')).toBe('404 HT-010');
  });

  test('the handshake and the description need none and set no cookie', async () => {
    for (const path of ['/api/health', '/api/openapi.json', '/api']) {
      const { status, headers } = await rawRequest(server, { path });
      expect([status, headers['set-cookie']]).toEqual([200, undefined]);
    }
  });
});

describe('Host and Origin', () => {
  test.each([
    'localhost',
    'evil.example',
    'localhost.evil.example:{port}',
    '127.0.0.1',
    'localhost:1',
    '[::1]:{port}',
  ])('a host of another name, %s, is refused even with the token', async (host) => {
    const named = { ...withToken, Host: host.replace('{port}', String(server.port)) };
    expect(await codeOf(named)).toBe('421 HT-002');
    expect(await codeOf(named, '/api/health')).toBe('421 HT-002');
  });

  test.each(['localhost', 'LOCALHOST', '127.0.0.1'])('our own host %s is answered', async (host) => {
    expect(await codeOf({ ...withToken, Host: `${host}:${server.port}` })).toBe('200 answered');
  });

  test.each([
    'https://evil.example',
    'null',
    'http://localhost',
    'https://localhost:{port}',
    'http://localhost:{port}.evil',
  ])('a page of %s is refused even with the token', async (origin) => {
    const named = { ...withToken, Origin: origin.replace('{port}', String(server.port)) };
    expect(await codeOf(named)).toBe('403 HT-003');
  });

  test('our own pages are answered, and nobody is let in by CORS', async () => {
    const own = { ...withToken, Origin: server.origin };
    expect(await codeOf(own)).toBe('200 answered');
    for (const [method, headers] of [
      ['GET', own],
      ['OPTIONS', own],
      ['GET', withToken],
    ] as const) {
      const answer = await rawRequest(server, { method, path: RULES, headers });
      const letIn = Object.keys(answer.headers).filter((name) => name.startsWith('access-control'));
      expect(letIn).toEqual([]);
    }
    expect(await codeOf(own, RULES, 'OPTIONS')).toBe('405 HT-011');
  });
});

test.each(['/api/health', RULES, '/api/v1/runs/one/events'])('HEAD of %s is refused', async (path) => {
  const { status, headers } = await rawRequest(server, { method: 'HEAD', path, headers: withToken });
  expect([status, headers.allow]).toEqual([405, 'GET']);
});

test('nothing listens beside the loopback interface', async () => {
  const { networkInterfaces } = await import('node:os');
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal);
  for (const { address } of others)
    await expect(fetch(`http://${address}:${server.port}/api/health`)).rejects.toThrow('fetch failed');
});
