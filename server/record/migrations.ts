import { RECORD_SCHEMA, type RecordEvent, recordEvent } from '../contract/api/record.ts';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';

/** An event as some program wrote it, whatever its shape. */
type WrittenEvent = Readonly<{ [field: string]: unknown }>;

/** What makes an event of one schema into one of the next, by the schema it starts from. */
export type Migrations = ReadonlyMap<number, (event: WrittenEvent) => WrittenEvent>;

/** Schema 1 is the first there ever was. */
export const productMigrations: Migrations = new Map();

/**
 * Step by step. `Refused` (ST-004) where no step leads here: the entry is whole by its checksum, so what
 * does not fit was written by a newer program.
 */
export function broughtForward(
  body: string,
  migrations: Migrations,
): { event: RecordEvent; writtenIn: number } {
  const written = parsed(body);
  const writtenIn = Number.isSafeInteger(written.schema) ? Number(written.schema) : RECORD_SCHEMA;
  let event = written;
  for (let schema = writtenIn, step = migrations.get(schema); step; step = migrations.get(schema)) {
    schema += 1;
    event = { ...step(event), schema };
  }
  const { success, data } = recordEvent.safeParse(event);
  if (success) return { event: data, writtenIn };
  throw new Refused(fault('ST-004', { schema: String(written.schema ?? '?'), known: RECORD_SCHEMA }));
}

function parsed(body: string): WrittenEvent {
  try {
    const written: unknown = JSON.parse(body);
    return typeof written === 'object' && written ? (written as WrittenEvent) : {};
  } catch {
    return {};
  }
}
