import { createInterface } from 'node:readline/promises';
import { faultLine } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';

/** Words between the server's console and the person at it. */

export function tellFault(found: Fault): void {
  console.error(`${faultLine(found, 'zh')}\n${faultLine(found, 'en')}`);
}

/** No, where nobody sits at the console, or where they press Ctrl+C: that stops the server as it always does. */
export async function agrees(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const leaving = new AbortController();
  asking.once('SIGINT', () => {
    leaving.abort();
    process.kill(process.pid, 'SIGINT');
  });
  try {
    const answer = await asking.question(`${question} [y/N] `, { signal: leaving.signal });
    return /^(y|yes|是|好)$/i.test(answer.trim());
  } catch (cause) {
    if (leaving.signal.aborted) return false;
    throw cause;
  } finally {
    asking.close();
  }
}
