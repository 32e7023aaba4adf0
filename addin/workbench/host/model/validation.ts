import { invalidArgument } from '../hostError.ts';
import type { HostObject } from '../hostObject.ts';
import { contains, intersection } from './address.ts';
import type { Area } from './cells.ts';

/** What may be typed into the cells of an area, and what they say when they are chosen. */
export interface ValidationRecord {
  readonly area: Area;
  readonly rule: Readonly<Record<string, unknown>>;
  readonly errorAlert: object | null;
  readonly prompt: object | null;
  readonly ignoreBlanks: boolean;
}

/** The validations of a sheet; areas that overlap do not occur: the later takes the cells from the earlier. */
export class Validations {
  records: ValidationRecord[] = [];

  clear(area: Area): void {
    this.records = this.records.flatMap((record) => without(record, area));
  }
  set(record: ValidationRecord): void {
    this.clear(record.area);
    this.records.push(record);
  }
  /** The one record over the whole area; null where there is none, undefined where cells differ. */
  over(area: Area): ValidationRecord | null | undefined {
    const touching = this.records.filter((record) => intersection(record.area, area));
    if (touching.length === 0) return null;
    const [only] = touching;
    return touching.length === 1 && only && contains(only.area, area) ? only : undefined;
  }
}

/** What is left of a record's area once another is taken out: at most four pieces. */
function without(record: ValidationRecord, taken: Area): ValidationRecord[] {
  const { area } = record;
  const common = intersection(area, taken);
  if (!common) return [record];
  const end = (one: Area) => ({ row: one.row + one.rows, column: one.column + one.columns });
  const pieces: Area[] = [
    { ...area, rows: common.row - area.row },
    { ...area, row: end(common).row, rows: end(area).row - end(common).row },
    { ...common, column: area.column, columns: common.column - area.column },
    { ...common, column: end(common).column, columns: end(area).column - end(common).column },
  ];
  return pieces
    .filter(({ rows, columns }) => rows > 0 && columns > 0)
    .map((piece) => ({ ...record, area: piece }));
}

const types: Readonly<Record<string, string>> = {
  list: 'List',
  decimal: 'Decimal',
  wholeNumber: 'WholeNumber',
  date: 'Date',
  textLength: 'TextLength',
  custom: 'Custom',
};

export class DataValidation implements HostObject {
  readonly className = 'DataValidation';
  readonly #validations: Validations;
  readonly #area: Area;
  readonly #refuse: () => void;

  constructor(validations: Validations, area: Area, refuse: () => void) {
    this.#validations = validations;
    this.#area = area;
    this.#refuse = refuse;
  }

  #record(): ValidationRecord | null | undefined {
    return this.#validations.over(this.#area);
  }
  #write(patch: Partial<ValidationRecord>): void {
    this.#refuse();
    const before = this.#record() ?? { rule: {}, errorAlert: null, prompt: null, ignoreBlanks: true };
    this.#validations.set({ ...before, ...patch, area: this.#area });
  }
  get type(): string {
    const record = this.#record();
    if (record === undefined) return 'Inconsistent';
    const [kind] = Object.keys(record?.rule ?? {});
    return kind === undefined ? 'None' : (types[kind] ?? 'Custom');
  }
  get rule() {
    return this.#record()?.rule ?? {};
  }
  set rule(rule: Readonly<Record<string, unknown>>) {
    const list = rule.list as { source?: unknown } | undefined;
    if (list && typeof list.source === 'string' && !list.source.startsWith('=') && list.source.length > 255)
      throw invalidArgument('The list is longer than 255 characters.');
    this.#write({ rule });
  }
  get errorAlert() {
    return this.#record()?.errorAlert ?? null;
  }
  set errorAlert(errorAlert: object | null) {
    this.#write({ errorAlert });
  }
  get prompt() {
    return this.#record()?.prompt ?? null;
  }
  set prompt(prompt: object | null) {
    this.#write({ prompt });
  }
  get ignoreBlanks(): boolean | null {
    const record = this.#record();
    return record === undefined ? null : (record?.ignoreBlanks ?? true);
  }
  set ignoreBlanks(ignoreBlanks: boolean | null) {
    this.#write({ ignoreBlanks: ignoreBlanks ?? true });
  }
  clear(): void {
    this.#refuse();
    this.#validations.clear(this.#area);
  }
}
