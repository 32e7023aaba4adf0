import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { TableReport } from './definition.ts';
import type { Grid } from './grid.ts';
import { sheetName } from './sheetFrame.ts';

/** Tables that show their greatest rows and the others as one: told once for all sheets. A ranking is short by intent. */
export class ShortenedTables {
  private readonly sheets: string[] = [];

  read(report: TableReport, { rows }: Grid): void {
    const ranked = new Set(rows.filter(({ rankBy }) => rankBy !== null).map(({ path }) => path));
    const hidden = rows
      .filter(({ path }) => !ranked.has(path))
      .reduce((sum, { standsFor }) => sum + (standsFor?.length ?? 0), 0);
    if (hidden > 0) this.sheets.push(`《${sheetName(report)}》${hidden}`);
  }

  faults(): Fault[] {
    return this.sheets.length === 0 ? [] : [fault('RP-024', { sheets: this.sheets.join('、') })];
  }
}
