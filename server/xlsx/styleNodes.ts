import { type BorderLine, type CellStyle, FONT_NAME, FONT_SIZE } from '../contract/style.ts';
import { node, type XmlNode } from './xmlNode.ts';

/** A style of the palette as the elements of `styles.xml`, in the form and order in which Excel saves them. */

const argb = (color: string) => `FF${color}`;

export const fontNode = ({ bold, underline, size, color }: CellStyle): XmlNode =>
  node('font', {}, [
    bold ? node('b') : null,
    underline ? node('u') : null,
    node('sz', { val: size ?? FONT_SIZE }),
    color ? node('color', { rgb: argb(color) }) : null,
    node('name', { val: FONT_NAME }),
    node('family', { val: 2 }),
    node('charset', { val: 134 }),
  ]);

/** Null where the style has no fill. */
export const fillNode = ({ fill }: CellStyle): XmlNode | null =>
  fill
    ? node('fill', {}, [
        node('patternFill', { patternType: 'solid' }, [
          node('fgColor', { rgb: argb(fill) }),
          node('bgColor', { indexed: 64 }),
        ]),
      ])
    : null;

/** Null where the style has no lines. */
export function borderNode({ left, top, bottom }: CellStyle): XmlNode | null {
  if (!left && !top && !bottom) return null;
  const side = (name: string, line: BorderLine | undefined) =>
    line ? node(name, { style: line.line }, [node('color', { rgb: argb(line.color) })]) : node(name);
  return node('border', {}, [
    side('left', left),
    node('right'),
    side('top', top),
    side('bottom', bottom),
    node('diagonal'),
  ]);
}

/** Formats that every spreadsheet program knows by number. */
const builtInFormats: Readonly<Record<string, number>> = {
  General: 0,
  '0': 1,
  '0.00': 2,
  '#,##0': 3,
  '#,##0.00': 4,
  '0%': 9,
  '0.00%': 10,
  '@': 49,
};

/** The format's fixed number; undefined where the workbook has to name it. */
export const builtInFormat = (code: string): number | undefined => builtInFormats[code];

/** The code of a fixed number; undefined for those we never use. */
export const builtInCode = (id: number): string | undefined =>
  Object.entries(builtInFormats).find(([, number]) => number === id)?.[0];

export interface StyleIds {
  readonly font: number;
  readonly fill: number;
  readonly border: number;
  readonly format: number;
}

/** `quoted`: what is typed into the cell stays text, as behind an apostrophe. */
export function formatNode(style: CellStyle, ids: StyleIds, quoted: boolean): XmlNode {
  const { align, wrap, indent, unlocked } = style;
  return node(
    'xf',
    {
      numFmtId: ids.format,
      fontId: ids.font,
      fillId: ids.fill,
      borderId: ids.border,
      xfId: 0,
      quotePrefix: quoted ? 1 : undefined,
      applyNumberFormat: ids.format ? 1 : undefined,
      applyFont: 1,
      applyFill: ids.fill ? 1 : undefined,
      applyBorder: ids.border ? 1 : undefined,
      applyAlignment: 1,
      applyProtection: unlocked ? 1 : undefined,
    },
    [
      node('alignment', {
        // An indent counts only where the side is named.
        horizontal: align ?? (indent ? 'left' : undefined),
        vertical: 'center',
        wrapText: wrap ? 1 : undefined,
        indent,
      }),
      unlocked ? node('protection', { locked: 0 }) : null,
    ],
  );
}
