import { builtInFormat } from '../styleNodes.ts';
import { SPREADSHEET } from '../workbookSheets.ts';
import { node, nodeXml, type XmlNode } from '../xmlNode.ts';
import type { BookBorders, BookChangedLook, BookFont, BookFormat } from './book.ts';
import { flag, listXml, noFlag, unless } from './element.ts';

/** Elements of one kind, each once, by the number that others name them by. */
class Numbered {
  readonly elements: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(element: string): number {
    const known = this.#numbers.get(element);
    if (known !== undefined) return known;
    this.#numbers.set(element, this.elements.length);
    return this.elements.push(element) - 1;
  }
}

/** Numbers of codes that conditional formats bring along: far from those of cells. */
const FIRST_CHANGED_CODE = 10_000;

/** What conditional formats change, by the number that their rules carry. */
export class ChangedLooks {
  readonly #looks = new Numbered();
  readonly #codes = new Numbered();

  readonly numberOf = (look: BookChangedLook): number => {
    const code = look.numberFormat;
    const numFmtId = code === null ? 0 : FIRST_CHANGED_CODE + this.#codes.numberOf(code);
    return this.#looks.numberOf(nodeXml(changedLookNode(look, numFmtId)));
  };

  get elements(): readonly string[] {
    return this.#looks.elements;
  }
}

/** Numbers below are taken by formats that every program knows. */
const FIRST_CODE = 164;

/** `styles.xml`: the format of index n is the n-th. */
export function stylesXml(formats: readonly BookFormat[], looks: ChangedLooks): string {
  const [fonts, fills, borders, codes] = [new Numbered(), new Numbered(), new Numbered(), new Numbered()];
  for (const patternType of ['none', 'gray125']) fills.numberOf(nodeXml(fillNode(patternType)));
  borders.numberOf(nodeXml(borderNode({})));
  const written = formats.map((format) => {
    const code = format.numberFormat;
    const number = builtInFormat(code) ?? FIRST_CODE + codes.numberOf(code);
    return nodeXml(
      formatNode(format, {
        numFmtId: number,
        fontId: fonts.numberOf(nodeXml(fontNode(format.font))),
        fillId: format.fill === null ? 0 : fills.numberOf(nodeXml(fillNode('solid', format.fill))),
        borderId: borders.numberOf(nodeXml(borderNode(format.borders))),
        xfId: 0,
      }),
    );
  });
  const named = codes.elements.map((formatCode, index) =>
    nodeXml(node('numFmt', { numFmtId: FIRST_CODE + index, formatCode })),
  );
  return [
    `<styleSheet xmlns="${SPREADSHEET}">`,
    listXml('numFmts', named),
    listXml('fonts', fonts.elements),
    listXml('fills', fills.elements),
    listXml('borders', borders.elements),
    listXml('cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']),
    listXml('cellXfs', written),
    listXml('cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']),
    listXml('dxfs', looks.elements),
    '</styleSheet>',
  ].join('');
}

const colorNode = (name: string, color: string | null): XmlNode | null =>
  color === null ? null : node(name, { rgb: `FF${color}` });

const fontNode = ({ name, size, isBold, isItalic, isStruck, underline, color }: BookFont): XmlNode =>
  node('font', {}, [
    isBold ? node('b') : null,
    isItalic ? node('i') : null,
    isStruck ? node('strike') : null,
    underline === 'none' ? null : node('u', { val: unless('single', underline) }),
    node('sz', { val: size }),
    colorNode('color', color),
    node('name', { val: name }),
    node('family', { val: 2 }),
  ]);

const fillNode = (patternType: string, color: string | null = null): XmlNode =>
  node('fill', {}, [node('patternFill', { patternType }, [colorNode('fgColor', color)])]);

const sides = ['left', 'right', 'top', 'bottom'] as const;

const borderNode = (borders: BookBorders): XmlNode =>
  node('border', {}, [
    ...sides.map((side) => {
      const line = borders[side];
      return line ? node(side, { style: line.line }, [colorNode('color', line.color)]) : node(side);
    }),
    node('diagonal'),
  ]);

function formatNode(format: BookFormat, ids: Readonly<Record<string, number>>): XmlNode {
  const { horizontal, vertical, wraps, indent, isLocked, isQuoted } = format;
  const alignment = {
    horizontal: unless('general', horizontal),
    vertical: unless('bottom', vertical),
    wrapText: flag(wraps),
    indent: unless(0, indent),
  };
  const attributes = {
    ...ids,
    quotePrefix: flag(isQuoted),
    applyNumberFormat: flag(ids.numFmtId !== 0),
    applyFont: 1,
    applyFill: flag(ids.fillId !== 0),
    applyBorder: flag(ids.borderId !== 0),
    applyAlignment: 1,
    applyProtection: flag(!isLocked),
  };
  return node('xf', attributes, [
    node('alignment', alignment),
    isLocked ? null : node('protection', { locked: noFlag(isLocked) }),
  ]);
}

function changedLookNode(look: BookChangedLook, numFmtId: number): XmlNode {
  const { fill, color, isBold, isItalic, numberFormat, borders } = look;
  const switched = (name: string, value: boolean | null) =>
    value === null ? null : node(name, { val: value ? undefined : 0 });
  const font = [switched('b', isBold), switched('i', isItalic), colorNode('color', color)];
  return node('dxf', {}, [
    font.some((one) => one !== null) ? node('font', {}, font) : null,
    numberFormat === null ? null : node('numFmt', { numFmtId, formatCode: numberFormat }),
    fill === null ? null : node('fill', {}, [node('patternFill', {}, [colorNode('bgColor', fill)])]),
    Object.keys(borders).length > 0 ? borderNode(borders) : null,
  ]);
}
