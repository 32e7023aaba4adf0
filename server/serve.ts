import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { makeApp } from './app.ts';
import { Compute, type ComputeSettings, computeSettings } from './compute/compute.ts';
import type { Health } from './contract/api/catalogues.ts';
import { API_VERSION, PRODUCT } from './contract/api/version.ts';
import { ENGINE_VERSION } from './engine/version.ts';
import { listenOnLoopback } from './loopback.ts';
import { type Certificate, daysLeft } from './record/certificate.ts';
import { productVersion } from './record/productVersion.ts';
import type { RecordDesk } from './record/recordDesk.ts';
import type { Site } from './routes/pages.ts';
import { originOf } from './routes/trust.ts';

export interface ServeSettings {
  /** 0: any that is free. */
  readonly port: number;
  readonly token: string;
  /** Null: plain http. */
  readonly certificate: Certificate | null;
  readonly site: Site;
  readonly record: RecordDesk;
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

const HEARTBEAT_MILLISECONDS = 15_000;
/** How long requests under way may take once the server is to stop. */
const GRACE_MILLISECONDS = 5_000;

/** Listens; `Refused` where the port cannot be had. */
export async function startServer({
  port: asked,
  token,
  certificate,
  site,
  record,
  compute: settings = computeSettings,
}: ServeSettings): Promise<RunningServer> {
  const compute = new Compute(settings);
  const scheme = certificate ? 'https' : 'http';
  let port = asked;
  const address = () => ({ scheme, port }) as const;
  const { fetch } = makeApp({
    compute,
    record,
    token,
    address,
    health: () => healthOf(certificate),
    site,
    heartbeatMilliseconds: HEARTBEAT_MILLISECONDS,
  });
  const loopback = await listenOnLoopback(() => makeServer(fetch, certificate), asked);
  port = loopback.port;
  return {
    origin: originOf(address()),
    port,
    warmUp: () => compute.pool.warmUp(),
    async close() {
      compute.runs.cancelAll();
      await loopback.close(GRACE_MILLISECONDS);
      await compute.close();
      await record.close();
    },
  };
}

/** Longer than a client rests between two questions: a connection that closes just as it is used again loses one. */
const KEEP_ALIVE_MILLISECONDS = 75_000;

function makeServer(fetch: Hono['fetch'], certificate: Certificate | null): Server {
  const server = (
    certificate
      ? createAdaptorServer({ fetch, createServer: createHttpsServer, serverOptions: certificate })
      : createAdaptorServer({ fetch, createServer: createHttpServer })
  ) as Server;
  server.keepAliveTimeout = KEEP_ALIVE_MILLISECONDS;
  return server;
}

const healthOf = (certificate: Certificate | null): Health => ({
  product: PRODUCT,
  version: productVersion(),
  apiVersion: API_VERSION,
  engineVersion: ENGINE_VERSION,
  ...(certificate && { certificateDays: daysLeft(certificate, new Date()) }),
});
