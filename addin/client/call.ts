import type * as z from 'zod/mini';
import { Refused } from '../../server/contract/api/refused.ts';
import {
  type AnswerOf,
  type ParametersOf,
  pathOf,
  type QueryOf,
  type RequestOf,
  type RouteName,
  routes,
} from '../../server/contract/api/routes.ts';
import { faultAnswer } from '../../server/contract/api/shapes.ts';
import { fault } from '../../server/contract/faults/catalogue.ts';
import type { Fault } from '../../server/contract/faults/fault.ts';

/** Where the server is and by what it knows us. */
export interface Connection {
  /** `https://localhost:18360`. */
  readonly origin: string;
  readonly token: string;
  /** Used in place of the browser's own. */
  readonly fetch?: typeof fetch;
}

/** What goes with a request. */
export interface Call<Name extends RouteName> {
  readonly parameters: ParametersOf<Name>;
  readonly query?: QueryOf<Name>;
  readonly body?: RequestOf<Name>;
  /** A body as it is sent: JSON already, or a file under a type of its own. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Files as a form sends them, which says itself what it is. */
  readonly form?: FormData;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

/** Sends a request; throws `Refused` for every answer that is not the one asked for, and for none at all. */
export async function send<Name extends RouteName>(
  { origin, token, fetch: fetchWith = fetch }: Connection,
  name: Name,
  { parameters, query, body, bytes, form, headers, signal }: Call<Name>,
): Promise<Response> {
  const content = form ?? bytes ?? (body === undefined ? undefined : JSON.stringify(body));
  const search = query ? `?${new URLSearchParams(query)}` : '';
  const response = await fetchWith(`${origin}${pathOf(name, parameters)}${search}`, {
    method: routes[name].method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(content !== undefined && !form && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(content !== undefined && { body: content }),
    ...(signal && { signal }),
  }).catch((cause) => {
    signal?.throwIfAborted();
    throw new Refused(fault('HT-006', { origin }), { cause });
  });
  if (response.ok) return response;
  if (isOfProxy(response)) throw new Refused(fault('PN-013', { origin, status: response.status }));
  const refusal = faultAnswer.safeParse(await jsonOf(response, origin, signal));
  if (!refusal.success) throw new Refused(fault('HT-007', { origin }));
  throw new Refused(refusal.data.fault as Fault, { text: refusal.data.text });
}

const PROXY_STATUSES: ReadonlySet<number> = new Set([407, 502, 503, 504]);

/** What our own server refuses is JSON, whatever its status. */
const isOfProxy = ({ status, headers }: Response): boolean =>
  PROXY_STATUSES.has(status) && !headers.get('Content-Type')?.includes('json');

/** Sends a request and reads the answer by the route's schema. */
export async function ask<Name extends RouteName>(
  connection: Connection,
  name: Name,
  call: Call<Name>,
): Promise<AnswerOf<Name>> {
  const { origin } = connection;
  const answer = await jsonOf(await send(connection, name, call), origin, call.signal);
  const { success, data } = (routes[name].answer as z.ZodMiniType).safeParse(answer);
  if (!success) throw new Refused(fault('HT-007', { origin }));
  return data as AnswerOf<Name>;
}

/** The file that an answer is; throws `Refused` where it breaks off. */
export async function bytesOf(
  response: Response,
  origin: string,
  signal: AbortSignal | undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    signal?.throwIfAborted();
    throw new Refused(fault('HT-007', { origin }), { cause });
  }
}

async function jsonOf(response: Response, origin: string, signal: AbortSignal | undefined): Promise<unknown> {
  try {
    return await response.json();
  } catch (cause) {
    signal?.throwIfAborted();
    throw new Refused(fault('HT-007', { origin }), { cause });
  }
}
