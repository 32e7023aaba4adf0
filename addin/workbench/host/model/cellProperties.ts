import { toA1 } from '../../../../server/contract/place.ts';
import { sheetPrefix } from './address.ts';
import { type BorderLook, type BorderSide, type CellLook, internLook } from './cellLook.ts';
import type { Cell } from './cells.ts';

/** Formats of single cells as `getCellProperties` gives and `setCellProperties` takes them. */
export interface SettableProperties {
  readonly format?: {
    readonly font?: Partial<
      Readonly<Record<'name' | 'size' | 'bold' | 'italic' | 'color' | 'underline' | 'strikethrough', unknown>>
    >;
    readonly fill?: { readonly color?: string; readonly pattern?: string };
    readonly borders?: Partial<Readonly<Record<PropertySide, Partial<BorderLook>>>>;
    readonly protection?: { readonly locked?: boolean };
    readonly horizontalAlignment?: string;
    readonly verticalAlignment?: string;
    readonly wrapText?: boolean;
    readonly shrinkToFit?: boolean;
    readonly indentLevel?: number;
  };
}

const sides = {
  top: 'EdgeTop',
  bottom: 'EdgeBottom',
  left: 'EdgeLeft',
  right: 'EdgeRight',
} as const satisfies Record<string, BorderSide>;
type PropertySide = keyof typeof sides;

const NO_FILL = '#FFFFFF';

const described = new Map<CellLook, Required<SettableProperties>['format']>();

function describe(look: CellLook): Required<SettableProperties>['format'] {
  const known = described.get(look);
  if (known) return known;
  const format = {
    font: {
      name: look.fontName,
      size: look.fontSize,
      bold: look.fontBold,
      italic: look.fontItalic,
      color: look.fontColor,
      underline: look.fontUnderline,
      strikethrough: look.fontStrikethrough,
    },
    fill: { color: look.fillColor ?? NO_FILL, pattern: look.fillColor === null ? 'None' : 'Solid' },
    borders: Object.fromEntries(
      Object.entries(sides).map(([name, side]) => [
        name,
        look.borders[side] ?? { style: 'None', weight: 'Thin', color: '#000000' },
      ]),
    ),
    protection: { locked: look.locked },
    horizontalAlignment: look.horizontalAlignment,
    verticalAlignment: look.verticalAlignment,
    wrapText: look.wrapText,
    shrinkToFit: look.shrinkToFit,
    indentLevel: look.indentLevel,
  };
  described.set(look, format);
  return format;
}

/** What a cell has of what is wanted: an object of the same shape. */
export function cellProperties(
  wanted: object,
  { look, link }: Pick<Cell, 'look' | 'link'>,
  place: { row: number; column: number },
): object {
  const all = {
    address: sheetPrefix('') + toA1(place),
    format: describe(look),
    hyperlink: link ? { documentReference: link } : null,
  };
  return pick(wanted, all) as object;
}

function pick(wanted: unknown, from: unknown): unknown {
  if (wanted === true || typeof from !== 'object' || from === null) return from;
  return Object.fromEntries(
    Object.entries(wanted as object)
      .filter(([, asked]) => asked)
      .map(([key, asked]) => {
        const value = (from as Record<string, unknown>)[key];
        return [key, key === 'borders' ? pickBorders(asked, value as object) : pick(asked, value)];
      }),
  );
}

/** What is asked of borders is asked of every side. */
const pickBorders = (wanted: unknown, borders: object): object =>
  Object.fromEntries(Object.entries(borders).map(([side, line]) => [side, pick(wanted, line)]));

export function withProperties(look: CellLook, { format = {} }: SettableProperties): CellLook {
  const { font = {}, fill, borders = {}, protection = {}, ...own } = format;
  const fonts = Object.entries(font).map(([key, value]) => [
    `font${key.charAt(0).toUpperCase()}${key.slice(1)}`,
    value,
  ]);
  return internLook({
    ...look,
    ...own,
    ...protection,
    ...Object.fromEntries(fonts),
    ...(fill && { fillColor: fill.pattern === 'None' || !fill.color ? null : fill.color }),
    borders: withBorders(look.borders, borders),
  });
}

type GivenBorders = NonNullable<NonNullable<SettableProperties['format']>['borders']>;

function withBorders(before: CellLook['borders'], given: GivenBorders): CellLook['borders'] {
  const after: Partial<Record<BorderSide, BorderLook>> = { ...before };
  for (const [name, line] of Object.entries(given) as [PropertySide, BorderLook][]) {
    if (line.style === 'None') delete after[sides[name]];
    else after[sides[name]] = line;
  }
  return after;
}
