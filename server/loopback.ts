import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refused } from './contract/api/refused.ts';
import { fault } from './contract/faults/catalogue.ts';
import { systemCode } from './record/home.ts';

/** Servers on the loopback interface alone: nobody outside this computer reaches them. */
export interface Loopback {
  readonly port: number;
  /** Lets requests under way finish for a while, then stops. */
  close(graceMilliseconds: number): Promise<void>;
}

/** What a system says that has no IPv6. */
const ABSENT = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/**
 * Listens on both addresses that `localhost` may mean: on one alone, another program could answer our
 * pages on the other. Port 0: any that is free on both. `Refused` where the port cannot be had.
 */
export async function listenOnLoopback(makeServer: () => Server, asked: number): Promise<Loopback> {
  const first = await bind(makeServer(), '127.0.0.1', asked).catch((cause) => {
    throw taken(asked, cause);
  });
  const { port } = first.address() as AddressInfo;
  const second = await bind(makeServer(), '::1', port).catch((cause: unknown) => cause);
  if (isServer(second)) return loopback(port, [first, second]);
  if (ABSENT.has(systemCode(second))) return loopback(port, [first]);
  first.close();
  if (asked === 0) return listenOnLoopback(makeServer, 0);
  throw taken(asked, second);
}

const isServer = (bound: unknown): bound is Server => bound instanceof Object && 'listen' in bound;

const taken = (port: number, cause: unknown) =>
  new Refused(fault('HT-050', { port, reason: systemCode(cause) }));

function bind(server: Server, host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

function loopback(port: number, servers: readonly Server[]): Loopback {
  const allAnswered = countRequests(servers);
  return {
    port,
    /** Connections that clients keep open for nothing do not delay the end. */
    async close(graceMilliseconds) {
      const closeConnections = () => {
        for (const server of servers) server.closeAllConnections();
      };
      const stopped = servers.map((server) => new Promise((resolve) => server.close(resolve)));
      const impatient = setTimeout(closeConnections, graceMilliseconds);
      await allAnswered();
      clearTimeout(impatient);
      closeConnections();
      await Promise.all(stopped);
    },
  };
}

/** Counts requests under way; the function it gives waits until there are none. */
function countRequests(servers: readonly Server[]): () => Promise<void> {
  let underWay = 0;
  let tellNone: () => void = () => undefined;
  for (const server of servers)
    server.on('request', (_, response) => {
      underWay += 1;
      response.on('close', () => {
        underWay -= 1;
        if (underWay === 0) tellNone();
      });
    });
  return () =>
    new Promise((resolve) => {
      tellNone = resolve;
      if (underWay === 0) resolve();
    });
}
