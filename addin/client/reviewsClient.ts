import type { Actor } from '../../server/contract/api/record.ts';
import { Refused } from '../../server/contract/api/refused.ts';
import { auditFacts, type UnderReview } from '../../server/contract/api/reviews.ts';
import { FACTS_HEADER, factsIn } from '../../server/contract/api/workbookFile.ts';
import { fault } from '../../server/contract/faults/catalogue.ts';
import type { MonthAt } from './booksClient.ts';
import { ask, bytesOf, type Connection, send } from './call.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A file that the server laid down in its home. */
export interface LaidDown {
  readonly file: string;
  readonly folder: string;
}

const headers = { 'Content-Type': 'application/octet-stream' };

/** A run's way to its reviewer and back, and the auditor's workbook. Every method throws `Refused`. */
export class ReviewsClient {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  pack({ book, month }: MonthAt, by: Actor): Promise<LaidDown> {
    return ask(this.#connection, 'packageMonth', { parameters: { book, month }, body: { by } });
  }

  open(bytes: Bytes): Promise<UnderReview> {
    return ask(this.#connection, 'openReview', { parameters: {}, bytes, headers });
  }

  sign(
    bytes: Bytes,
    query: { name: string; decision: 'approved' | 'returned'; remark: string },
  ): Promise<LaidDown> {
    return ask(this.#connection, 'signReview', { parameters: {}, query, bytes, headers });
  }

  /** Months that bear the review now. */
  async take(bytes: Bytes): Promise<readonly string[]> {
    return (await ask(this.#connection, 'takeReview', { parameters: {}, bytes, headers })).months;
  }

  /** The whole record as a workbook. */
  async audit(signal?: AbortSignal): Promise<{ file: Bytes; entries: number }> {
    const { origin } = this.#connection;
    const response = await send(this.#connection, 'auditWorkbook', { parameters: {}, signal });
    const { success, data } = auditFacts.safeParse(factsIn(response.headers.get(FACTS_HEADER)));
    if (!success) throw new Refused(fault('HT-007', { origin }));
    return { file: await bytesOf(response, origin, signal), ...data };
  }
}
