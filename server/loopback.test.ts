import { createServer, type Server } from 'node:http';
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Server as TcpServer,
} from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, describe, expect, test } from 'vitest';
import { type Loopback, listenOnLoopback } from './loopback.ts';

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === '::1'),
);

async function listen(port: number): Promise<Loopback> {
  const loopback = await listenOnLoopback(answering, port);
  open.push(() => loopback.close(0));
  return loopback;
}

const answering = (): Server => createServer((_, response) => response.end('ours'));

/** Somebody else on a port. */
async function occupy(host: string): Promise<number> {
  const stranger: TcpServer = createTcpServer();
  await new Promise<void>((resolve) => stranger.listen(0, host, resolve));
  open.push(() => new Promise((resolve) => stranger.close(resolve)));
  return (stranger.address() as AddressInfo).port;
}

const reaches = (host: string, port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, host, () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });

describe.skipIf(!hasIpv6)('the loopback interface', () => {
  test('answers on both addresses that localhost may mean', async () => {
    const { port } = await listen(0);
    for (const host of ['127.0.0.1', '[::1]'])
      expect(await (await fetch(`http://${host}:${port}`)).text()).toBe('ours');
  });

  test.each(['127.0.0.1', '::1'])(
    'is refused as a whole where %s is taken, and nothing goes on listening',
    async (host) => {
      const port = await occupy(host);
      await expect(listen(port)).rejects.toMatchObject({
        fault: { code: 'HT-050', params: { port, reason: 'EADDRINUSE' } },
      });
      const other = host === '::1' ? '127.0.0.1' : '::1';
      expect(await reaches(other, port)).toBe(false);
    },
  );

  test('is free again on both addresses once it is closed', async () => {
    const loopback = await listenOnLoopback(answering, 0);
    await loopback.close(0);
    expect((await listen(loopback.port)).port).toBe(loopback.port);
  });
});
