import { chartLook, FONT_NAME } from '../contract/style.ts';
import { escapeText } from './xmlText.ts';

/** The looks of a chart as DrawingML: texts, lines, fills. */

/** One element of the chart namespace that is all in its `val`. */
export const val = (name: string, value: string | number): string => `<c:${name} val="${value}"/>`;

/** Lengths of DrawingML are English metric units, of which a point has so many. */
const UNITS_A_POINT = 12_700;

const fill = (color: string): string => `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;

const line = (color: string, points: number): string =>
  `<a:ln w="${points * UNITS_A_POINT}" cap="rnd">${fill(color)}<a:round/></a:ln>`;

const NO_LINE = '<a:ln><a:noFill/></a:ln>';

/** A filled shape without an outline. */
export const filledShape = (color: string): string => `<c:spPr>${fill(color)}${NO_LINE}</c:spPr>`;

export const lineShape = (color: string, points: number): string => `<c:spPr>${line(color, points)}</c:spPr>`;

export const LINELESS_SHAPE = `<c:spPr>${NO_LINE}</c:spPr>`;

export const EMPTY_SHAPE = `<c:spPr><a:noFill/>${NO_LINE}</c:spPr>`;

interface TextLook {
  readonly size: number;
  readonly color: string;
  readonly bold: boolean;
}

export const smallText: TextLook = { size: chartLook.textSize, color: chartLook.textColor, bold: false };
const titleText: TextLook = { size: chartLook.titleSize, color: chartLook.titleColor, bold: true };

/** Sizes are hundredths of a point. */
const textProperties = (tag: 'a:defRPr' | 'a:rPr', { size, color, bold }: TextLook): string =>
  `<${tag}${tag === 'a:rPr' ? ' lang="zh-CN"' : ''} sz="${size * 100}" b="${bold ? 1 : 0}">${fill(color)}` +
  `<a:latin typeface="${FONT_NAME}"/><a:ea typeface="${FONT_NAME}"/></${tag}>`;

/** How a text that the chart itself makes (labels, legend, ticks) looks; without a rotation the program turns it as it fits. */
export const textShape = (look: TextLook, rotation?: number): string =>
  `<c:txPr>${rotation === undefined ? '<a:bodyPr/>' : `<a:bodyPr rot="${rotation}" vert="horz"/>`}<a:lstStyle/><a:p><a:pPr>${textProperties('a:defRPr', look)}</a:pPr>` +
  '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>';

/** A quarter turn to the left, in 60,000ths of a degree. */
const UPWARDS = -5_400_000;

function title(text: string, look: TextLook, rotation: number): string {
  return (
    `<c:title><c:tx><c:rich><a:bodyPr rot="${rotation}" vert="horz"/><a:lstStyle/>` +
    `<a:p><a:pPr>${textProperties('a:defRPr', look)}</a:pPr>` +
    `<a:r>${textProperties('a:rPr', look)}<a:t>${escapeText(text)}</a:t></a:r></a:p>` +
    `</c:rich></c:tx>${val('overlay', 0)}</c:title>`
  );
}

export const chartTitle = (text: string): string => title(text, titleText, 0);

export const axisTitle = (text: string, isUpright: boolean): string =>
  title(text, smallText, isUpright ? UPWARDS : 0);
