import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ServerClient } from '../../addin/client/serverClient.ts';
import { filledBook } from '../cases/filledBook.ts';
import { loadCase } from '../cases/runCase.ts';
import { computeSettings } from '../compute/compute.ts';
import { poolSettings } from '../compute/workerPool.ts';
import { RecordDesk } from '../record/recordDesk.ts';
import { noSite } from '../routes/pages.ts';
import { startServer } from '../serve.ts';
import { readWorkbook } from '../xlsx/readWorkbook.ts';

/**
 * `npm run memory`: small runs in a row over HTTP, and what the heaps of the main thread and of the worker
 * hold after a garbage collection, early and late. A server that is left running must not grow.
 */
const EARLY = 20;
const LATE = 200;
const MEGABYTE = 1024 * 1024;
const TOKEN = '0'.repeat(64);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** The real worker; after its early and its late run it tells what its heap holds. */
const workerFile = new URL(
  `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads';
const say = parentPort.postMessage.bind(parentPort);
let runs = 0;
parentPort.postMessage = (message, transfer) => {
  say(message, transfer);
  if (message.say !== 'given' || !message.given.report) return;
  runs += 1;
  if (runs !== ${EARLY} && runs !== ${LATE}) return;
  gc();
  console.log('run ' + runs + ', worker: ' + (process.memoryUsage().heapUsed / ${MEGABYTE}).toFixed(1) + ' MB');
};
await import(${JSON.stringify(poolSettings.workerFile.href)});`)}`,
);

const caseFolder = fileURLToPath(new URL('../cases/golden-eleven-units', import.meta.url));
const { blocks } = await readWorkbook(await filledBook(loadCase(caseFolder).sheets));
const home = mkdtempSync(join(tmpdir(), 'stepdown-memory-'));
const server = await startServer({
  port: 0,
  token: TOKEN,
  certificate: null,
  site: noSite,
  record: new RecordDesk(home),
  compute: { ...computeSettings, pool: { ...poolSettings, workers: 2, workerFile } },
});
const client = new ServerClient({ origin: server.origin, token: TOKEN });
const input = await client.sendInput(blocks);
for (let run = 1; run <= LATE; run++) {
  const { id, state } = await client.finish(await client.startRun(input));
  if (state !== 'done') throw new Error(`run ${run} ended ${state}`);
  await client.plans(id);
  if (run !== EARLY && run !== LATE) continue;
  collect();
  console.log(`run ${run}, main thread: ${(process.memoryUsage().heapUsed / MEGABYTE).toFixed(1)} MB`);
}
await server.close();
rmSync(home, { recursive: true });
