import type { ItemFindingsAnswer } from '../../server/contract/api/items.ts';
import type { Actor } from '../../server/contract/api/record.ts';
import { Refused } from '../../server/contract/api/refused.ts';
import type { SubmissionBoardAnswer } from '../../server/contract/api/submissions.ts';
import {
  type CollectedReturns,
  type SendOutRequest,
  type SentOut,
  type SubmissionEvent,
  submissionEvent,
} from '../../server/contract/api/submissionWork.ts';
import { fault } from '../../server/contract/faults/catalogue.ts';
import type { Fault } from '../../server/contract/faults/fault.ts';
import { ask, bytesOf, type Connection, send } from './call.ts';
import { serverSentEvents } from './serverSentEvents.ts';

export type SubmissionProgress = Extract<SubmissionEvent, { kind: 'progress' }>;

/** Who waits for long work: hears how far it is, and stops it. */
export interface Waiting {
  readonly signal?: AbortSignal;
  readonly tell: (progress: SubmissionProgress) => void;
}

/** A file that a person chose. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** 填报 and 合理性评估 as the add-in sees them. Every method throws `Refused`. */
export class SubmissionsClient {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Makes the workbooks that units fill in; `files` gives them. */
  async sendOut(input: string, body: SendOutRequest, waiting: Waiting): Promise<SentOut> {
    const { signal } = waiting;
    const response = await send(this.#connection, 'sendOutSubmissions', {
      parameters: { input },
      body,
      signal,
    });
    return this.#end(response, 'sent', waiting);
  }

  /** Checks what units sent back; `files` gives the copies that go back to them. */
  async collect(input: string, files: readonly ChosenFile[], waiting: Waiting): Promise<CollectedReturns> {
    const { signal } = waiting;
    const form = new FormData();
    for (const { name, bytes } of files) form.append('files', new Blob([bytes]), name);
    const response = await send(this.#connection, 'collectSubmissions', {
      parameters: { input },
      form,
      signal,
    });
    return this.#end(response, 'collected', waiting);
  }

  /** Where the units of the workbook sent as this input stand, as registered. */
  board(input: string, signal?: AbortSignal): Promise<SubmissionBoardAnswer> {
    return ask(this.#connection, 'submissionBoard', { parameters: { input }, signal });
  }

  /** What was made, as a zip. */
  async files(submissions: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const response = await send(this.#connection, 'submissionFiles', { parameters: { submissions }, signal });
    return bytesOf(response, this.#connection.origin, signal);
  }

  /** Gives how many entries the record did not have yet. */
  async register(submissions: string, by: Actor): Promise<number> {
    const call = { parameters: { submissions }, body: { by } };
    return (await ask(this.#connection, 'registerSubmissions', call)).written;
  }

  findings(run: string, signal?: AbortSignal): Promise<ItemFindingsAnswer> {
    return ask(this.#connection, 'itemFindings', { parameters: { run }, signal });
  }

  async #end<Kind extends 'sent' | 'collected'>(
    { body }: Response,
    kind: Kind,
    { signal, tell }: Waiting,
  ): Promise<Extract<SubmissionEvent, { kind: Kind }>> {
    const brokenOff = new Refused(fault('HT-007', { origin: this.#connection.origin }));
    if (!body) throw brokenOff;
    try {
      for await (const { data } of serverSentEvents(body)) {
        const event = submissionEvent.parse(JSON.parse(data));
        if (event.kind === 'progress') tell(event);
        else if (event.kind === 'failed') throw new Refused(event.fault as Fault);
        else if (event.kind === kind) return event as Extract<SubmissionEvent, { kind: Kind }>;
      }
    } catch (cause) {
      signal?.throwIfAborted();
      throw cause instanceof Refused ? cause : brokenOff;
    }
    throw brokenOff;
  }
}
