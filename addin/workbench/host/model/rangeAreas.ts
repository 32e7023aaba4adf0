import type { HostCollection, HostObject } from '../hostObject.ts';
import { areaAddress, sheetPrefix } from './address.ts';
import type { Area } from './cells.ts';
import { ConditionalFormats } from './conditionalFormats.ts';
import { RangeFormat } from './lookMembers.ts';
import { Range } from './range.ts';
import type { Worksheet } from './worksheet.ts';

/** Several rectangles of one sheet, formatted together. */
export class RangeAreas implements HostObject {
  readonly className = 'RangeAreas';
  readonly worksheet: Worksheet;
  readonly #areas: readonly Area[];

  constructor(worksheet: Worksheet, areas: readonly Area[]) {
    this.worksheet = worksheet;
    this.#areas = areas;
  }

  get areaCount() {
    return this.#areas.length;
  }
  get areas(): RangeCollection {
    return new RangeCollection(this.#areas.map((area) => new Range(this.worksheet, area)));
  }
  get address() {
    const prefix = sheetPrefix(this.worksheet.name);
    return this.#areas.map((area) => prefix + areaAddress(area)).join(',');
  }
  get format() {
    return new RangeFormat({ areas: this.areas.items });
  }
  get conditionalFormats() {
    return new ConditionalFormats(this.worksheet, this.#areas);
  }
  get style() {
    return 'Normal';
  }
  set style(name: string) {
    for (const range of this.areas.items) range.style = name;
  }
}

class RangeCollection implements HostCollection {
  readonly className = 'RangeCollection';
  readonly items: readonly Range[];

  constructor(items: readonly Range[]) {
    this.items = items;
  }
  get count() {
    return this.items.length;
  }
}
