/** A map that knows which of its entries was used longest ago: that one comes first. */
export class RecentMap<Value> {
  readonly #entries = new Map<string, Value>();

  /** The value, which now counts as used. */
  use(key: string): Value | undefined {
    const value = this.#entries.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Used longest ago first. */
  entries(): readonly (readonly [string, Value])[] {
    return [...this.#entries];
  }
}
