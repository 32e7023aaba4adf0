import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestPane, type TestPane } from '../workbench/testPane.ts';

/** The pane in a browser, as our server hands it out. */

/** Milliseconds for the start of server and browser. */
const PATIENCE = 60_000;

let pane: TestPane;
beforeAll(async () => {
  pane = await startTestPane();
}, PATIENCE);
afterAll(() => pane.close());

/** Opened by our host page, once office.js has told the pane who it is in. */
async function inHost() {
  const opened = await pane.open(`/host.html#token=${pane.token}`);
  const frame = await (await opened.page.waitForSelector('#pane')).contentFrame();
  if (!frame) return expect.fail('the host page has no pane');
  await frame.waitForFunction(
    () => String((window as { Office?: typeof Office }).Office?.context?.host) === 'Excel',
  );
  return { ...opened, frame };
}

describe('the pane in a browser', () => {
  test('starts inside a host with office.js under our policy, without a word of complaint', async () => {
    const { complaints, requests } = await inHost();
    expect(complaints).toEqual([]);
    expect(requests.some((address) => address.endsWith('/office-js/excel-web-16.00.js'))).toBe(true);
  });

  test('asks nobody but its own origin, and never with the token in an address', async () => {
    const { requests } = await inHost();
    const { origin } = pane.server;
    expect(requests.filter((address) => new URL(address).origin !== origin)).toEqual([]);
    expect(requests.filter((address) => address.split('#')[0]?.includes(pane.token))).toEqual([]);
  });

  test('keeps the token for its window and takes it out of the address, but leaves what Excel put there', async () => {
    const { frame } = await inHost();
    const { hash, kept } = await frame.evaluate(() => ({
      hash: location.hash,
      kept: sessionStorage.getItem('stepdown.token'),
    }));
    expect(kept).toBe(pane.token);
    expect(hash).not.toContain('token');
    expect(hash).toContain('_xdm_Info=');
  });

  test('cannot reach anybody else, even if it wanted to', async () => {
    const { frame } = await inHost();
    const directive = await frame.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
            resolve(effectiveDirective),
          );
          void fetch('https://127.0.0.2:9/').catch(() => undefined);
        }),
    );
    expect(directive).toBe('connect-src');
  });

  test('keeps its token over a reload of its page, and a new one in the address wins', async () => {
    const { page } = await pane.open(`/taskpane.html#token=${pane.token}`);
    const kept = () => page.evaluate(() => [location.href, sessionStorage.getItem('stepdown.token')]);
    const clean = `${pane.server.origin}/taskpane.html`;
    await expect.poll(kept).toEqual([clean, pane.token]);
    await page.reload();
    await expect.poll(kept).toEqual([clean, pane.token]);
    const other = 'b'.repeat(64);
    await page.goto('about:blank');
    await page.goto(`${clean}#token=${other}`);
    await expect.poll(kept).toEqual([clean, other]);
  });

  test('has a help page that needs neither token nor script', async () => {
    const { page, complaints } = await pane.open('/', { javaScriptEnabled: false });
    expect(page.url()).toBe(`${pane.server.origin}/help.html`);
    expect(await page.getByRole('heading', { name: '成本核算 · 帮助' }).count()).toBe(1);
    expect(complaints).toEqual([]);
  });
});
