import type { Compute } from '../compute/compute.ts';
import { readEventFile } from '../record/eventFile.ts';
import { productVersion } from '../record/productVersion.ts';
import type { RecordDesk } from '../record/recordDesk.ts';
import { packageMonth, readPackage, signPackage, takeSigned } from '../record/reviewFiles.ts';
import type { Handlers } from './mount.ts';
import { workbookResponse } from './workbookResponse.ts';

type ReviewRoutes =
  | 'packageMonth'
  | 'openReview'
  | 'signReview'
  | 'takeReview'
  | 'auditWorkbook'
  | 'auditEntries';

const bytesOf = async (request: { arrayBuffer(): Promise<ArrayBuffer> }) =>
  new Uint8Array(await request.arrayBuffer());

/** What leaves the record for other people's eyes, and what comes back from them. */
export const reviewRoutes = ({ pool }: Compute, desk: RecordDesk): Handlers<ReviewRoutes> => ({
  packageMonth: ({ parameters, body: { by } }) => packageMonth(desk, { ...parameters, by }),

  openReview: async ({ context }) => {
    const { manifest, seal, report, texts } = await readPackage(await bytesOf(context.req));
    const { book, registered, by, madeAt } = manifest;
    const { run: identity, options } = registered;
    const { runId, engineVersion } = identity;
    const kept = { ...texts, runId, engineVersion, identity, options };
    const { given } = await pool.do('verifyRun', { kept });
    const faults = given.faults.map((found) => ({ ...found, params: { ...found.params }, where: null }));
    return {
      ...{ book, registered, sentBy: by, madeAt, seal, levels: report.conservation, faults },
      isVerified: faults.every(({ severity }) => severity === 'notice'),
    };
  },

  signReview: async ({ context, query: { name, decision, remark } }) =>
    signPackage(desk, await bytesOf(context.req), { by: { name, role: 'reviewer' }, decision, remark }),

  takeReview: async ({ context }) => ({ months: [...(await takeSigned(desk, await bytesOf(context.req)))] }),

  auditWorkbook: async () => {
    const { given } = await pool.do('audit', await audited(desk));
    return workbookResponse(given.workbook, { entries: given.entries });
  },

  auditEntries: async ({ context }) => {
    const { given } = await pool.do('audit', await audited(desk));
    return context.body(given.json, 200, { 'Content-Type': 'application/json' });
  },
});

async function audited(desk: RecordDesk) {
  const { files, folder, events } = await desk.record();
  const { entries } = await readEventFile(files, folder);
  const ours = entries.slice(0, events.length);
  return {
    madeAt: desk.settings.now().toISOString(),
    product: productVersion(),
    events,
    checksums: ours.map(({ checksum }) => checksum),
    bodies: ours.map(({ body }) => body),
  };
}
