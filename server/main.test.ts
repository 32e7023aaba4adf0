import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { ServerClient } from '../addin/client/serverClient.ts';

/** The server as a person starts it: the bundle, in a process of its own. */

const main = fileURLToPath(new URL('./dist/main.js', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'stepdown-main-'));
afterAll(() => rmSync(home, { recursive: true }));

interface Started {
  readonly process: ChildProcess;
  readonly origin: string;
  readonly ended: Promise<{ code: number | null; output: string }>;
}

/** `origin` empty: it ended without listening. */
function start(...args: string[]): Promise<Started> {
  const started = spawn(process.execPath, [main, ...args], { env: { ...process.env, STEPDOWN_HOME: home } });
  return new Promise((resolve) => {
    let output = '';
    const ended = new Promise<{ code: number | null; output: string }>((end) => {
      started.on('close', (code) => {
        end({ code, output });
        resolve({ process: started, origin: '', ended });
      });
    });
    const hear = (part: Buffer) => {
      output += part;
      const [, origin] = /(https?:\/\/localhost:\d+)\/api\n.*Ctrl\+C/s.exec(output) ?? [];
      if (origin) resolve({ process: started, origin, ended });
    };
    started.stdout.on('data', hear);
    started.stderr.on('data', hear);
  });
}

const token = () => readFileSync(join(home, 'token'), 'utf8').trim();

const refusesConnections = (origin: string) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => {
      resolve(false);
      socket.destroy();
    });
    socket.on('error', () => resolve(true));
  });

describe('npm start', () => {
  test('listens, answers whoever holds the token of the home, and stops on a signal', async () => {
    const { process: started, origin, ended } = await start('--http', '--port', '0');
    const client = new ServerClient({ origin, token: token() });
    expect((await client.connect()).product).toBe('stepdown');
    expect((await client.rulePacks()).packs.length).toBeGreaterThan(0);
    started.kill('SIGTERM');
    const { code, output } = await ended;
    expect(code).toBe(0);
    expect(output).toContain('核算服务已停止');
    expect(output).not.toContain(token());
  });

  test('ends at once on a second signal, whichever it is, while a request still hangs', async () => {
    const { process: started, origin, ended } = await start('--http', '--port', '0');
    const hanging = connect(Number(new URL(origin).port), '127.0.0.1');
    const head = [
      'POST /api/v1/inputs HTTP/1.1',
      `Host: ${new URL(origin).host}`,
      `Authorization: Bearer ${token()}`,
    ];
    hanging
      .on('error', () => undefined)
      .write([...head, 'Content-Length: 9', 'Expect: 100-continue', '\r\n'].join('\r\n'));
    await once(hanging, 'data');
    started.kill('SIGINT');
    await vi.waitUntil(() => refusesConnections(origin));
    started.kill('SIGTERM');
    expect(await ended).toMatchObject({ code: null, output: expect.not.stringContaining('核算服务已停止') });
  });

  test('a port that is taken is told in both languages, without a stack', async () => {
    const first = await start('--http', '--port', '0');
    const second = await start('--http', '--port', new URL(first.origin).port);
    const { code, output } = await second.ended;
    expect([code, second.origin]).toEqual([1, '']);
    expect(output).toMatch(/^\[阻断核算 HT-050\] .*--port.*\n\[blocks costing HT-050\] .*\n$/);
    first.process.kill('SIGINT');
    expect((await first.ended).code).toBe(0);
  });

  test.each([['--port', 'x'], ['--port', '70000'], ['--cert', 'a.crt'], ['--nonsense']])(
    'a command line that is off is told: %s %s',
    async (...args) => {
      const { code, output } = await (await start(...args)).ended;
      expect([code, output.includes('npm start --')]).toEqual([2, true]);
    },
  );

  test('a certificate that is none stops the start', async () => {
    const file = join(home, 'none.crt');
    writeFileSync(file, 'none');
    const { code, output } = await (await start('--cert', file, '--key', file)).ended;
    expect([code, output.includes('HT-051')]).toEqual([1, true]);
  });

  test('serves pane, interface and manifest over https that its own authority vouches for', async () => {
    const { process: started, origin, ended } = await start('--port', '0');
    expect(origin).toMatch(/^https:/);
    const pane = await get(`${origin}/taskpane.html`);
    expect([pane.status, pane.text.includes('/office-js/office.js')]).toEqual([200, true]);
    const health = JSON.parse((await get(`${origin}/api/health`)).text) as { certificateDays: number };
    expect(health.certificateDays).toBeGreaterThan(800);
    started.kill('SIGTERM');
    const { code, output } = await ended;
    expect([code, output.includes(token())]).toEqual([0, false]);
    expect(output).toContain(join(home, 'open.html'));
  });

  test('hands the token over in files of the owner alone, at the address it listens on', async () => {
    const { process: started, origin, ended } = await start('--port', '0');
    const manifest = join(home, 'manifest.xml');
    const panes = [...readFileSync(manifest, 'utf8').matchAll(/"([^"]*taskpane\.html[^"]*)"/g)];
    expect(panes.length).toBeGreaterThan(1);
    for (const [, address] of panes) expect(address).toBe(`${origin}/taskpane.html#token=${token()}`);
    expect(readFileSync(join(home, 'open.html'), 'utf8')).toContain(`${origin}/host.html#token=${token()}`);
    if (process.platform !== 'win32')
      for (const file of [manifest, join(home, 'open.html')]) expect(statSync(file).mode & 0o777).toBe(0o600);
    started.kill('SIGTERM');
    await ended;
  });
});

/** As a browser would that trusts the authority in the home. */
function get(address: string): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    request(address, { ca: readFileSync(join(home, 'ca.crt')) }, (answer) => {
      let text = '';
      answer.on('data', (part: Buffer) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, text }));
    })
      .on('error', reject)
      .end();
  });
}
