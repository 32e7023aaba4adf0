import { HostError, invalidArgument } from '../hostError.ts';
import { Collection } from './collection.ts';
import type { Workbook } from './workbook.ts';
import { Worksheet } from './worksheet.ts';

export class Worksheets extends Collection<Worksheet> {
  readonly className = 'WorksheetCollection';
  readonly #workbook: Workbook;
  /** The highest that any sheet had. */
  #lastNumber = 0;

  constructor(workbook: Workbook) {
    super();
    this.#workbook = workbook;
  }
  protected keyOf({ name }: Worksheet): string {
    return name;
  }
  add(name?: string): Worksheet {
    this.#workbook.refuseStructure();
    return this.put(name ?? this.freeName('Sheet'), this.#lastNumber + 1);
  }
  /** A sheet of that number, which no other has or had. */
  put(wished: string, number: number): Worksheet {
    if (this.find(wished))
      throw new HostError(
        'ItemAlreadyExists',
        'A resource with the same name or identifier already exists.',
        409,
      );
    const sheet = new Worksheet(this.#workbook, '', number);
    sheet.name = wished;
    this.items.push(sheet);
    this.#lastNumber = Math.max(this.#lastNumber, number);
    this.#workbook.added();
    return sheet;
  }
  getActiveWorksheet(): Worksheet {
    return this.#workbook.active;
  }
  getFirst(): Worksheet {
    return this.getItemAt(0);
  }
  override remove(sheet: Worksheet): void {
    const visible = this.items.filter(({ visibility }) => visibility === 'Visible');
    if (visible.length === 1 && visible[0] === sheet)
      throw new HostError('InvalidOperation', "The last visible sheet can't be deleted.");
    super.remove(sheet);
  }
  move(sheet: Worksheet, position: number): void {
    if (position < 0 || position >= this.items.length) throw invalidArgument();
    const others = this.items.filter((other) => other !== sheet);
    this.items = [...others.slice(0, position), sheet, ...others.slice(position)];
  }
  freeName(stem: string): string {
    for (let number = 2; ; number++) {
      const name = `${stem.slice(0, 25)} (${number})`;
      if (!this.find(name)) return name;
    }
  }

  _RegisterDataChangedEvent(): void {
    this.#workbook.events.listen('changed');
  }
  _UnregisterDataChangedEvent(): void {
    this.#workbook.events.stop('changed');
  }
  _RegisterSelectionChangedEvent(): void {
    this.#workbook.events.listen('selected');
  }
  _UnregisterSelectionChangedEvent(): void {
    this.#workbook.events.stop('selected');
  }
  _RegisterDeletedEvent(): void {
    this.#workbook.events.listen('deleted');
  }
  _UnregisterDeletedEvent(): void {
    this.#workbook.events.stop('deleted');
  }
}
