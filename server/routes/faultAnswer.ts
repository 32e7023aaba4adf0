import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Refused } from '../contract/api/refused.ts';
import { statusOf } from '../contract/api/status.ts';
import { fault } from '../contract/faults/catalogue.ts';

function answerRefusal(context: Context, { fault, text }: Refused): Response {
  return context.json({ fault, text }, statusOf(fault) as ContentfulStatusCode);
}

/** The client has closed the connection; nobody hears the answer. */
const CLIENT_LEFT = 499;

/** Faults as they are; anything else is a defect of ours, told on stderr and to the client by its code alone. */
export function answerError(cause: Error, context: Context): Response {
  if (cause instanceof Refused) return answerRefusal(context, cause);
  if (context.req.raw.signal.aborted) return new Response(null, { status: CLIENT_LEFT });
  console.error(cause);
  return answerRefusal(context, new Refused(fault('HT-099')));
}
