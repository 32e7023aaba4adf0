import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { PartialFigure } from '../contract/figure.ts';
import { evaluateTable } from '../engine/evaluate.ts';
import { asFigure } from '../engine/figures.ts';
import { yearToDateGaps } from '../engine/history.ts';
import type { Month } from '../engine/ledger.ts';
import type { Run } from '../engine/run.ts';

/** Reads the tables of a run's reports and remembers which months 本年累计 could not be told for. */
export class TableReader {
  private readonly run: Run;
  private readonly missing = new Set<Month>();

  constructor(run: Run) {
    this.run = run;
  }

  /** Row-major; null in a column of 本年累计 that the run and 历史数据 together cannot fill. */
  read(rows: readonly PartialFigure[], columns: readonly PartialFigure[]): (number | null)[] {
    const isUnknown = columns.map((column) => this.gapsOf(column).length > 0);
    return Array.from(evaluateTable(this.run, rows, columns), (number, at) =>
      isUnknown[at % columns.length] ? null : number,
    );
  }

  private gapsOf(column: PartialFigure): readonly Month[] {
    if (!column.period) return [];
    const gaps = yearToDateGaps(this.run, asFigure(column));
    for (const month of gaps) this.missing.add(month);
    return gaps;
  }

  /** One notice for all sheets whose 本年累计 had to stay blank. */
  faults(): Fault[] {
    const months = [...this.missing].sort().join('、');
    return months === '' ? [] : [fault('RP-021', { months })];
  }
}
