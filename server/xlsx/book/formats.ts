import { FONT_NAME, FONT_SIZE } from '../../contract/style.ts';
import { child, childrenOf, type XmlElement } from '../xmlTree.ts';
import type { BookBorders, BookChangedLook, BookFont, BookFormat, BookLine } from './book.ts';
import type { BookParts } from './bookParts.ts';
import type { Colors } from './colors.ts';
import { flagOf, numberOf, textOf, textOrNull } from './element.ts';
import { codeOfNumber } from './numberCodes.ts';

/** The looks of a file's cells. */
export interface FoundFormats {
  /** No two alike. */
  readonly formats: readonly BookFormat[];
  /** By the number that cells carry in the file: the index of the format. */
  readonly indexes: readonly number[];
  /** What conditional formats change, by the number that they carry. */
  readonly changedLooks: readonly BookChangedLook[];
}

const plainFont: BookFont = {
  name: FONT_NAME,
  size: FONT_SIZE,
  isBold: false,
  isItalic: false,
  isStruck: false,
  underline: 'none',
  color: null,
};

export const plainFormat: BookFormat = {
  font: plainFont,
  fill: null,
  numberFormat: 'General',
  horizontal: 'general',
  vertical: 'bottom',
  wraps: false,
  indent: 0,
  isLocked: true,
  isQuoted: false,
  borders: {},
};

/** `path`: of the styles part; null where the file has none. */
export function readFormats(parts: BookParts, path: string | null, colors: Colors): FoundFormats {
  if (path === null) return { formats: [plainFormat], indexes: [0], changedLooks: [] };
  const reader = new FormatReader(parts, path, colors);
  const found = reader.formats();
  const unlike = new Map<string, number>();
  const formats: BookFormat[] = [];
  const indexes = found.map((format) => {
    const key = JSON.stringify(format);
    const index = unlike.get(key) ?? formats.push(format) - 1;
    unlike.set(key, index);
    return index;
  });
  return formats.length > 0
    ? { formats, indexes, changedLooks: reader.changedLooks() }
    : { formats: [plainFormat], indexes: [0], changedLooks: reader.changedLooks() };
}

const known = new Set(['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'dxfs', 'colors']);

class FormatReader {
  readonly #parts: BookParts;
  readonly #path: string;
  readonly #colors: Colors;
  readonly #root: XmlElement;
  readonly #codes: ReadonlyMap<number, string>;

  constructor(parts: BookParts, path: string, colors: Colors) {
    this.#parts = parts;
    this.#path = path;
    this.#colors = colors;
    this.#root = parts.root(path);
    const codes = childrenOf(child(this.#root, 'numFmts'), 'numFmt');
    this.#codes = new Map(
      codes.map((code) => [numberOf(code, 'numFmtId'), textOf(code, 'formatCode', 'General')]),
    );
    const named = child(this.#root, 'cellStyles');
    if ((named?.children.length ?? 0) > 1) parts.leaveOut(path, 'cellStyles');
    const styles = child(this.#root, 'tableStyles');
    if ((styles?.children.length ?? 0) > 0) parts.leaveOut(path, 'tableStyles');
    parts.leaveOutOthers(path, this.#root, new Set([...known, 'cellStyles', 'tableStyles']));
  }

  formats(): BookFormat[] {
    const list = (name: string) => child(this.#root, name)?.children ?? [];
    const fonts = list('fonts').map((font) => this.#font(font));
    const fills = list('fills').map((fill) => this.#fill(fill));
    const borders = list('borders').map((border) => this.#borders(border));
    return list('cellXfs').map((xf) => {
      const alignment = child(xf, 'alignment');
      this.#parts.leaveOutAttributes(this.#path, alignment, ['textRotation', 'shrinkToFit']);
      return {
        font: fonts[numberOf(xf, 'fontId')] ?? plainFont,
        fill: fills[numberOf(xf, 'fillId')] ?? null,
        numberFormat: this.#code(numberOf(xf, 'numFmtId')),
        horizontal: textOf(alignment, 'horizontal', 'general'),
        vertical: textOf(alignment, 'vertical', 'bottom'),
        wraps: flagOf(alignment, 'wrapText'),
        indent: numberOf(alignment, 'indent'),
        isLocked: flagOf(child(xf, 'protection'), 'locked', true),
        isQuoted: flagOf(xf, 'quotePrefix'),
        borders: borders[numberOf(xf, 'borderId')] ?? {},
      };
    });
  }

  changedLooks(): BookChangedLook[] {
    return childrenOf(child(this.#root, 'dxfs'), 'dxf').map((look) => {
      const [font, fill, border, code] = ['font', 'fill', 'border', 'numFmt'].map((name) =>
        child(look, name),
      );
      const pattern = fill && child(fill, 'patternFill');
      return {
        // The background is what a solid fill of a conditional format shows.
        fill: this.#colors.of(pattern && (child(pattern, 'bgColor') ?? child(pattern, 'fgColor'))),
        color: this.#colors.of(font && child(font, 'color')),
        isBold: changedFlag(font, 'b'),
        isItalic: changedFlag(font, 'i'),
        numberFormat: textOrNull(code, 'formatCode'),
        borders: border ? this.#borders(border) : {},
      };
    });
  }

  #code(id: number): string {
    return this.#codes.get(id) ?? codeOfNumber(id);
  }

  #font(font: XmlElement): BookFont {
    const has = (name: string) => changedFlag(font, name) ?? false;
    const underline = child(font, 'u');
    return {
      name: textOf(child(font, 'name'), 'val', FONT_NAME),
      size: numberOf(child(font, 'sz'), 'val', FONT_SIZE),
      isBold: has('b'),
      isItalic: has('i'),
      isStruck: has('strike'),
      underline: underline ? (textOf(underline, 'val', 'single') as BookFont['underline']) : 'none',
      color: this.#colors.of(child(font, 'color')),
    };
  }

  #fill(fill: XmlElement): string | null {
    const pattern = child(fill, 'patternFill');
    const kind = textOf(pattern, 'patternType', 'none');
    if (kind === 'solid') return this.#colors.of(pattern && child(pattern, 'fgColor'));
    // The first two fills of every file are these.
    if (kind !== 'gray125' && (kind !== 'none' || !pattern))
      this.#parts.leaveOut(this.#path, 'patterned fill');
    return null;
  }

  #borders(border: XmlElement): BookBorders {
    const diagonal = child(border, 'diagonal');
    if (textOrNull(diagonal, 'style')) this.#parts.leaveOut(this.#path, 'diagonal border');
    const sides = (['left', 'right', 'top', 'bottom'] as const).flatMap((name) => {
      const side = child(border, name);
      const line = textOf(side, 'style', 'none');
      if (!side || line === 'none') return [];
      return [[name, { line, color: this.#colors.of(child(side, 'color')) }] as [string, BookLine]];
    });
    return Object.fromEntries(sides);
  }
}

/** Null where nothing is said; `<b/>` says yes. */
function changedFlag(font: XmlElement | undefined, name: string): boolean | null {
  const element = font && child(font, name);
  return element ? flagOf(element, 'val', true) : null;
}
