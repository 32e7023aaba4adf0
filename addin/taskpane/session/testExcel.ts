import type { CellValue } from '../../../server/contract/rangeBlock.ts';
import { readBook } from '../../../server/xlsx/book/readBook.ts';
import { openBook } from '../../workbench/host/book/openBook.ts';
import { Workbook } from '../../workbench/host/model/workbook.ts';
import type { Worksheet } from '../../workbench/host/model/worksheet.ts';
import { type NodeHost, startNodeHost } from '../../workbench/host/nodeHost.ts';
import { OfficeWorkbook } from '../../workbook/office/officeWorkbook.ts';

export interface Amount {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

const LARGE = 1_000;

/** Our Excel with a workbook open, and a person before it. One at a time answers: the newest. */
export class TestExcel {
  readonly model: Workbook;
  readonly host: NodeHost;
  readonly workbook: OfficeWorkbook;

  constructor(model: Workbook = new Workbook(['Sheet1'])) {
    this.model = model;
    this.host = startNodeHost(model);
    this.workbook = new OfficeWorkbook();
  }

  static async open(bytes: Uint8Array): Promise<TestExcel> {
    return new TestExcel(openBook((await readBook(bytes)).book));
  }

  get sheetNames(): readonly string[] {
    return this.model.worksheets.items.map(({ name }) => name);
  }

  sheet(name: string): Worksheet {
    return this.model.worksheets.getItem(name);
  }

  /** A person types into a cell, or a co-author does. */
  type(
    sheet: string,
    row: number,
    column: number,
    value: string | number,
    who: 'person' | 'coauthor' = 'person',
  ): void {
    this.model.as(who, () => {
      this.sheet(sheet).getCell(row, column).values = [[value]];
    });
  }

  select(sheet: string, row: number, column: number): void {
    this.sheet(sheet).getCell(row, column).select();
  }

  valueAt(sheet: string, row: number, column: number): CellValue {
    return this.sheet(sheet).cells.get(row, column)?.value ?? null;
  }

  /** Cells of a sheet that hold large amounts, row by row. */
  amountsOn(sheet: string): readonly Amount[] {
    const { area } = this.sheet(sheet).getUsedRange();
    return [...this.sheet(sheet).cells.within(area)].flatMap(([row, column, { value }]) =>
      typeof value === 'number' && value > LARGE ? [{ row, column, value }] : [],
    );
  }

  /** What a person sees marked: cells that bear a conditional format, by sheet. */
  marksOn(sheet: string): number {
    return this.sheet(sheet).conditional.formats.length;
  }
}
