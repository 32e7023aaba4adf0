import { notFound } from '../hostError.ts';
import { type HostCollection, type HostObject, NULL_OBJECT } from '../hostObject.ts';

export interface Identified extends HostObject {
  readonly id: string;
}

/** Objects in order, found by id or by the text that scripts know them by, whatever its case. */
export abstract class Collection<Item extends Identified> implements HostCollection {
  abstract readonly className: string;
  items: Item[] = [];

  /** By what else than its id an item is found. */
  protected abstract keyOf(item: Item): string;

  get count(): number {
    return this.items.length;
  }

  find(key: string): Item | undefined {
    const text = String(key).toLowerCase();
    return this.items.find((item) => item.id === key || this.keyOf(item).toLowerCase() === text);
  }
  getItem(key: string): Item {
    const found = this.find(key);
    if (!found) throw notFound();
    return found;
  }
  getItemOrNullObject(key: string): Item | typeof NULL_OBJECT {
    return this.find(key) ?? NULL_OBJECT;
  }
  getItemAt(index: number): Item {
    const found = this.items[index];
    if (!found) throw notFound();
    return found;
  }
  getCount(): number {
    return this.count;
  }
  remove(item: Item): void {
    this.items = this.items.filter((other) => other !== item);
  }
}

let lastId = 0;

/** Looks like Excel's. */
export function newId(): string {
  lastId += 1;
  return `{00000000-0001-0000-0000-${String(lastId).padStart(12, '0')}}`;
}
