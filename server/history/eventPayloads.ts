import type { RecordEvent } from '../contract/api/record.ts';

/** Addresses of the payloads that an event stands on. */
function eventPayloads(event: RecordEvent): readonly string[] {
  switch (event.kind) {
    case 'runRegistered':
      return Object.values(event.payloads);
    case 'published':
      return event.difference ? [event.statement, event.difference] : [event.statement];
    case 'ruleLayerSaved':
      return [event.content];
    default:
      return [];
  }
}

/** Of many events, each address once, in order. */
export const allPayloads = (events: readonly RecordEvent[]): readonly string[] => [
  ...new Set(events.flatMap(eventPayloads)),
];
