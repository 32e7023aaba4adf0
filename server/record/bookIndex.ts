import { type Adapter, Low } from 'lowdb';
import * as z from 'zod/mini';
import { type HistoryState, monthOrder } from '../history/fold.ts';
import { readStored, writeLasting } from './lastingFile.ts';
import type { RecordFiles } from './recordFiles.ts';

const indexShape = z.object({
  /** How far the events had come: a record that has fewer lost some. */
  head: z.object({ events: z.int(), checksum: z.string() }),
  books: z.array(
    z.object({
      id: z.string(),
      hospital: z.string(),
      year: z.string(),
      months: z.array(z.object({ month: z.string(), state: z.string(), version: z.int() })),
    }),
  ),
});
export type Index = z.infer<typeof indexShape>;
export type Head = Index['head'];

/** What a person finds in the folder: which hospitals' years are here and how far each month is. */
export function indexOf(state: HistoryState, head: Head): Index {
  return {
    head,
    books: [...state.books.values()].map(({ id, hospital, year, months }) => ({
      id,
      hospital,
      year,
      months: [...months.values()].sort(monthOrder).map(({ month, state: standsAt, versions }) => ({
        month,
        state: standsAt,
        version: versions.length,
      })),
    })),
  };
}

/**
 * A small file made from the events, never the truth: deleted, it comes back. It remembers how far the
 * events had come, so that an event file cut short or replaced by an older one does not pass unseen.
 */
export class BookIndex {
  readonly #low: Low<Index | null>;

  constructor(files: RecordFiles, path: string) {
    const adapter: Adapter<Index | null> = {
      read: async () => readIndex(await readStored(files, path)),
      write: (index) => writeLasting(files, path, Buffer.from(`${JSON.stringify(index, null, 1)}\n`)),
    };
    this.#low = new Low(adapter, null);
  }

  /** Null where there is none that can be read. */
  async read(): Promise<Index | null> {
    await this.#low.read();
    return this.#low.data;
  }

  async write(index: Index): Promise<void> {
    this.#low.data = index;
    await this.#low.write();
  }
}

function readIndex(bytes: Uint8Array | null): Index | null {
  if (!bytes) return null;
  try {
    return indexShape.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    return null;
  }
}
