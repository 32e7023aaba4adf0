import { notImplemented } from '../hostError.ts';
import type { HostObject } from '../hostObject.ts';
import { type BorderLook, type BorderSide, type CellLook, changingLook } from './cellLook.ts';
import { DEFAULT_COLUMN_WIDTH, DEFAULT_ROW_HEIGHT } from './sizes.ts';

/** Cells that are looked at and formatted together: a range, or several. */
export interface Formatted {
  readonly areas: readonly Formattable[];
}

/** A rectangle of a sheet. */
export interface Formattable {
  /** The looks that occur in it. */
  looks(): ReadonlySet<CellLook>;
  changeLooks(change: (look: CellLook) => CellLook): void;
  /** The cells that lie along a side, or have a line between them; null where there are none. */
  along(side: RangeSide): Formattable | null;
  columnWidth: number | null;
  rowHeight: number | null;
}

/** One answer for all cells, null where they differ, as Excel says it. */
function common<Value>(cells: Formatted, read: (look: CellLook) => Value): Value | null {
  const values = new Set(cells.areas.flatMap((area) => [...area.looks()]).map(read));
  return values.size === 1 ? ([...values][0] as Value) : null;
}

function change(cells: Formatted, patch: (look: CellLook) => Partial<CellLook>): void {
  const changed = changingLook((look) => ({ ...look, ...patch(look) }));
  for (const area of cells.areas) area.changeLooks(changed);
}

export class RangeFormat implements HostObject {
  readonly className = 'RangeFormat';
  readonly #cells: Formatted;

  constructor(cells: Formatted) {
    this.#cells = cells;
  }

  get font() {
    return new RangeFont(this.#cells);
  }
  get fill() {
    return new RangeFill(this.#cells);
  }
  get borders() {
    return new RangeBorders(this.#cells);
  }
  get protection() {
    return new FormatProtection(this.#cells);
  }
  get horizontalAlignment() {
    return common(this.#cells, (look) => look.horizontalAlignment);
  }
  set horizontalAlignment(value: string | null) {
    if (value !== null) change(this.#cells, () => ({ horizontalAlignment: value }));
  }
  get verticalAlignment() {
    return common(this.#cells, (look) => look.verticalAlignment);
  }
  set verticalAlignment(value: string | null) {
    if (value !== null) change(this.#cells, () => ({ verticalAlignment: value }));
  }
  get wrapText() {
    return common(this.#cells, (look) => look.wrapText);
  }
  set wrapText(value: boolean | null) {
    if (value !== null) change(this.#cells, () => ({ wrapText: value }));
  }
  get shrinkToFit() {
    return common(this.#cells, (look) => look.shrinkToFit);
  }
  set shrinkToFit(value: boolean | null) {
    if (value !== null) change(this.#cells, () => ({ shrinkToFit: value }));
  }
  get indentLevel() {
    return common(this.#cells, (look) => look.indentLevel);
  }
  set indentLevel(value: number | null) {
    if (value !== null) change(this.#cells, () => ({ indentLevel: value }));
  }
  /** In points. */
  get columnWidth() {
    return sameOf(this.#cells.areas.map((area) => area.columnWidth));
  }
  set columnWidth(value: number | null) {
    for (const area of this.#cells.areas) area.columnWidth = value;
  }
  get rowHeight() {
    return sameOf(this.#cells.areas.map((area) => area.rowHeight));
  }
  set rowHeight(value: number | null) {
    for (const area of this.#cells.areas) area.rowHeight = value;
  }
  get useStandardWidth() {
    return this.columnWidth === DEFAULT_COLUMN_WIDTH;
  }
  set useStandardWidth(isStandard: boolean) {
    if (isStandard) this.columnWidth = DEFAULT_COLUMN_WIDTH;
  }
  get useStandardHeight() {
    return this.rowHeight === DEFAULT_ROW_HEIGHT;
  }
  set useStandardHeight(isStandard: boolean) {
    if (isStandard) this.rowHeight = DEFAULT_ROW_HEIGHT;
  }
}

const sameOf = (values: readonly (number | null)[]): number | null =>
  new Set(values).size === 1 ? (values[0] ?? null) : null;

class RangeFont implements HostObject {
  readonly className = 'RangeFont';
  readonly #cells: Formatted;

  constructor(cells: Formatted) {
    this.#cells = cells;
  }

  get name() {
    return common(this.#cells, (look) => look.fontName);
  }
  set name(value: string | null) {
    if (value !== null) change(this.#cells, () => ({ fontName: value }));
  }
  get size() {
    return common(this.#cells, (look) => look.fontSize);
  }
  set size(value: number | null) {
    if (value !== null) change(this.#cells, () => ({ fontSize: value }));
  }
  get bold() {
    return common(this.#cells, (look) => look.fontBold);
  }
  set bold(value: boolean | null) {
    if (value !== null) change(this.#cells, () => ({ fontBold: value }));
  }
  get italic() {
    return common(this.#cells, (look) => look.fontItalic);
  }
  set italic(value: boolean | null) {
    if (value !== null) change(this.#cells, () => ({ fontItalic: value }));
  }
  get color() {
    return common(this.#cells, (look) => look.fontColor);
  }
  set color(value: string | null) {
    if (value !== null) change(this.#cells, () => ({ fontColor: value.toUpperCase() }));
  }
  get underline() {
    return common(this.#cells, (look) => look.fontUnderline);
  }
  set underline(value: string | null) {
    if (value !== null) change(this.#cells, () => ({ fontUnderline: value }));
  }
  get strikethrough() {
    return common(this.#cells, (look) => look.fontStrikethrough);
  }
  set strikethrough(value: boolean | null) {
    if (value !== null) change(this.#cells, () => ({ fontStrikethrough: value }));
  }
}

/** What Excel says of a cell without fill. */
const NO_FILL = '#FFFFFF';

class RangeFill implements HostObject {
  readonly className = 'RangeFill';
  readonly #cells: Formatted;

  constructor(cells: Formatted) {
    this.#cells = cells;
  }

  get color() {
    return common(this.#cells, (look) => look.fillColor ?? NO_FILL);
  }
  set color(value: string | null) {
    change(this.#cells, () => ({ fillColor: value === null || value === '' ? null : value.toUpperCase() }));
  }
  get pattern() {
    return common(this.#cells, (look) => (look.fillColor === null ? 'None' : 'Solid'));
  }
  clear(): void {
    this.color = null;
  }
}

class FormatProtection implements HostObject {
  readonly className = 'FormatProtection';
  readonly #cells: Formatted;

  constructor(cells: Formatted) {
    this.#cells = cells;
  }

  get locked() {
    return common(this.#cells, (look) => look.locked);
  }
  set locked(value: boolean | null) {
    if (value !== null) change(this.#cells, () => ({ locked: value }));
  }
}

/** Sides of a range, and the lines between its cells. */
const rangeSides = {
  EdgeTop: 'EdgeTop',
  EdgeBottom: 'EdgeBottom',
  EdgeLeft: 'EdgeLeft',
  EdgeRight: 'EdgeRight',
  InsideHorizontal: 'EdgeBottom',
  InsideVertical: 'EdgeRight',
} as const satisfies Record<string, BorderSide>;
export type RangeSide = keyof typeof rangeSides;

class RangeBorders implements HostObject {
  readonly className = 'RangeBorderCollection';
  readonly #cells: Formatted;

  constructor(cells: Formatted) {
    this.#cells = cells;
  }

  get items() {
    return (Object.keys(rangeSides) as RangeSide[]).map((side) => new RangeBorder(this.#cells, side));
  }
  getItem(side: string): RangeBorder {
    if (!(side in rangeSides)) throw notImplemented(this.className, side);
    return new RangeBorder(this.#cells, side as RangeSide);
  }
}

const NO_LINE: BorderLook = { style: 'None', weight: 'Thin', color: '#000000' };

/** A line that two cells share is kept with the upper or left one alone. */
class RangeBorder implements HostObject {
  readonly className = 'RangeBorder';
  readonly id: string;
  readonly sideIndex: RangeSide;
  readonly #cells: Formatted;

  constructor(cells: Formatted, side: RangeSide) {
    this.#cells = { areas: cells.areas.flatMap((area) => area.along(side) ?? []) };
    this.sideIndex = side;
    this.id = side;
  }

  #read<Key extends keyof BorderLook>(key: Key) {
    const side = rangeSides[this.sideIndex];
    return common(this.#cells, (look) => (look.borders[side] ?? NO_LINE)[key]);
  }
  #write(patch: Partial<BorderLook>): void {
    const side = rangeSides[this.sideIndex];
    change(this.#cells, ({ borders }) => {
      const { [side]: before = NO_LINE, ...others } = borders;
      const line = { ...before, ...patch };
      return { borders: line.style === 'None' ? others : { ...others, [side]: line } };
    });
  }
  /** Giving a line a weight or colour draws it. */
  #drawn(): string {
    const style = this.style ?? 'None';
    return style === 'None' ? 'Continuous' : style;
  }
  get style() {
    return this.#read('style');
  }
  set style(value: string | null) {
    if (value !== null) this.#write({ style: value });
  }
  get weight() {
    return this.#read('weight');
  }
  set weight(value: string | null) {
    if (value !== null) this.#write({ style: this.#drawn(), weight: value });
  }
  get color() {
    return this.#read('color');
  }
  set color(value: string | null) {
    if (value !== null) this.#write({ style: this.#drawn(), color: value.toUpperCase() });
  }
}
