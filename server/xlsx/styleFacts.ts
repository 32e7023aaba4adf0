import { lookFact } from '../contract/layout/planHighlights.ts';
import { styleFact } from '../contract/layout/styleFacts.ts';
import type { BorderLine, CellStyle } from '../contract/style.ts';
import { builtInCode } from './styleNodes.ts';
import { isTrue } from './xmlDecoding.ts';
import { child, childrenOf, type XmlElement } from './xmlTree.ts';

const color = (parent: XmlElement | undefined, name: string) =>
  (parent && child(parent, name)?.attributes.get('rgb')?.slice(2)) ?? '';

const value = (parent: XmlElement, name: string) => child(parent, name)?.attributes.get('val') ?? '';

function lineOf(border: XmlElement | undefined, name: string): BorderLine | undefined {
  const side = border && child(border, name);
  const style = side?.attributes.get('style');
  return style ? { line: style as BorderLine['line'], color: color(side, 'color') } : undefined;
}

/** Of every differential format of a book, by its id. */
export const lookFacts = (styles: XmlElement): string[] =>
  childrenOf(child(styles, 'dxfs'), 'dxf').map((look) => {
    const pattern = child(look, 'fill')?.children[0];
    return lookFact({ color: color(child(look, 'font'), 'color'), fill: color(pattern, 'bgColor') });
  });

/** Of every cell format of a book, by its id. `styles`: the root of `styles.xml`. */
export function formatFacts(styles: XmlElement): string[] {
  const list = (name: string) => child(styles, name)?.children ?? [];
  const [fonts, fills, borders] = [list('fonts'), list('fills'), list('borders')];
  const codes = new Map(
    childrenOf(child(styles, 'numFmts'), 'numFmt').map(({ attributes }) => [
      attributes.get('numFmtId'),
      attributes.get('formatCode') ?? '',
    ]),
  );
  return list('cellXfs').map((xf) => {
    const id = (name: string) => Number(xf.attributes.get(name) ?? 0);
    const font = fonts[id('fontId')];
    const border = borders[id('borderId')];
    const alignment = child(xf, 'alignment')?.attributes;
    const pattern = fills[id('fillId')]?.children[0];
    const [left, top, bottom] = ['left', 'top', 'bottom'].map((name) => lineOf(border, name));
    return styleFact({
      font: font ? value(font, 'name') : '',
      size: Number(font ? value(font, 'sz') : 0),
      bold: Boolean(font && child(font, 'b')),
      underline: Boolean(font && child(font, 'u')),
      color: color(font, 'color'),
      fill: color(pattern, 'fgColor'),
      numberFormat: codes.get(xf.attributes.get('numFmtId')) ?? builtInCode(id('numFmtId')) ?? '',
      align: (alignment?.get('horizontal') ?? '') as NonNullable<CellStyle['align']>,
      wrap: isTrue(alignment?.get('wrapText')),
      indent: Number(alignment?.get('indent') ?? 0),
      unlocked: child(xf, 'protection')?.attributes.get('locked') === '0',
      ...(left && { left }),
      ...(top && { top }),
      ...(bottom && { bottom }),
    });
  });
}
