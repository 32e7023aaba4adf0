import { sha256 } from '../../history/identity.ts';
import { nodeFiles } from '../nodeFiles.ts';
import { Record } from '../record.ts';
import type { Acknowledged } from './saying.ts';

/**
 * What a record does not hold as it was acknowledged, or holds twice, or more of than there can be; none if
 * all is well. An entry that was on its way when its process died may be there. `readsContents`: also every
 * content that an event names.
 */
export async function acknowledgementsMissing(
  home: string,
  known: readonly Acknowledged[],
  mostEvents: number,
  readsContents: boolean,
): Promise<readonly string[]> {
  const record = await Record.open(home, { files: nodeFiles, now: () => new Date() });
  try {
    return [
      ...wrongIn(record, mostEvents),
      ...known.flatMap(({ number, checksum }) =>
        sha256(JSON.stringify(record.events[number - 1])) === checksum
          ? []
          : [`event ${number} is not as acknowledged`],
      ),
      ...(readsContents ? await contentsMissing(record, known) : []),
    ];
  } finally {
    await record.close();
  }
}

function wrongIn(record: Record, mostEvents: number): readonly string[] {
  const { events } = record;
  const runs = new Set(events.map((event) => (event.kind === 'runRegistered' ? event.run.runId : '')));
  const wrong = events.flatMap(({ number }, at) =>
    number === at + 1 ? [] : [`event ${number} stands at ${at + 1}`],
  );
  if (!record.facts().isWritable) wrong.push('the lock of a dead process was not taken over');
  if (runs.size < events.length) wrong.push(`${events.length} events are of ${runs.size} runs`);
  if (events.length > mostEvents) wrong.push(`${events.length} events, at most ${mostEvents} were written`);
  return wrong;
}

async function contentsMissing(record: Record, known: readonly Acknowledged[]): Promise<readonly string[]> {
  const named = record.events.flatMap((event) =>
    event.kind === 'runRegistered' ? [event.payloads.ledger] : [],
  );
  const missing: string[] = [];
  for (const address of new Set([...named, ...known.map(({ content }) => content)]))
    await record.payloads.get(address).catch(() => missing.push(`content ${address} is missing or spoilt`));
  return missing;
}
