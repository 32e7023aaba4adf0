import type { ItemSelector } from '../../contract/figure.ts';
import type { ItemLayout } from './itemLayout.ts';

const chosen = new WeakMap<ItemLayout, WeakMap<ItemSelector, readonly number[]>>();

/** Items a selector takes, each once; null takes all of them. */
export function itemsOf(layout: ItemLayout, selector: ItemSelector | undefined): readonly number[] | null {
  if (!selector || Object.keys(selector).length === 0) return null;
  const ofLayout = chosen.get(layout) ?? new WeakMap<ItemSelector, readonly number[]>();
  chosen.set(layout, ofLayout);
  const found = ofLayout.get(selector) ?? itemsTaken(layout, selector);
  ofLayout.set(selector, found);
  return found;
}

function itemsTaken({ items, itemAt }: ItemLayout, { codes, categories }: ItemSelector): number[] {
  const candidates = codes ? new Set(codes.flatMap((code) => itemAt.get(code) ?? [])) : items.keys();
  return [...candidates].filter((at) => categories?.includes(items[at].category) ?? true);
}
