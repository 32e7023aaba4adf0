import type { TraceLine, TraceRequest } from '../../contract/api/questions.ts';
import { Refused } from '../../contract/api/refused.ts';
import type { SheetPlan } from '../../contract/plan.ts';
import { periodText } from '../../reports/period.ts';
import { traceSheet } from '../../reports/traceSheet.ts';
import { traceOf } from './askTrace.ts';
import type { StandingRun } from './costInput.ts';

/** As deep as an answer may be: a sheet is not opened line by line. */
const DEPTH = 5;

/** A traced number as a sheet; asked by its figure, the sheet bears the figure's measure for a place. */
export function askTracePlan(standing: StandingRun, request: TraceRequest): SheetPlan {
  const { run, sheets } = standing;
  const answer = traceOf(standing, { depth: DEPTH, ...request });
  if ('code' in answer) throw new Refused(answer);
  const of =
    'sheet' in request
      ? { sheetKey: request.sheet, sheetName: sheets.get(request.sheet)?.name ?? '', cell: request.cell }
      : { sheetKey: 'figure', sheetName: '', cell: request.figure.measure };
  return traceSheet({
    of,
    hospital: run.ledger.hospital,
    period: periodText(run.months.map(({ month }) => month)),
    answer,
    closed: closedLines(answer.line),
  });
}

const closedLines = ({ children, opens }: TraceLine): number =>
  children === null ? (opens ? 1 : 0) : children.reduce((sum, child) => sum + closedLines(child), 0);
