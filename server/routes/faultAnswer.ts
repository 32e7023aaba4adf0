import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Refused } from '../contract/api/refused.ts';
import { statusOf } from '../contract/api/status.ts';
import { fault, faultLine } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';

export function faultAnswer(context: Context, found: Fault): Response {
  const text = { zh: faultLine(found, 'zh'), en: faultLine(found, 'en') };
  return context.json({ fault: found, text }, statusOf(found) as ContentfulStatusCode);
}

/** The client has closed the connection; nobody hears the answer. */
const CLIENT_LEFT = 499;

/** Faults as they are; anything else is a defect of ours, told on stderr and to the client by its code alone. */
export function answerError(cause: Error, context: Context): Response {
  if (cause instanceof Refused) return faultAnswer(context, cause.fault);
  if (context.req.raw.signal.aborted) return new Response(null, { status: CLIENT_LEFT });
  console.error(cause);
  return faultAnswer(context, fault('HT-099'));
}
