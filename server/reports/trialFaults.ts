import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { BreakEvenTrial, TableReport } from './definition.ts';
import type { ReportFile } from './reportFile.ts';
import { isUnder, templatesOf } from './templates.ts';
import { trialFigures } from './trialUnits.ts';

/** What is wrong with a trial beside the table it is over: no such table, no such rows, or a column that holds no amounts. */
export function trialFaults({ definition, placeOf }: ReportFile, reports: readonly ReportFile[]): Fault[] {
  if (definition.layout !== 'breakEvenTrial') return [];
  const table = reports.map((report) => report.definition).find(({ id }) => id === definition.of);
  return table?.layout === 'table'
    ? [...rowFaults(definition, table, placeOf), ...figureFaults(definition, table, placeOf)]
    : [fault('RP-011', { table: definition.of }, placeOf(['of']))];
}

type PlaceOf = ReportFile['placeOf'];

function rowFaults({ rows }: BreakEvenTrial, table: TableReport, placeOf: PlaceOf): Fault[] {
  const isKnown = templatesOf(table.rows, []).some(({ path }) => path === rows || isUnder(path, rows));
  return isKnown ? [] : [fault('RP-005', { reference: rows }, placeOf(['rows']))];
}

function figureFaults({ figures }: BreakEvenTrial, table: TableReport, placeOf: PlaceOf): Fault[] {
  const columns = templatesOf(table.columns, []);
  return trialFigures.flatMap((figure) => {
    const reference = figures[figure];
    const column = columns.find(({ path }) => path === reference);
    if (column && column.kind !== 'derived') return [];
    return [fault(column ? 'RP-009' : 'RP-005', { reference }, placeOf(['figures', figure]))];
  });
}
