import type { BookConditionalFormat } from '../../../../server/xlsx/book/book.ts';
import { notFound, notImplemented } from '../hostError.ts';
import type { HostCollection, HostObject } from '../hostObject.ts';
import { intersection } from './address.ts';
import type { Area } from './cells.ts';
import { newId } from './collection.ts';
import type { Worksheet } from './worksheet.ts';

/** Formats that depend on a formula; of other kinds this host knows only where they are. */
export class ConditionalFormat implements HostObject {
  readonly className = 'ConditionalFormat';
  readonly id: string = newId();
  readonly type: string;
  readonly areas: readonly Area[];
  readonly custom = new CustomFormat();
  /** What a file said of it: saved again as it was. */
  kept: BookConditionalFormat | null = null;
  stopIfTrue = false;
  priority = 0;
  readonly #worksheet: Worksheet;

  constructor(worksheet: Worksheet, type: string, areas: readonly Area[]) {
    this.#worksheet = worksheet;
    this.type = type;
    this.areas = areas;
  }
  delete(): void {
    this.#worksheet.conditional.remove(this);
  }
}

class CustomFormat implements HostObject {
  readonly className = 'CustomConditionalFormat';
  readonly rule = new ConditionalRule();
  readonly format = new ConditionalRangeFormat();
}

class ConditionalRule implements HostObject {
  readonly className = 'ConditionalFormatRule';
  formula = '';
}

class ConditionalRangeFormat implements HostObject {
  readonly className = 'ConditionalRangeFormat';
  readonly fill = new ConditionalFill();
  readonly font = new ConditionalFont();
  readonly borders = new ConditionalBorders();
}

class ConditionalFill implements HostObject {
  readonly className = 'ConditionalRangeFill';
  color = '';
}

class ConditionalFont implements HostObject {
  readonly className = 'ConditionalRangeFont';
  color = '';
}

class ConditionalBorders implements HostObject {
  readonly className = 'ConditionalRangeBorderCollection';
  readonly #sides = new Map<string, ConditionalBorder>();

  getItem(side: string): ConditionalBorder {
    const border = this.#sides.get(side) ?? new ConditionalBorder(side);
    this.#sides.set(side, border);
    return border;
  }
  get items(): readonly ConditionalBorder[] {
    return [...this.#sides.values()];
  }
}

class ConditionalBorder implements HostObject {
  readonly className = 'ConditionalRangeBorder';
  readonly id: string;
  readonly sideIndex: string;
  style = 'None';
  color = '#000000';

  constructor(side: string) {
    this.id = side;
    this.sideIndex = side;
  }
}

/** All of one sheet. */
export class ConditionalStore {
  formats: ConditionalFormat[] = [];

  remove(format: ConditionalFormat): void {
    this.formats = this.formats.filter((other) => other !== format);
  }
  /** A format that reaches beyond the area loses only what lies in it; this host keeps it whole then. */
  clear(area: Area): void {
    this.formats = this.formats.filter(({ areas }) => !areas.every((one) => intersection(one, area)));
  }
}

/** Those that touch a range. */
export class ConditionalFormats implements HostCollection {
  readonly className = 'ConditionalFormatCollection';
  readonly #worksheet: Worksheet;
  readonly #areas: readonly Area[];

  constructor(worksheet: Worksheet, areas: readonly Area[]) {
    this.#worksheet = worksheet;
    this.#areas = areas;
  }
  get items(): readonly ConditionalFormat[] {
    return this.#worksheet.conditional.formats.filter(({ areas }) =>
      areas.some((one) => this.#areas.some((area) => intersection(one, area))),
    );
  }
  get count() {
    return this.items.length;
  }
  add(type: string): ConditionalFormat {
    if (type !== 'Custom') throw notImplemented(this.className, `add(${type})`);
    this.#worksheet.refuseWhereProtected();
    const format = new ConditionalFormat(this.#worksheet, type, this.#areas);
    this.#worksheet.conditional.formats.push(format);
    return format;
  }
  getItem(id: string): ConditionalFormat {
    const found = this.items.find((format) => format.id === id);
    if (!found) throw notFound();
    return found;
  }
  getCount(): number {
    return this.count;
  }
}
