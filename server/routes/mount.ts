import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { DOCUMENTATION_PATH, firstIssue } from '../contract/api/complaint.ts';
import { BLOCK_BYTES, REQUEST_BYTES, RETURNED_BYTES, WORKBOOK_BYTES } from '../contract/api/limits.ts';
import { Refused } from '../contract/api/refused.ts';
import {
  type AnswerOf,
  type ParametersOf,
  type QueryOf,
  type RequestOf,
  type Route,
  type RouteName,
  routes,
} from '../contract/api/routes.ts';
import { fault } from '../contract/faults/catalogue.ts';

/** A request as a handler gets it: every part of it judged by the route's schemas. */
interface Asked<Name extends RouteName> {
  readonly context: Context;
  readonly parameters: ParametersOf<Name>;
  readonly query: QueryOf<Name>;
  readonly body: RequestOf<Name>;
}

type Answered<Name extends RouteName> = AnswerOf<Name> | Response;

/** Gives the answer to be sent as JSON, or a response of its own. */
type Handler<Name extends RouteName> = (asked: Asked<Name>) => Answered<Name> | Promise<Answered<Name>>;

export type Handlers<Name extends RouteName = RouteName> = {
  readonly [Each in Name]: Handler<Each>;
};

/** Puts routes of the table on the app, each path with a refusal for the methods it does not take. */
export function mount(app: Hono, handlers: Partial<Handlers>): void {
  const names = Object.keys(handlers) as RouteName[];
  for (const name of names) {
    const route: Route = routes[name];
    const limits = route.request ? [limited(mostBytes(route))] : [];
    const handle = handlers[name] as (asked: Asked<RouteName>) => Promise<unknown>;
    app.on(route.method, [route.path], ...limits, async (context, next) => {
      // HEAD comes here as GET: an event stream would go on for nobody.
      if (context.req.method !== route.method) return next();
      const answer = await handle(await askedOf(route, context));
      return answer instanceof Response ? answer : context.json(answer as object, route.status);
    });
  }
  for (const path of new Set(names.map((name) => routes[name].path))) app.all(path, refuseMethod(path));
}

const mostBytes = ({ request, isRaw }: Route): number =>
  request === 'files'
    ? RETURNED_BYTES
    : typeof request === 'string'
      ? WORKBOOK_BYTES
      : isRaw
        ? BLOCK_BYTES
        : REQUEST_BYTES;

async function askedOf(route: Route, context: Context): Promise<Asked<RouteName>> {
  return {
    context,
    parameters: context.req.param() as ParametersOf<RouteName>,
    query: (route.query ? judged(route.query, context.req.query()) : undefined) as undefined,
    body: (typeof route.request === 'object' && !route.isRaw
      ? judged(route.request, await jsonOf(context))
      : undefined) as undefined,
  };
}

async function jsonOf(context: Context): Promise<unknown> {
  const text = await context.req.text();
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(fault('HT-012'));
  }
}

function judged(schema: NonNullable<Route['query']>, value: unknown): unknown {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  throw new Refused(fault('HT-013', { field: firstIssue(error), documentation: DOCUMENTATION_PATH }));
}

const limited = (maxSize: number): MiddlewareHandler =>
  bodyLimit({
    maxSize,
    onError: async ({ req }) => {
      await passOver(req.raw.body);
      throw new Refused(fault('HT-014', { limit: maxSize }));
    },
  });

/** A client that is still sending would not hear the refusal. What came without a length is cut off. */
async function passOver(body: ReadableStream<Uint8Array> | null): Promise<void> {
  if (body && !body.locked) await body.pipeTo(new WritableStream());
}

function refuseMethod(path: string): MiddlewareHandler {
  const allowed = Object.values(routes)
    .filter((route) => route.path === path)
    .map(({ method }) => method)
    .join(', ');
  return async ({ req, header }) => {
    header('Allow', allowed);
    throw new Refused(fault('HT-011', { path: req.path, method: req.method, allowed }));
  };
}
