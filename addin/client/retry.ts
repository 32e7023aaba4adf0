import { Refused } from '../../server/contract/api/refused.ts';

/** Waits between attempts; tests give one that does not. */
export type Pause = (milliseconds: number) => Promise<void>;

export const pause: Pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const ATTEMPTS = 4;
const FIRST_PAUSE_MILLISECONDS = 200;

/** Not reached, cut off, or busy: may go well a moment later. */
const PASSING: ReadonlySet<string> = new Set(['HT-006', 'HT-007', 'HT-040']);

/** Repeats what may be repeated while it fails for reasons that pass, each time after twice the pause. */
export async function retrying<Result>(work: () => Promise<Result>, wait: Pause): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (cause) {
      const isPassing = cause instanceof Refused && PASSING.has(cause.fault.code);
      if (!isPassing || attempt === ATTEMPTS) throw cause;
      await wait(FIRST_PAUSE_MILLISECONDS * 2 ** (attempt - 1));
    }
  }
}
