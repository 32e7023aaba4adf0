import { type RecordEvent, recordEvent } from '../contract/api/record.ts';
import { Fold } from '../history/fold.ts';
import { BookIndex, type Head, indexOf } from './bookIndex.ts';
import { entryOf, NO_CHECKSUM } from './entries.ts';
import { eventFilePath } from './eventFile.ts';
import { writeLasting } from './lastingFile.ts';
import type { RecordFiles } from './recordFiles.ts';
import { recordPlaces } from './recordPlaces.ts';

/** An event file as a whole: its bytes, and what they come to. */
export interface NewEventFile {
  readonly bytes: Uint8Array;
  readonly events: readonly RecordEvent[];
  readonly head: Head;
}

/** `before`: entries as they were written and their head; the events after them get checksums here. */
export function eventFileOf(
  before: { readonly bytes: Uint8Array; readonly events: readonly RecordEvent[]; readonly head: Head },
  after: readonly RecordEvent[],
): NewEventFile {
  const lines: Uint8Array[] = [before.bytes];
  let { events, checksum } = before.head;
  for (const event of after) {
    const entry = entryOf(JSON.stringify(recordEvent.parse(event)), checksum);
    lines.push(entry.line);
    checksum = entry.checksum;
    events += 1;
  }
  return {
    bytes: Buffer.concat(lines),
    events: [...before.events, ...after],
    head: { events, checksum },
  };
}

export const NOTHING_WRITTEN = {
  bytes: new Uint8Array(),
  events: [],
  head: { events: 0, checksum: NO_CHECKSUM },
} as const;

/**
 * Puts another event file in the place of the one that stands, whose head its last event names. Whenever
 * power fails, one of both is there whole: the index comes to remember the old head first, which old and
 * new both answer to.
 */
export async function replaceEventFile(
  files: RecordFiles,
  folder: string,
  old: Head,
  { bytes, events, head }: NewEventFile,
): Promise<void> {
  const index = new BookIndex(files, recordPlaces(folder).index);
  const remembered = await index.read();
  if (remembered) await index.write({ ...remembered, head: old });
  await writeLasting(files, eventFilePath(folder), bytes);
  // The file is in its place; an index that still remembers the old head is answered by it.
  await index.write(indexOf(Fold.of(events), head)).catch(() => undefined);
}
