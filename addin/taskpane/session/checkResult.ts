import type { CheckReport } from '../../../server/contract/api/inputs.ts';
import type { FaultCode } from '../../../server/contract/faults/catalogue.ts';
import { bySeverity } from '../../../server/contract/faults/catalogue.ts';
import type { Fault } from '../../../server/contract/faults/fault.ts';
import type { CellValue, RangeBlock } from '../../../server/contract/rangeBlock.ts';
import type { Acknowledgement, CheckResult, FaultLine, FaultSheet } from './state.ts';

/** Acknowledgements by id of the fault. */
export type Acknowledgements = Readonly<Record<string, Acknowledgement>>;

/** What a check or a run found, sheet by sheet. */
export function checkResult(
  {
    faults,
    hospital,
    months,
    checks,
    inputSheets,
  }: Pick<CheckReport, 'faults' | 'hospital' | 'months' | 'checks'> & {
    readonly inputSheets: CheckReport['sheets'];
  },
  blocks: readonly RangeBlock[],
  acknowledgements: Acknowledgements,
): CheckResult {
  const found = faults.shown as readonly Fault[];
  const { blocking, unpublishable, notice } = faults.counts;
  const lines = found.map((each) => faultLine(each, valueAt(blocks, each), acknowledgements));
  return {
    at: new Date().toISOString(),
    counts: faults.counts,
    sheets: bySheet(lines, [...new Set(blocks.map(({ sheetName }) => sheetName))]),
    notShown: blocking + unpublishable + notice - found.length,
    acknowledged: lines.filter(({ acknowledgement }) => acknowledgement).length,
    hospital,
    months,
    checks,
    inputSheets,
    isStale: false,
  };
}

/** The same lines with the acknowledgements as they are now. */
export function withAcknowledgements(result: CheckResult, acknowledgements: Acknowledgements): CheckResult {
  const sheets = result.sheets.map(({ sheet, faults }) => ({
    sheet,
    faults: faults.map((line) => ({ ...line, acknowledgement: acknowledgements[line.id] ?? null })),
  }));
  const lines = sheets.flatMap(({ faults }) => faults);
  return {
    ...result,
    sheets,
    acknowledged: lines.filter(({ acknowledgement }) => acknowledgement).length,
  };
}

/** A table carried over from the month before. */
const CARRIED: FaultCode = 'IN-059';

/** Without one line, which no longer holds. */
export function withoutFault(result: CheckResult, id: string): CheckResult {
  const gone = findFault(result, id);
  if (!gone) return result;
  const { severity } = gone.fault;
  const sheets = result.sheets.map(({ sheet, faults }) => ({
    sheet,
    faults: faults.filter((line) => line !== gone),
  }));
  return {
    ...result,
    counts: { ...result.counts, [severity]: result.counts[severity] - 1 },
    sheets: sheets.filter(({ faults }) => faults.length > 0),
  };
}

export const findFault = (result: CheckResult | null, id: string): FaultLine | undefined =>
  result?.sheets.flatMap(({ faults }) => faults).find((line) => line.id === id);

function faultLine(
  fault: Fault,
  value: CellValue | undefined,
  acknowledgements: Acknowledgements,
): FaultLine {
  const params = Object.entries(fault.params).sort(([a], [b]) => (a < b ? -1 : 1));
  const id = JSON.stringify([fault.code, fault.where, params, value ?? null]);
  return {
    id,
    fault,
    value,
    acknowledgement: acknowledgements[id] ?? null,
    isCarried: fault.code === CARRIED,
  };
}

function valueAt(blocks: readonly RangeBlock[], { where }: Fault): CellValue | undefined {
  if (!where || !('row' in where)) return undefined;
  const { sheet, row, column } = where;
  const block = blocks.find(
    ({ sheetName, origin, rows, columns }) =>
      sheetName === sheet &&
      row >= origin.row &&
      row < origin.row + rows &&
      column >= origin.column &&
      column < origin.column + columns,
  );
  return block?.values[(row - block.origin.row) * block.columns + column - block.origin.column] ?? null;
}

function bySheet(lines: readonly FaultLine[], tabs: readonly string[]): readonly FaultSheet[] {
  const groups = new Map<string | null, FaultLine[]>();
  for (const line of lines) {
    const { where } = line.fault;
    const sheet = where && 'sheet' in where ? where.sheet : null;
    const group = groups.get(sheet);
    if (group) group.push(line);
    else groups.set(sheet, [line]);
  }
  const tabOf = (sheet: string | null) => (sheet === null ? -1 : tabs.indexOf(sheet));
  return [...groups]
    .sort(([a], [b]) => tabOf(a) - tabOf(b))
    .map(([sheet, faults]) => ({ sheet, faults: inOrder(faults) }));
}

function inOrder(lines: readonly FaultLine[]): readonly FaultLine[] {
  const byPlace = [...lines].sort((a, b) => rank(a) - rank(b));
  const lineOf = new Map(byPlace.map((line) => [line.fault, line]));
  return bySeverity(byPlace.map(({ fault }) => fault)).flatMap((fault) => lineOf.get(fault) ?? []);
}

const COLUMNS = 16_384;

const rank = ({ fault: { where } }: FaultLine): number =>
  where && 'row' in where ? where.row * COLUMNS + where.column : -1;

/** With what the workbook told while results were written into it. */
export function withFaults(result: CheckResult, faults: readonly Fault[]): CheckResult {
  const lines = result.sheets.flatMap((sheet) => sheet.faults);
  const added = faults.map((each) => faultLine(each, undefined, {}));
  const counts = { ...result.counts };
  for (const { severity } of faults) counts[severity] += 1;
  const tabs = result.sheets.flatMap(({ sheet }) => sheet ?? []);
  return { ...result, counts, sheets: bySheet([...lines, ...added], tabs) };
}
