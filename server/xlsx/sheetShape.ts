import type { CellRange } from '../contract/layout/planAddresses.ts';
import { fromA1 } from '../contract/place.ts';
import { isTrue } from './xmlDecoding.ts';
import { child, childrenOf, type XmlElement } from './xmlTree.ts';

/** How wide a sheet's columns are and which of its cells are one, whatever stands in them. */
export interface SheetShape {
  readonly merges: readonly CellRange[];
  /** In characters of the base font; 0 where the column is hidden. */
  readonly widthOf: (column: number) => number;
}

/** Excel's own where a sheet names none. */
const USUAL_WIDTH = 8.43;

/** `sheet`: the root of its part; its rows are not needed. */
export function shapeOf(sheet: XmlElement): SheetShape {
  const usual = Number(child(sheet, 'sheetFormatPr')?.attributes.get('defaultColWidth') ?? USUAL_WIDTH);
  const columns = childrenOf(child(sheet, 'cols'), 'col').map(({ attributes }) => ({
    first: Number(attributes.get('min')) - 1,
    last: Number(attributes.get('max')) - 1,
    width: isTrue(attributes.get('hidden')) ? 0 : Number(attributes.get('width') ?? usual),
  }));
  return {
    merges: childrenOf(child(sheet, 'mergeCells'), 'mergeCell').flatMap(
      ({ attributes }) => parseRange(attributes.get('ref') ?? '') ?? [],
    ),
    widthOf: (column) => columns.find(({ first, last }) => first <= column && column <= last)?.width ?? usual,
  };
}

/** `A1:H4` or one cell; anything else → null. */
export function parseRange(text: string): CellRange | null {
  const [first = '', last = first] = text.split(':');
  const [from, to] = [fromA1(first), fromA1(last)];
  return from && to ? { from, to } : null;
}
