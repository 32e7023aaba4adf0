import { Buffer } from 'node:buffer';

/**
 * The texts that stand in cells themselves, each held once and on its own. A text cut from a part
 * would keep the whole piece it was cut from: exports with inline texts would hold their XML twice over.
 */
export class TextPool {
  readonly #texts = new Map<string, string>();

  hold(text: string): string {
    const held = this.#texts.get(text);
    if (held !== undefined) return held;
    const own = Buffer.from(text, 'utf16le').toString('utf16le');
    this.#texts.set(own, own);
    return own;
  }
}
