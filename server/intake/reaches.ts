import type { CostElement } from '../engine/ledger.ts';

/** Whether what a row says of elements (a leaf, an element group, a statutory element, `*`) takes this one in. */
export const reaches = (elements: string, element: CostElement | undefined): boolean =>
  elements === '*' ||
  (element !== undefined && [element.code, element.group, element.statutory].includes(elements));
