import { fault, hasBlocking } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import type { Month } from '../../engine/ledger.ts';
import { shiftMonth } from '../../intake/cellMonth.ts';
import { loadSheetDefinitions } from '../../intake/definitions.ts';
import { answerText } from '../../intake/forms.ts';
import type { InputPlaces, IntakeResult } from '../../intake/intake.ts';
import type { TableMatch } from '../../intake/tableMatch.ts';
import { periodText } from '../../reports/period.ts';
import { patchWorkbook } from '../../xlsx/patchWorkbook.ts';
import { readWorkbook } from '../../xlsx/readWorkbook.ts';
import { UnreadableWorkbook } from '../../xlsx/unreadableWorkbook.ts';
import { WorkbookEditor } from '../../xlsx/workbookEditor.ts';
import { allocateBlocks } from '../costing.ts';
import { StageClock } from '../stages.ts';
import { emptiedSheets, type FoundInput } from './emptiedSheets.ts';
import { historyRows } from './historyRows.ts';
import { coverEdits, sheetEdits, type Written } from './inputEdits.ts';

/** The next month's workbook, or null and why there is none. */
export interface NextMonth {
  readonly made: { readonly bytes: Uint8Array; readonly month: Month } | null;
  readonly faults: readonly Fault[];
}

/**
 * The workbook of the month after the last that this one costs: what lasts is carried over and marked until
 * somebody has looked it through, what belongs to the month is cleared, the months that are over become
 * history, results are emptied. Everything else is a person's and stays byte for byte.
 */
export async function nextMonth(source: Uint8Array): Promise<NextMonth> {
  const read = await readWorkbook(source);
  if (hasBlocking(read.faults)) return { made: null, faults: read.faults };
  const costing = await allocateBlocks(read, { quantum: 'fen' }, new StageClock());
  const { places } = costing;
  const last = places?.months.at(-1);
  if (!places || last === undefined)
    return { made: null, faults: costing.faults.filter(({ severity }) => severity === 'blocking') };
  const history = places.tables.find(({ definition }) => definition.nextMonth === 'grow');
  const grown = historyRows(costing, history, places.months);
  const month = shiftMonth(last, 1);
  const heading = { hospital: answerText(places.form, 'hospital'), period: periodText([month]) };
  const emptied = emptiedSheets(read.blocks, foundInputs(costing.sheets), heading);
  try {
    const editor = await WorkbookEditor.open(source);
    const kept = editInputs(editor, places, last, { table: history, rows: grown.written });
    const bytes = await patchWorkbook(await editor.file(), emptied, 'overwritten');
    return { made: { bytes, month }, faults: [...kept, ...grown.faults] };
  } catch (cause) {
    if (!(cause instanceof UnreadableWorkbook)) throw cause;
    return { made: null, faults: [cause.fault] };
  }
}

const foundInputs = (sheets: IntakeResult['sheets']): FoundInput[] =>
  sheets.flatMap(({ id, sheetName }) => {
    const definition = loadSheetDefinitions().find((each) => each.id === id);
    return definition ? [{ definition, sheetName }] : [];
  });

/** Edits the sheets of a workbook's inputs, and tells of the formulas that stay in cells that change. */
function editInputs(
  editor: WorkbookEditor,
  places: InputPlaces,
  last: Month,
  history: { readonly table: TableMatch | undefined; readonly rows: Written },
): Fault[] {
  const edits = new Map([[places.form.grid.sheetName, coverEdits(places, last)]]);
  for (const [sheetName, tables] of bySheet(places.tables)) {
    const grown = history.table && tables.includes(history.table) ? history.rows : new Map();
    edits.set(sheetName, sheetEdits(tables, last, editor.shapeOf(sheetName), grown));
  }
  return [...edits].flatMap(([sheet, each]) => {
    const count = editor.edit(sheet, each).length;
    return count > 0 ? [fault('RN-010', { count }, { sheet })] : [];
  });
}

function bySheet(tables: readonly TableMatch[]): Map<string, TableMatch[]> {
  const found = new Map<string, TableMatch[]>();
  for (const table of tables) {
    const { sheetName } = table.grid;
    found.set(sheetName, [...(found.get(sheetName) ?? []), table]);
  }
  return found;
}
