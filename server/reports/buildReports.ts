import type { Fault } from '../contract/faults/fault.ts';
import type { CellRef } from '../contract/plan.ts';
import { shortRun } from '../contract/shortRun.ts';
import type { CheckResult } from '../engine/checks.ts';
import { evaluate } from '../engine/evaluate.ts';
import { decimalsOfYuan, quantaPerYuan } from '../engine/money.ts';
import type { AllocationRules } from '../engine/rules.ts';
import type { Run } from '../engine/run.ts';
import { checksSheet } from './checksSheet.ts';
import type { BreakEvenTrial } from './definition.ts';
import { faultSheet } from './faultSheet.ts';
import { findingsSheet } from './findingsSheet.ts';
import { gridOf, type PostedRun } from './grid.ts';
import { periodText } from './period.ts';
import type { ReportContext } from './reportContext.ts';
import type { ReportFile } from './reportFile.ts';
import type { ReportSheet } from './reportSheet.ts';
import { runCardSheet } from './runCardSheet.ts';
import { runDictionaries } from './runDictionaries.ts';
import type { Heading } from './sheetFrame.ts';
import { ShortenedTables } from './shortenedTables.ts';
import { sideFormulas, type TotalCells, totalCells } from './sideFormula.ts';
import { TableCells } from './tableCells.ts';
import { tableSheet } from './tableSheet.ts';
import { trialSheet } from './trialSheet.ts';
import { VolumeGaps } from './volumeGaps.ts';
import { wordFaults } from './wordFaults.ts';
import { TableReader } from './yearToDate.ts';

/**
 * Makes every report of a run as a sheet plan, in the order of the reports; one that begins after the
 * run's last month is left out. What is wrong with a sheet stands in its `faults`: a total that the run
 * does not confirm, or a word that its rules do not have, in which case the sheet says so and no more.
 */
export function buildReports(
  run: Run,
  checks: readonly CheckResult[],
  reports: readonly ReportFile[],
  context: ReportContext,
): ReportSheet[] {
  const { month, rules } = run.months[run.months.length - 1];
  const heading: Heading = {
    hospital: run.ledger.hospital,
    period: periodText(run.months.map((each) => each.month)),
    runIdShort: shortRun(context.identity.runId),
  };
  const inForce = reports.filter(
    ({ definition: { from, needs } }) => from <= month && (needs !== 'items' || run.items !== null),
  );
  const tables = tableReports(run, rules, inForce, heading);
  const { notices } = tables;
  const found = [...tables.sheets.values()].flatMap(({ faults }) => faults);
  const judging = {
    quantaPerYuan: quantaPerYuan[run.quantum],
    decimals: decimalsOfYuan(quantaPerYuan[run.quantum]),
    formulaOf: sideFormulas(run, rules, tables.totals, context.inputValue),
    unconfirmedTotals: found.filter(({ severity }) => severity !== 'notice').length,
  };
  const card = { ...context, faults: [...context.faults, ...found, ...notices] };
  return inForce.flatMap(({ definition }) => {
    if (definition.layout === 'checks') return checksSheet(definition, checks, heading, judging);
    if (definition.layout === 'itemFindings') return findingsSheet(definition, run, heading);
    if (definition.layout === 'runCard')
      return { ...runCardSheet(definition, run, heading, card), faults: notices };
    return tables.sheets.get(definition.id) ?? [];
  });
}

const trialsOver = (table: string, reports: readonly ReportFile[]): BreakEvenTrial[] =>
  reports.flatMap(({ definition }) =>
    definition.layout === 'breakEvenTrial' && definition.of === table ? [definition] : [],
  );

interface Tables {
  /** The reports of rows × columns and the trials over them, by id. */
  readonly sheets: ReadonlyMap<string, ReportSheet>;
  /** Where totals stand. */
  readonly totals: TotalCells;
  /** What is told once for all sheets. */
  readonly notices: readonly Fault[];
}

function tableReports(
  run: Run,
  rules: AllocationRules,
  reports: readonly ReportFile[],
  heading: Heading,
): Tables {
  const reader = new TableReader(run);
  const gaps = new VolumeGaps();
  const shortened = new ShortenedTables();
  const sheets = new Map<string, ReportSheet>();
  const totals = new Map<string, CellRef>();
  const dictionaries = runDictionaries(run);
  const posted: PostedRun = {
    readFigure: (figure) => evaluate(run, figure),
    readTable: (rows, columns) => reader.read(rows, columns),
    quantaPerYuan: quantaPerYuan[run.quantum],
  };
  for (const report of reports) {
    const { definition } = report;
    if (definition.layout !== 'table') continue;
    const trials = trialsOver(definition.id, reports);
    const strange = wordFaults(report, rules);
    if (strange.length > 0) {
      sheets.set(definition.id, faultSheet(definition, strange, heading));
      // Told once, of the table.
      for (const trial of trials)
        sheets.set(trial.id, { ...faultSheet(trial, strange, heading), faults: [] });
      continue;
    }
    const grid = gridOf(definition, dictionaries, posted);
    gaps.read(grid);
    shortened.read(definition, grid);
    const cells = new TableCells(grid, posted.quantaPerYuan);
    for (const [figure, cell] of totalCells(definition.id, grid, rules)) totals.set(figure, cell);
    sheets.set(definition.id, tableSheet(definition, grid, cells, heading, posted));
    for (const trial of trials) sheets.set(trial.id, trialSheet(trial, grid, cells, heading));
  }
  return { sheets, totals, notices: [...reader.faults(), ...gaps.faults(rules), ...shortened.faults()] };
}
