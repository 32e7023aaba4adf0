import type { ServerClient } from '../../client/serverClient.ts';
import type { Workbook } from '../../workbook/workbook.ts';
import type { EditWatch } from './editWatch.ts';
import type { Jobs } from './jobs.ts';
import { type Kept, remember } from './remembered.ts';
import type { Trouble } from './state.ts';
import type { Store } from './store.ts';
import type { Surroundings } from './surroundings.ts';
import { troubleOf } from './trouble.ts';
import type { Undoing } from './undoing.ts';

/** What every part of a session works at. */
export interface Desk {
  readonly workbook: Workbook;
  readonly client: ServerClient;
  readonly surroundings: Surroundings;
  readonly store: Store;
  readonly jobs: Jobs;
  readonly edits: EditWatch;
  readonly undoing: Undoing;
}

/** Keeps something with the workbook; one that takes nothing is told, and the pane goes on. */
export async function keep<Key extends keyof Kept>(
  { workbook, store }: Pick<Desk, 'workbook' | 'store'>,
  key: Key,
  value: Kept[Key],
): Promise<void> {
  await attempt(store, () => remember(workbook.memory, key, value));
}

/** Does something small beside the jobs; what goes wrong is told as a notice and given. */
export async function attempt(store: Store, work: () => Promise<void>): Promise<Trouble | null> {
  try {
    await work();
    return null;
  } catch (cause) {
    const notice = troubleOf(cause);
    store.set({ notice });
    return notice;
  }
}
