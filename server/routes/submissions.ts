import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Compute } from '../compute/compute.ts';
import { Stopped } from '../compute/stopped.ts';
import type { Count } from '../compute/tasks.ts';
import { DOCUMENTATION_PATH } from '../contract/api/complaint.ts';
import { RETURNED_FILES } from '../contract/api/limits.ts';
import { Refused } from '../contract/api/refused.ts';
import type { SubmissionEvent } from '../contract/api/submissionWork.ts';
import { fault } from '../contract/faults/catalogue.ts';
import type { RecordDesk } from '../record/recordDesk.ts';
import { registerSubmissions } from '../record/registerSubmissions.ts';
import { jsonResponse } from './jsonResponse.ts';
import type { Handlers } from './mount.ts';

type SubmissionRoutes =
  | 'sendOutSubmissions'
  | 'collectSubmissions'
  | 'submissionBoard'
  | 'submissionFiles'
  | 'registerSubmissions'
  | 'itemFindings';

/** 填报: workbooks out to the departments and back, and what is unusual about them once they are costed. */
export const submissionRoutes = (
  { inputs, runs, pool, submissions: held }: Compute,
  desk: RecordDesk,
): Handlers<SubmissionRoutes> => ({
  sendOutSubmissions: ({ context, parameters, body }) => {
    const input = inputs.whole(parameters.input);
    return told(context, async (wish) => {
      const { zip, books, faults } = (await pool.do('sendOut', { input, ...body }, wish)).given;
      return { kind: 'sent', id: held.keep({ zip, returns: null }), books, faults: [...faults] };
    });
  },

  collectSubmissions: async ({ context, parameters }) => {
    const input = inputs.whole(parameters.input);
    const { state } = await desk.record();
    const files = await returnedFiles(context);
    return told(context, async (wish) => {
      const asks = { input, files, submissions: state.submissions };
      const { zip, found } = (await pool.do('checkReturns', asks, wish)).given;
      return { kind: 'collected', id: held.keep({ zip, returns: found }), ...found };
    });
  },

  submissionBoard: async ({ parameters }) => {
    const input = inputs.whole(parameters.input);
    const { submissions } = (await desk.record()).state;
    return (await pool.do('submissionBoard', { input, submissions })).given;
  },

  submissionFiles: ({ context, parameters }) =>
    context.body(held.get(parameters.submissions).zip, 200, { 'Content-Type': 'application/zip' }),

  registerSubmissions: async ({ parameters, body: { by } }) => {
    const { hospital, range, board } = held.returns(parameters.submissions);
    const record = await desk.record();
    return { written: await registerSubmissions(record, { hospital, range }, board, by) };
  },

  itemFindings: async ({ parameters: { run } }) => {
    const { worker: holder } = runs.finished(run);
    return jsonResponse((await pool.do('itemFindings', { run }, { holder })).given);
  },
});

interface Wish {
  readonly signal: AbortSignal;
  readonly tellCount: (count: Count) => void;
}

/** Long work tells how far it is; whoever stops listening stops it. Its end is the last event. */
function told(context: Context, work: (wish: Wish) => Promise<SubmissionEvent>): Response {
  return streamSSE(context, async (stream) => {
    const leaving = new AbortController();
    stream.onAbort(() => leaving.abort());
    const write = (event: SubmissionEvent) =>
      stream.writeSSE({ event: event.kind, data: JSON.stringify(event) });
    const tellCount = (count: Count) => void write({ kind: 'progress', ...count });
    try {
      await write(await work({ signal: leaving.signal, tellCount }));
    } catch (cause) {
      if (cause instanceof Stopped) return;
      if (!(cause instanceof Refused)) console.error(cause);
      const { params, ...found } = cause instanceof Refused ? cause.fault : fault('HT-099');
      await write({ kind: 'failed', fault: { ...found, params: { ...params } } });
    }
  });
}

/** A form's files; anything else of the form is passed over. */
async function returnedFiles({ req }: Context) {
  const form = await req.formData().catch(() => null);
  const files = form?.getAll('files').filter((each) => each instanceof File) ?? [];
  if (files.length === 0)
    throw new Refused(fault('HT-013', { field: 'files', documentation: DOCUMENTATION_PATH }));
  if (files.length > RETURNED_FILES)
    throw new Refused(fault('HT-047', { count: files.length, limit: RETURNED_FILES }));
  return Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}
