import { createInterface } from 'node:readline/promises';
import { faultLine } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';

/** Words between the server's console and the person at it. */

export function tellFault(found: Fault): void {
  console.error(`${faultLine(found, 'zh')}\n${faultLine(found, 'en')}`);
}

/** No, where nobody sits at the console. */
export async function agrees(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return false;
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^(y|yes|是|好)$/i.test((await asking.question(`${question} [y/N] `)).trim());
  } finally {
    asking.close();
  }
}
