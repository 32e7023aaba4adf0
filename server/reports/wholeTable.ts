import type { PlanValue } from '../contract/plan.ts';
import { evaluate } from '../engine/evaluate.ts';
import { quantaPerYuan } from '../engine/money.ts';
import type { Run } from '../engine/run.ts';
import { matchesUnit } from '../engine/selectors.ts';
import { CellValues } from './cellValues.ts';
import type { Entry, TableReport } from './definition.ts';
import { type Grid, gridOf, type PostedRun } from './grid.ts';
import type { ReportFile } from './reportFile.ts';
import { runDictionaries } from './runDictionaries.ts';
import { TableReader } from './yearToDate.ts';

/** The table of all unit × item rows, for a file: of a sheet only what a person can read is shown. */

type UnitItems = Extract<Entry, { readonly kind: 'unitItems' }>;

/** So many units are laid out at a time, whatever their number. */
const UNITS_AT_ONCE = 20;

/** The report that says it goes out whole; null where none does. */
export function exportedTable(reports: readonly ReportFile[]): TableReport | null {
  for (const { definition } of reports)
    if (definition.layout === 'table' && definition.exportedWhole) return definition;
  return null;
}

/** Its header, then its rows one by one, quotients unrounded; blank where there is no number. */
export function* wholeTable(report: TableReport, run: Run): Generator<readonly PlanValue[]> {
  const each = report.rows.find((entry): entry is UnitItems => entry.kind === 'unitItems');
  if (!each) return;
  const dictionaries = runDictionaries(run);
  const reader = new TableReader(run);
  const posted: PostedRun = {
    readFigure: (figure) => evaluate(run, figure),
    readTable: (rows, columns) => reader.read(rows, columns),
    quantaPerYuan: quantaPerYuan[run.quantum],
  };
  const codes = dictionaries.units
    .filter((unit) => matchesUnit(each.where?.units, unit))
    .map(({ code }) => code);
  for (let from = 0; from < codes.length || from === 0; from += UNITS_AT_ONCE) {
    const part = partOf(report, each, codes.slice(from, from + UNITS_AT_ONCE));
    const grid = gridOf(part, dictionaries, posted);
    if (from === 0) yield headerOf(report, grid);
    yield* rowsOf(report, grid, posted.quantaPerYuan);
  }
}

/** Every row of some units, and every column whether it holds anything there or not. */
function partOf(
  report: TableReport,
  { first: _, rankBy: __, ...each }: UnitItems,
  codes: string[],
): TableReport {
  const rows: Entry[] = [{ ...each, where: { ...each.where, units: { ...each.where?.units, codes } } }];
  return { ...report, rows, columns: report.columns.map(alwaysThere) };
}

function alwaysThere(entry: Entry): Entry {
  if (!('optional' in entry) && !('entries' in entry)) return entry;
  const inside = 'entries' in entry && entry.entries ? { entries: entry.entries.map(alwaysThere) } : {};
  return { ...entry, optional: false, ...inside } as Entry;
}

const headerOf = ({ stub }: TableReport, { columns }: Grid): PlanValue[] => [
  ...stub.map(({ label }) => label.zh),
  ...columns.map(({ headings }) => headings.map(({ text }) => text).join('·')),
];

function* rowsOf({ stub }: TableReport, grid: Grid, perYuan: number): Generator<readonly PlanValue[]> {
  const values = new CellValues(grid, perYuan);
  for (const [r, { attributes }] of grid.rows.entries()) {
    const numbers = grid.columns.map((_, c) => values.at(r, c));
    yield [
      ...stub.map(({ attribute }) => attributes[attribute] ?? null),
      ...numbers.map((value) => (typeof value === 'number' ? value : null)),
    ];
  }
}
