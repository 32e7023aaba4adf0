import type { BookBorders, BookFormat, BookLine } from '../../../../server/xlsx/book/book.ts';
import { capital, uncapital } from '../metadata.ts';
import { type BorderLook, type BorderSide, type CellLook, internLook } from '../model/cellLook.ts';

/** Formats of a file and looks of Excel's object model, one into the other. */

const BLACK = '#000000';

const lines: Readonly<Record<string, Omit<BorderLook, 'color'>>> = {
  hair: { style: 'Continuous', weight: 'Hairline' },
  thin: { style: 'Continuous', weight: 'Thin' },
  medium: { style: 'Continuous', weight: 'Medium' },
  thick: { style: 'Continuous', weight: 'Thick' },
  double: { style: 'Double', weight: 'Thick' },
  dotted: { style: 'Dot', weight: 'Thin' },
  dashed: { style: 'Dash', weight: 'Thin' },
};

const borderSides = {
  left: 'EdgeLeft',
  right: 'EdgeRight',
  top: 'EdgeTop',
  bottom: 'EdgeBottom',
} as const satisfies Record<string, BorderSide>;
type FileSide = keyof typeof borderSides;

const colorLook = (color: string | null) => (color === null ? BLACK : `#${color}`);
const fileColor = (color: string) => (color === BLACK ? null : color.slice(1));

export const lookOf = (format: BookFormat): CellLook =>
  internLook({
    fontName: format.font.name,
    fontSize: format.font.size,
    fontBold: format.font.isBold,
    fontItalic: format.font.isItalic,
    fontColor: colorLook(format.font.color),
    fontUnderline: capital(format.font.underline),
    fontStrikethrough: format.font.isStruck,
    fillColor: format.fill === null ? null : `#${format.fill}`,
    numberFormat: format.numberFormat,
    horizontalAlignment: capital(format.horizontal),
    verticalAlignment: capital(format.vertical),
    wrapText: format.wraps,
    shrinkToFit: false,
    indentLevel: format.indent,
    locked: format.isLocked,
    quoted: format.isQuoted,
    borders: bordersLook(format.borders),
  });

function bordersLook(borders: BookBorders): CellLook['borders'] {
  const given = Object.entries(borders) as [FileSide, BookLine][];
  return Object.fromEntries(
    given.map(([side, { line, color }]) => [
      borderSides[side],
      { ...(lines[line] ?? { style: capital(line), weight: 'Thin' }), color: colorLook(color) },
    ]),
  );
}

export const formatOf = (look: CellLook): BookFormat => ({
  font: {
    name: look.fontName,
    size: look.fontSize,
    isBold: look.fontBold,
    isItalic: look.fontItalic,
    isStruck: look.fontStrikethrough,
    underline: uncapital(look.fontUnderline) as BookFormat['font']['underline'],
    color: fileColor(look.fontColor),
  },
  fill: look.fillColor?.slice(1) ?? null,
  numberFormat: look.numberFormat,
  horizontal: uncapital(look.horizontalAlignment),
  vertical: uncapital(look.verticalAlignment),
  wraps: look.wrapText,
  indent: look.indentLevel,
  isLocked: look.locked,
  isQuoted: look.quoted,
  borders: fileBorders(look.borders),
});

function fileBorders(borders: CellLook['borders']): BookBorders {
  const sides = Object.entries(borderSides) as [FileSide, BorderSide][];
  return Object.fromEntries(
    sides.flatMap(([name, side]) => {
      const look = borders[side];
      return look ? [[name, { line: fileLine(look), color: fileColor(look.color) }]] : [];
    }),
  );
}

function fileLine({ style, weight }: BorderLook): string {
  const named = Object.entries(lines).find(
    ([, line]) => line.style === style && (style !== 'Continuous' || line.weight === weight),
  );
  return named?.[0] ?? uncapital(style);
}
