/** Told how many cells and about how many bytes wait to be sent; sends them where they have become many. */
export type Send = (cells: number, bytes: number) => Promise<void>;

/** What one call of Office.js comes to in a request. */
export const CALL_BYTES = 300;

/** Excel on the web takes at most 5 MB at a time; less lets a person see how far it is, and stop it. */
const MOST_BYTES = 500_000;

/** What waits to be sent. Excel neither draws nor calculates while it takes it: it must be told first. */
export class Sending {
  readonly #context: Excel.RequestContext;
  readonly #signal: AbortSignal | undefined;
  #bytes = 0;

  constructor(context: Excel.RequestContext, signal?: AbortSignal) {
    this.#context = context;
    this.#signal = signal;
    this.#quieten();
  }

  /** Whether it was sent. */
  async add(bytes: number): Promise<boolean> {
    this.#bytes += bytes;
    if (this.#bytes < MOST_BYTES) return false;
    await this.flush();
    return true;
  }
  async flush(): Promise<void> {
    await this.end();
    this.#quieten();
  }
  /** Sends what is left. Stops here where nobody wants it any more. */
  async end(): Promise<void> {
    this.#signal?.throwIfAborted();
    this.#bytes = 0;
    await this.#context.sync();
  }

  #quieten(): void {
    const { application } = this.#context.workbook;
    application.suspendScreenUpdatingUntilNextSync();
    application.suspendApiCalculationUntilNextSync();
  }
}
