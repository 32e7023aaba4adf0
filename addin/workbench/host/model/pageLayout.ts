import { type HostObject, NULL_OBJECT } from '../hostObject.ts';
import type { Range } from './range.ts';

/** How a sheet is printed. */
export class PageLayout implements HostObject {
  readonly className = 'PageLayout';
  orientation = 'Portrait';
  paperSize = 'Letter';
  zoom: object = { scale: 100 };
  centerHorizontally = false;
  leftMargin = 50.4;
  rightMargin = 50.4;
  topMargin = 54;
  bottomMargin = 54;
  headerMargin = 21.6;
  footerMargin = 21.6;
  readonly headersFooters: HeadersFooters = new HeadersFooters();
  readonly #rangeAt: (address: string) => Range;
  /** Addresses without the sheet; null: none. */
  printArea: string | null = null;
  titleRows: string | null = null;
  titleColumns: string | null = null;

  constructor(rangeAt: (address: string) => Range) {
    this.#rangeAt = rangeAt;
  }
  #found(address: string | null): Range | typeof NULL_OBJECT {
    return address === null ? NULL_OBJECT : this.#rangeAt(address);
  }
  getPrintAreaOrNullObject() {
    return this.#found(this.printArea);
  }
  getPrintTitleRowsOrNullObject() {
    return this.#found(this.titleRows);
  }
  getPrintTitleColumnsOrNullObject() {
    return this.#found(this.titleColumns);
  }
  setPrintArea(area: unknown): void {
    this.printArea = addressOf(area);
  }
  setPrintTitleRows(rows: unknown): void {
    this.titleRows = addressOf(rows);
  }
  setPrintTitleColumns(columns: unknown): void {
    this.titleColumns = addressOf(columns);
  }
}

function addressOf(place: unknown): string {
  const address = typeof place === 'string' ? place : (place as { address: string }).address;
  return address.slice(address.lastIndexOf('!') + 1).replaceAll('$', '');
}

class HeadersFooters implements HostObject {
  readonly className = 'HeaderFooterGroup';
  readonly defaultForAllPages: HeaderFooter = new HeaderFooter();
}

class HeaderFooter implements HostObject {
  readonly className = 'HeaderFooter';
  leftHeader = '';
  centerHeader = '';
  rightHeader = '';
  leftFooter = '';
  centerFooter = '';
  rightFooter = '';
}
