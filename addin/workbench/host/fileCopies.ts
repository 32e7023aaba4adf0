/** Excel keeps no more than so many for an add-in, which is to close them. */
const MOST_COPIES = 2;

/** Copies of the workbook as a file, which an add-in takes slice by slice. */
export class FileCopies {
  readonly #copies = new Map<number, { bytes: Uint8Array; sliceSize: number }>();
  #last = 0;

  get isFull(): boolean {
    return this.#copies.size >= MOST_COPIES;
  }
  /** Gives its number. */
  keep(bytes: Uint8Array, sliceSize: number): number {
    this.#last += 1;
    this.#copies.set(this.#last, { bytes, sliceSize });
    return this.#last;
  }
  slice(copy: number, index: number): Uint8Array | null {
    const { bytes, sliceSize = 0 } = this.#copies.get(copy) ?? {};
    return bytes?.slice(index * sliceSize, (index + 1) * sliceSize) ?? null;
  }
  close(copy: number): void {
    this.#copies.delete(copy);
  }
}
