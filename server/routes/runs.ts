import { streamSSE } from 'hono/streaming';
import type { Compute } from '../compute/compute.ts';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { jsonListResponse, jsonResponse } from './jsonResponse.ts';
import type { Handlers } from './mount.ts';

type RunRoutes =
  | 'startRun'
  | 'run'
  | 'runEvents'
  | 'plans'
  | 'plan'
  | 'cancelRun'
  | 'trace'
  | 'tracePlan'
  | 'whatIf'
  | 'whatIfPlan'
  | 'choices'
  | 'breakEven'
  | 'breakEvenPlan';

/** `heartbeatMilliseconds`: how often a silent event stream shows that it is alive. */
export const runRoutes = (
  { inputs, runs, pool }: Compute,
  heartbeatMilliseconds: number,
): Handlers<RunRoutes> => ({
  startRun: ({ body: { inputId, options = {} } }) => {
    const { id, state } = runs.start(inputs.whole(inputId), options);
    return { id, state };
  },

  run: ({ parameters }) => runs.get(parameters.run).status(),

  runEvents: ({ context, parameters }) => {
    const run = runs.get(parameters.run);
    const known = eventNumber(context.req.header('Last-Event-ID'));
    return streamSSE(context, async (stream) => {
      const beat = setInterval(() => stream.write(': beat\n\n'), heartbeatMilliseconds);
      stream.onAbort(() => clearInterval(beat));
      for await (const { number, event } of run.eventsAfter(known)) {
        if (stream.aborted) break;
        await stream.writeSSE({ id: String(number), event: event.kind, data: JSON.stringify(event) });
      }
      clearInterval(beat);
    });
  },

  plans: ({ parameters }) => jsonListResponse(runs.finished(parameters.run).sheets.map(({ plan }) => plan)),

  plan: ({ parameters: { run, sheet } }) => {
    const found = runs.finished(run).sheets.find(({ key }) => key === sheet);
    if (!found) throw new Refused(fault('HT-036', { sheet }));
    return jsonResponse(found.plan);
  },

  cancelRun: ({ parameters }) => runs.cancel(parameters.run).status(),

  trace: async ({ parameters: { run }, body: request }) => {
    const { worker: holder } = runs.finished(run);
    return jsonResponse((await pool.do('trace', { run, request }, { holder })).given);
  },

  whatIf: async ({ parameters: { run }, body: request }) => {
    const { worker: holder } = runs.finished(run);
    return jsonResponse((await pool.do('whatIf', { run, request }, { holder })).given);
  },

  tracePlan: async ({ parameters: { run }, body: request }) => {
    const { worker: holder } = runs.finished(run);
    return jsonResponse((await pool.do('tracePlan', { run, request }, { holder })).given);
  },

  whatIfPlan: async ({ parameters: { run }, body: request }) => {
    const { worker: holder } = runs.finished(run);
    return jsonResponse((await pool.do('whatIfPlan', { run, request }, { holder })).given);
  },

  choices: async ({ parameters: { run }, query: { month } }) => {
    const { worker: holder } = runs.finished(run);
    return jsonResponse((await pool.do('choices', { run, month }, { holder })).given);
  },

  breakEvenPlan: async ({ parameters: { run }, body: request }) => {
    const { worker: holder } = runs.finished(run);
    return jsonResponse((await pool.do('breakEvenPlan', { run, request }, { holder })).given);
  },

  breakEven: async ({ parameters: { run }, body: request }) => {
    const { worker: holder } = runs.finished(run);
    return jsonResponse((await pool.do('breakEven', { run, request }, { holder })).given);
  },
});

/** Whoever knows no event, or names one that no stream has given, hears all of them. */
const eventNumber = (id: string | undefined): number => (id && /^\d{1,9}$/.test(id) ? Number(id) : 0);
