import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { computeSettings } from '../compute/compute.ts';
import { readPages } from '../record/pages.ts';
import { RecordDesk } from '../record/recordDesk.ts';
import { type RunningServer, startServer } from '../serve.ts';
import type { OfficeJsSource } from './pages.ts';
import { rawRequest, TEST_TOKEN, withToken } from './testServer.ts';

/** Pages as a browser gets them, over real connections. */

const folder = mkdtempSync(join(tmpdir(), 'stepdown-pages-'));
const site = join(folder, 'dist');
let own: RunningServer;
let cdn: RunningServer;

function start(officeJs: OfficeJsSource): Promise<RunningServer> {
  const pages = { files: readPages(site), officeJs };
  return startServer({
    port: 0,
    token: TEST_TOKEN,
    certificate: null,
    site: pages,
    record: new RecordDesk(folder),
    compute: computeSettings,
  });
}

beforeAll(async () => {
  for (const name of ['assets', 'office-js', 'icons']) mkdirSync(join(site, name), { recursive: true });
  writeFileSync(join(folder, 'secret'), 'nobody is to read this');
  writeFileSync(join(site, 'taskpane.html'), '<!doctype html><title>成本核算</title>');
  writeFileSync(join(site, 'help.html'), '<!doctype html>');
  writeFileSync(join(site, 'assets', 'pane-abc.js'), 'export {};');
  writeFileSync(join(site, 'icons', 'app-16.png'), 'png');
  writeFileSync(join(site, 'office-js', 'office.js'), 'Office');
  if (process.platform !== 'win32') symlinkSync(join(folder, 'secret'), join(site, 'link.html'));
  own = await start('own');
  cdn = await start('cdn');
});
afterAll(async () => {
  await own.close();
  await cdn.close();
  rmSync(folder, { recursive: true });
});

describe('pages', () => {
  test.each([
    ['/taskpane.html', 'text/html; charset=utf-8', 'no-cache'],
    ['/assets/pane-abc.js', 'text/javascript; charset=utf-8', 'private, max-age=31536000, immutable'],
    ['/icons/app-16.png', 'image/png', 'no-cache'],
    ['/office-js/office.js', 'text/javascript; charset=utf-8', 'no-cache'],
  ])('%s needs no token, and says what it is and how long it lasts', async (path, type, caching) => {
    const { status, headers } = await rawRequest(own, { path });
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([200, type, caching]);
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    expect(headers['set-cookie']).toBeUndefined();
  });

  test('come as they are', async () => {
    const { text } = await rawRequest(own, { path: '/taskpane.html' });
    expect(text).toBe('<!doctype html><title>成本核算</title>');
  });

  test('are not sent again to a browser that has them', async () => {
    const { headers } = await rawRequest(own, { path: '/taskpane.html' });
    const again = { path: '/taskpane.html', headers: { 'If-None-Match': String(headers.etag) } };
    const { status, text } = await rawRequest(own, again);
    expect([status, text]).toEqual([304, '']);
    const { status: changed } = await rawRequest(own, { ...again, headers: { 'If-None-Match': '"other"' } });
    expect(changed).toBe(200);
  });

  test('may talk to their own origin alone, run no script that stands in them, and be framed by nobody else', async () => {
    const { headers } = await rawRequest(own, { path: '/taskpane.html' });
    const policy = String(headers['content-security-policy']).split('; ');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'self'",
      ]),
    );
  });

  test('the bare address leads to the help', async () => {
    const { status, headers } = await rawRequest(own, { path: '/' });
    expect([status, headers.location]).toEqual([302, '/help.html']);
  });

  test.each([
    '/../secret',
    '/assets/../../secret',
    '/assets/..%2f..%2fsecret',
    '/%2e%2e/secret',
    '/assets/..\\..\\secret',
    '//secret',
    '/link.html',
    '/assets/',
    '/assets',
    '/nothing.html',
  ])('%s leads nowhere, with and without the token', async (path) => {
    for (const headers of [{}, withToken]) {
      const { status, text } = await rawRequest(own, { path, headers });
      expect([400, 401, 404]).toContain(status);
      expect(text).not.toContain('nobody is to read this');
    }
  });

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('%s of a page is refused', async (method) => {
    const { status, headers } = await rawRequest(own, { path: '/taskpane.html', method });
    expect([status, headers.allow]).toEqual([405, 'GET']);
  });

  test('are refused under a name that is not ours, and to pages of others', async () => {
    const path = '/taskpane.html';
    expect((await rawRequest(own, { path, headers: { Host: `evil.example:${own.port}` } })).status).toBe(421);
    expect((await rawRequest(own, { path, headers: { Origin: 'https://evil.example' } })).status).toBe(403);
  });

  test('office.js comes from Microsoft where that was chosen, and nothing else does', async () => {
    const { status, headers } = await rawRequest(cdn, { path: '/office-js/zh-cn/office_strings.js' });
    const hosted = 'https://appsforoffice.microsoft.com/lib/1/hosted/zh-cn/office_strings.js';
    expect([status, headers.location]).toEqual([302, hosted]);
    const page = await rawRequest(cdn, { path: '/taskpane.html' });
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self' https://appsforoffice.microsoft.com;");
    expect(policy).toContain("connect-src 'self';");
  });
});
