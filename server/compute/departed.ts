import type { FaultCode } from '../contract/faults/catalogue.ts';

/** So many ids are remembered; who asks for an older one hears that it is not known. */
const REMEMBERED = 1_000;

/** Why things that were held are no longer there, so that a client hears the reason. */
export class Departed {
  readonly #codes = new Map<string, FaultCode>();

  add(id: string, code: FaultCode): void {
    this.#codes.set(id, code);
    for (const oldest of this.#codes.keys()) {
      if (this.#codes.size <= REMEMBERED) return;
      this.#codes.delete(oldest);
    }
  }

  codeOf(id: string): FaultCode | undefined {
    return this.#codes.get(id);
  }
}
