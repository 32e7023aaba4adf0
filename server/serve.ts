import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { makeApp } from './app.ts';
import { Compute, type ComputeSettings, computeSettings } from './compute/compute.ts';
import type { Health } from './contract/api/catalogues.ts';
import { Refused } from './contract/api/refused.ts';
import { API_VERSION, PRODUCT } from './contract/api/version.ts';
import { fault } from './contract/faults/catalogue.ts';
import { ENGINE_VERSION } from './engine/version.ts';
import type { Certificate } from './record/certificate.ts';
import { systemCode } from './record/home.ts';
import { productVersion } from './record/productVersion.ts';
import { originOf } from './routes/trust.ts';

export interface ServeSettings {
  /** 0: any that is free. */
  readonly port: number;
  readonly token: string;
  /** Null: plain http. */
  readonly certificate: Certificate | null;
  readonly compute?: ComputeSettings;
}

export interface RunningServer {
  /** `http://localhost:18360`. */
  readonly origin: string;
  readonly port: number;
  /** Lets a worker read the rules before the first user waits for it. */
  warmUp(): void;
  /** Cancels runs, lets requests under way finish, then stops. */
  close(): Promise<void>;
}

/** The loopback interface alone: nobody outside this computer reaches it. */
const HOST = '127.0.0.1';
const HEARTBEAT_MILLISECONDS = 15_000;
/** How long requests under way may take once the server is to stop. */
const GRACE_MILLISECONDS = 5_000;

/** Listens; `Refused` where the port cannot be had. */
export async function startServer({
  port: asked,
  token,
  certificate,
  compute: settings = computeSettings,
}: ServeSettings): Promise<RunningServer> {
  const compute = new Compute(settings);
  const scheme = certificate ? 'https' : 'http';
  const health: Health = {
    product: PRODUCT,
    version: productVersion(),
    apiVersion: API_VERSION,
    engineVersion: ENGINE_VERSION,
  };
  const address = () => ({ scheme, port: portOf(server) }) as const;
  const { fetch } = makeApp({
    compute,
    token,
    address,
    health,
    heartbeatMilliseconds: HEARTBEAT_MILLISECONDS,
  });
  const server = (
    certificate
      ? createAdaptorServer({ fetch, createServer: createHttpsServer, serverOptions: certificate })
      : createAdaptorServer({ fetch, createServer: createHttpServer })
  ) as Server;
  const allAnswered = countRequests(server);
  await listen(server, asked);
  return {
    origin: originOf(address()),
    port: portOf(server),
    warmUp: () => compute.pool.warmUp(),
    close: () => stop(server, compute, allAnswered),
  };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new Refused(fault('HT-050', { port, reason: systemCode(cause) }))),
    );
    server.listen(port, HOST, resolve);
  });
}

/** Counts requests under way; the function it gives waits until there are none. */
function countRequests(server: Server): () => Promise<void> {
  let underWay = 0;
  let tellNone: () => void = () => undefined;
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

/** Connections that clients keep open for nothing do not delay the end. */
async function stop(server: Server, compute: Compute, allAnswered: () => Promise<void>): Promise<void> {
  const stopped = new Promise((resolve) => server.close(resolve));
  compute.runs.cancelAll();
  const impatient = setTimeout(() => server.closeAllConnections(), GRACE_MILLISECONDS);
  await allAnswered();
  clearTimeout(impatient);
  server.closeAllConnections();
  await stopped;
  await compute.close();
}
