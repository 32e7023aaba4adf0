import type { Layout } from '../layout.ts';
import type { ServiceItem } from './itemLedger.ts';

/**
 * How item costing numbers things. Items stand in canonical order of their codes, objects (unit × item)
 * by unit, then item; a kind is origin × statutory element.
 */
export interface ItemLayout {
  readonly of: Layout;
  readonly items: readonly ServiceItem[];
  readonly itemAt: ReadonlyMap<string, number>;
  readonly originIds: readonly string[];
  readonly statutoryIds: readonly string[];
  /** origins × statutory elements. */
  readonly kinds: number;
  /** By object. */
  readonly unitOf: Int32Array;
  readonly itemOf: Int32Array;
  /** 工作量 by object: exact decimals as they are shown. */
  readonly quantities: Float64Array;
  /** 执行收入 by object, in quanta. */
  readonly revenues: Float64Array;
  /** Objects of a unit stand together: from, up to but without. */
  readonly objectsOfUnit: (unit: number) => readonly [number, number];
  /** −1 where the unit has no such item. */
  readonly objectAt: (unit: number, item: number) => number;
}

export const kindOf = ({ statutoryIds }: ItemLayout, origin: number, statutory: number): number =>
  origin * statutoryIds.length + statutory;
