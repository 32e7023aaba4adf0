import { child, type XmlElement } from '../xmlTree.ts';
import { numberOf } from './element.ts';

/** The colours of Office's own theme, in the order in which files count them. */
const officeTheme = [
  ...['FFFFFF', '000000', 'E7E6E6', '44546A', '4472C4', 'ED7D31'],
  ...['A5A5A5', 'FFC000', '5B9BD5', '70AD47', '0563C1', '954F72'],
];

/** Files count light before dark, a theme lists dark before light (ECMA-376-1 §18.8.3). */
const themeOrder = [
  ...['lt1', 'dk1', 'lt2', 'dk2', 'accent1', 'accent2'],
  ...['accent3', 'accent4', 'accent5', 'accent6', 'hlink', 'folHlink'],
];

/** The palette of old files, from number 8 on; 0–7 are its first eight (ECMA-376-1 §18.8.27). */
const indexed = [
  ...['000000', 'FFFFFF', 'FF0000', '00FF00', '0000FF', 'FFFF00', 'FF00FF', '00FFFF'],
  ...['800000', '008000', '000080', '808000', '800080', '008080', 'C0C0C0', '808080'],
  ...['9999FF', '993366', 'FFFFCC', 'CCFFFF', '660066', 'FF8080', '0066CC', 'CCCCFF'],
  ...['000080', 'FF00FF', 'FFFF00', '00FFFF', '800080', '800000', '008080', '0000FF'],
  ...['00CCFF', 'CCFFFF', 'CCFFCC', 'FFFF99', '99CCFF', 'FF99CC', 'CC99FF', 'FFCC99'],
  ...['3366FF', '33CCCC', '99CC00', 'FFCC00', 'FF9900', 'FF6600', '666699', '969696'],
  ...['003366', '339966', '003300', '333300', '993300', '993366', '333399', '333333'],
];
const FIRST_INDEXED = 8;

/** Says which colour an element (`color`, `fgColor`, `tabColor`) means. */
export class Colors {
  readonly #theme: readonly string[];

  /** `theme`: the root of the theme's part. */
  constructor(theme: XmlElement | null) {
    const elements = theme && child(theme, 'themeElements');
    const scheme = elements ? child(elements, 'clrScheme') : undefined;
    this.#theme = scheme ? themeOrder.map((name) => schemeColor(child(scheme, name))) : officeTheme;
  }

  /** RRGGBB; null where it is automatic or not said. */
  of(element: XmlElement | undefined): string | null {
    const base = element && this.#base(element);
    return base ? tinted(base.toUpperCase(), numberOf(element, 'tint')) : null;
  }

  #base({ attributes }: XmlElement): string | undefined {
    const [rgb, theme, index] = ['rgb', 'theme', 'indexed'].map((name) => attributes.get(name));
    if (rgb !== undefined) return rgb.slice(-6);
    if (theme !== undefined) return this.#theme[Number(theme)];
    if (index === undefined) return undefined;
    return indexed[Number(index) < FIRST_INDEXED ? Number(index) : Number(index) - FIRST_INDEXED];
  }
}

function schemeColor(element: XmlElement | undefined): string {
  const [color] = element?.children ?? [];
  return color?.attributes.get('lastClr') ?? color?.attributes.get('val') ?? '000000';
}

/** Lighter or darker by a share, hue and saturation kept (ECMA-376-1 §18.8.19). */
function tinted(color: string, tint: number): string {
  if (tint === 0) return color;
  const channels = [0, 2, 4].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  const [high, low] = [Math.max(...channels), Math.min(...channels)];
  const before = (high + low) / 2;
  const after = tint < 0 ? before * (1 + tint) : before * (1 - tint) + tint;
  const room = (lightness: number) => 1 - Math.abs(2 * lightness - 1);
  const stretch = room(before) === 0 ? 0 : room(after) / room(before);
  return channels
    .map((channel) => Math.round(255 * (after + (channel - before) * stretch)))
    .map((channel) => channel.toString(16).padStart(2, '0').toUpperCase())
    .join('');
}
