import { poolSettings } from './workerPool.ts';

/** The real worker in a thread with something wrong. */

const worker = (before: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`${before}
await import(${JSON.stringify(poolSettings.workerFile.href)});`)}`,
  );

const intercepting = (intercept: string): URL =>
  worker(`import { parentPort } from 'node:worker_threads';
import { existsSync, rmSync } from 'node:fs';
const say = parentPort.postMessage.bind(parentPort);
parentPort.postMessage = (message, transfer) => { ${intercept} say(message, transfer); };`);

/** Ends in the middle of a run as long as a file of this name is there, which it takes away. */
export const breakingWorker = (flag: string): URL =>
  intercepting(`if (message.say === 'stage' && message.news.stage === 'allocate' && existsSync(${JSON.stringify(flag)})) {
  rmSync(${JSON.stringify(flag)});
  process.exit(3);
}`);

/** Meets a defect of its own in whatever it does. */
export const defectiveWorker = (stack: string): URL =>
  intercepting(
    `if (message.say === 'given') { say({ say: 'defect', stack: ${JSON.stringify(stack)} }); return; }`,
  );
