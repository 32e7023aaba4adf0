import { fault } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import type { CellPlace } from '../../contract/place.ts';
import { findForm } from '../../intake/assignTables.ts';
import { monthFromText } from '../../intake/cellMonth.ts';
import { CellReader, UNREADABLE } from '../../intake/cells.ts';
import type { Candidate } from '../../intake/findTables.ts';
import type { FormMatch } from '../../intake/forms.ts';
import { RowCursor, type SheetGrid } from '../../intake/sheetGrid.ts';
import { submissionCover } from '../../intake/submissionDefinitions.ts';
import { type MonthRange, rangeText } from './mainBook.ts';
import { SUBMISSION_VERSION, type SubmissionIdentity, sealOf } from './seal.ts';

/** What a returned workbook says of itself on its cover. */
export interface ReturnedCover {
  readonly grid: SheetGrid;
  readonly identity: SubmissionIdentity;
  readonly signedBy: string;
  /** ISO date; empty where none can be read. */
  readonly signedOn: string;
  /** Of the line that names the unit. */
  readonly unitAt: CellPlace;
  readonly faults: readonly Fault[];
}

/** Whose submissions are being collected. */
export interface Expected {
  readonly hospital: string;
  readonly range: MonthRange;
}

/** Null where no sheet is the cover of a submission. */
export function readCover(candidates: readonly Candidate[], expected: Expected): ReturnedCover | null {
  const { form } = findForm(candidates, submissionCover());
  return form ? new CoverAnswers(form).read(expected) : null;
}

class CoverAnswers {
  readonly #form: FormMatch;
  readonly #faults: Fault[] = [];
  readonly #cells: CellReader;

  constructor(form: FormMatch) {
    this.#form = form;
    this.#cells = new CellReader(new RowCursor(form.grid), this.#faults);
  }

  read(expected: Expected): ReturnedCover {
    const identity: SubmissionIdentity = {
      hospital: this.#text('hospital'),
      unit: this.#text('unit').normalize('NFKC'),
      from: this.#month('monthFrom'),
      to: this.#month('monthTo'),
      version: this.#text('templateVersion'),
    };
    const [signedBy, signedOn] = [this.#signed('clerk'), this.#date()];
    if (this.#faults.length === 0 || this.#isSealed(identity)) this.#hold(identity, expected);
    return {
      grid: this.#form.grid,
      identity,
      signedBy,
      signedOn,
      unitAt: this.#at('unit'),
      faults: this.#faults,
    };
  }

  #hold(identity: SubmissionIdentity, { hospital, range }: Expected): void {
    const { hospital: found, from, to, version } = identity;
    const known = SUBMISSION_VERSION;
    const number = Number(/@(\d+)$/.exec(version)?.[1] ?? Number.NaN);
    if (number > known)
      this.#faults.push(fault('IT-044', { version: number, known }, this.#at('templateVersion')));
    else if (!this.#isSealed(identity)) this.#faults.push(fault('IT-046', {}, this.#at('seal')));
    else if (number < known)
      this.#faults.push(fault('IT-045', { version: number, known }, this.#at('templateVersion')));
    if (found !== hospital)
      this.#faults.push(fault('IT-042', { found, own: hospital }, this.#at('hospital')));
    if (from === range.from && to === range.to) return;
    const params = { found: rangeText({ from, to }, '–'), own: rangeText(range, '–') };
    this.#faults.push(fault('IT-043', params, this.#at('monthFrom')));
  }

  #isSealed(identity: SubmissionIdentity): boolean {
    return this.#text('seal').toUpperCase() === sealOf(identity);
  }

  /** A month that Excel made a date of reads as the month it was. */
  #month(id: string): string {
    const text = this.#text(id);
    return monthFromText(text) ?? text;
  }

  #signed(id: string): string {
    const text = this.#text(id);
    if (text === '') this.#faults.push(fault('IT-048', { missing: this.#header(id) }, this.#at(id)));
    return text;
  }

  #date(): string {
    const text = this.#signed('signedOn');
    if (text === '') return '';
    const [, year, month = '', day = ''] = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?$/.exec(text) ?? [];
    const isDate = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
    if (year && isDate) return [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
    this.#faults.push(fault('IT-049', { value: text }, this.#at('signedOn')));
    return '';
  }

  #text(id: string): string {
    const cell = this.#form.answers.get(id);
    if (!cell) return '';
    this.#cells.cursor.seek(cell.row);
    const text = this.#cells.text(cell, false);
    return text === UNREADABLE ? '' : text;
  }

  #header(id: string): string {
    return submissionCover().columns.find((column) => column.id === id)?.header.zh ?? id;
  }

  #at(id: string): CellPlace {
    const { row = 0, column = 0 } = this.#form.answers.get(id) ?? {};
    return { sheet: this.#form.grid.sheetName, row, column };
  }
}
