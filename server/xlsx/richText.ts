import { decodeSpreadsheetText } from './xmlDecoding.ts';

/** Joins the runs of a text (`si` or `is`); phonetic readings above it are not part of it. */
export class RichText {
  #text = '';
  #inRun = false;
  #inPhonetic = false;

  open(name: string): void {
    if (name === 'rPh') this.#inPhonetic = true;
    if (name === 't') this.#inRun = !this.#inPhonetic;
  }

  text(text: string): void {
    if (this.#inRun) this.#text += text;
  }

  close(name: string): void {
    if (name === 'rPh') this.#inPhonetic = false;
    if (name === 't') this.#inRun = false;
  }

  /** The text so far; the next one starts empty. */
  take(): string {
    const text = decodeSpreadsheetText(this.#text);
    this.#text = '';
    return text;
  }
}
