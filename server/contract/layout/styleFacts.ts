import { type BorderLine, type CellStyle, FONT_NAME, FONT_SIZE } from '../style.ts';

/** What a person sees of a style, in one line: equal for equal looks. */

export interface VisibleStyle extends CellStyle {
  readonly font: string;
}

export function styleFact(style: VisibleStyle): string {
  const { font, size, bold, underline, color, fill, numberFormat, align, wrap, indent, unlocked } = style;
  const side = (line: BorderLine | undefined) => (line ? `${line.line} ${line.color}` : '');
  return JSON.stringify([
    [font, size ?? FONT_SIZE, bold ?? false, underline ?? false, color ?? '', fill ?? ''],
    [numberFormat ?? 'General', align ?? '', wrap ?? false, indent ?? 0, unlocked ?? false],
    [side(style.left), side(style.top), side(style.bottom)],
  ]);
}

/** Of a style of the palette. */
export const paletteFact = (style: CellStyle): string =>
  styleFact({
    ...style,
    font: FONT_NAME,
    ...(style.indent && !style.align ? { align: 'left' } : {}),
  });
