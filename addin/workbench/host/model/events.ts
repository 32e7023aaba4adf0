import type { HostMessage } from '../wire.ts';

/** Numbers by which the library knows its events. */
const messageTypes = { changed: 10, selected: 14, deleted: 15 } as const;
export type EventKind = keyof typeof messageTypes;

const RICH_API = 65_536;
/** The target of events that a whole workbook tells. */
const WORKBOOK = 'Workbook';

/** Who listens to what; messages go out as the library reads them. */
export class Events {
  readonly #listening = new Set<string>();
  /** Takes messages to the library, once there is one. */
  send: (messages: readonly HostMessage[]) => void = () => undefined;

  listen(kind: EventKind, target: string = WORKBOOK): void {
    this.#listening.add(`${kind} ${target}`);
  }
  stop(kind: EventKind, target: string = WORKBOOK): void {
    this.#listening.delete(`${kind} ${target}`);
  }
  tell(kind: EventKind, sheetId: string, content: object): void {
    const message = JSON.stringify({ worksheetId: sheetId, ...content });
    for (const targetId of [WORKBOOK, sheetId]) {
      if (!this.#listening.has(`${kind} ${targetId}`)) continue;
      this.send([{ messageCategory: RICH_API, messageType: messageTypes[kind], targetId, message }]);
    }
  }
}
