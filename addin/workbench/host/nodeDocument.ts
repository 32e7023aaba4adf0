import { writeBook } from '../../../server/xlsx/book/writeBook.ts';
import { bookOf } from './book/bookOf.ts';
import { FileCopies } from './fileCopies.ts';
import type { Workbook } from './model/workbook.ts';

interface Answer<Value> {
  readonly status: 'succeeded' | 'failed';
  readonly value?: Value;
  readonly error?: { readonly code: number };
}
type Done<Value> = (answer: Answer<Value>) => void;

/** What Excel says where its two copies are not closed. */
const BUSY = 7000;

/** The part of `Office.context.document` that lives in office.js, which no Node process can load. */
export class NodeDocument {
  readonly #workbook: () => Workbook;
  readonly #copies = new FileCopies();

  constructor(workbook: () => Workbook) {
    this.#workbook = workbook;
  }

  async getFileAsync(_type: string, { sliceSize }: { sliceSize: number }, done: Done<object>): Promise<void> {
    if (this.#copies.isFull) {
      done({ status: 'failed', error: { code: BUSY } });
      return;
    }
    const bytes = await writeBook(bookOf(this.#workbook()));
    const copy = this.#copies.keep(bytes, sliceSize);
    const value = {
      size: bytes.length,
      sliceCount: Math.ceil(bytes.length / sliceSize),
      getSliceAsync: (index: number, told: Done<object>) => {
        const data = [...(this.#copies.slice(copy, index) ?? [])];
        told({ status: 'succeeded', value: { index, data, size: data.length } });
      },
      closeAsync: () => this.#copies.close(copy),
    };
    done({ status: 'succeeded', value });
  }
}
