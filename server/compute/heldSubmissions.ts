import { randomUUID } from 'node:crypto';
import { Refused } from '../contract/api/refused.ts';
import type { CollectedReturns } from '../contract/api/submissionWork.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { RecentMap } from './recentMap.ts';

/** So many are held: the one that is looked at, and those a person may come back to. */
const HELD = 4;

interface Held {
  readonly zip: Uint8Array<ArrayBuffer>;
  /** Where the departments stand; null where nothing was collected. */
  readonly returns: Pick<CollectedReturns, 'hospital' | 'range' | 'board'> | null;
}

/** Files that were made of submissions, until somebody has fetched them. */
export class HeldSubmissions {
  readonly #held = new RecentMap<Held>();

  keep(held: Held): string {
    const id = randomUUID();
    this.#held.set(id, held);
    const old = this.#held.entries().slice(0, Math.max(0, this.#held.size - HELD));
    for (const [oldest] of old) this.#held.delete(oldest);
    return id;
  }

  get(id: string): Held {
    const found = this.#held.use(id);
    if (!found) throw new Refused(fault('HT-046', { submissions: id }));
    return found;
  }

  /** Where departments stand after collecting. */
  returns(id: string): NonNullable<Held['returns']> {
    const { returns } = this.get(id);
    if (!returns) throw new Refused(fault('HT-046', { submissions: id }));
    return returns;
  }
}
