import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';

/** Where this server can be reached; known once it listens. */
export interface Address {
  readonly scheme: 'http' | 'https';
  readonly port: number;
}

const hostsOf = ({ port }: Address): string[] => [`localhost:${port}`, `127.0.0.1:${port}`];

export const originOf = (address: Address): string => `${address.scheme}://${hostsOf(address)[0]}`;

/** A name that somebody else's DNS points at this computer is not ours. */
export const ownHost =
  (address: () => Address): MiddlewareHandler =>
  async ({ req }, next) => {
    const host = req.header('Host') ?? '';
    if (!hostsOf(address()).includes(host.toLowerCase()))
      throw new Refused(fault('HT-002', { host, expected: originOf(address()) }));
    await next();
  };

/** Pages of other sites are refused; whoever is no page sends no Origin. */
export const ownOrigin =
  (address: () => Address): MiddlewareHandler =>
  async ({ req }, next) => {
    const origin = req.header('Origin');
    const own = hostsOf(address()).map((host) => `${address().scheme}://${host}`);
    if (origin !== undefined && !own.includes(origin.toLowerCase()))
      throw new Refused(fault('HT-003', { origin, expected: originOf(address()) }));
    await next();
  };

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Compared in constant time; digests, so that their lengths are equal. */
export function ownToken(token: string): MiddlewareHandler {
  const expected = digest(`Bearer ${token}`);
  return async ({ req, header }, next) => {
    if (!timingSafeEqual(digest(req.header('Authorization') ?? ''), expected)) {
      header('WWW-Authenticate', 'Bearer');
      throw new Refused(fault('HT-001'));
    }
    await next();
  };
}
