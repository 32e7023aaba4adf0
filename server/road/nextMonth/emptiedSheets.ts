import { isEditedCopy } from '../../contract/layout/planContent.ts';
import type { PlanCell, SheetPlan } from '../../contract/plan.ts';
import type { RangeBlock } from '../../contract/rangeBlock.ts';
import type { SheetDefinition } from '../../contract/sheetDefinition.ts';
import { loadSheetDefinitions } from '../../intake/definitions.ts';
import { type DirectoryEntry, directoryPlan } from '../../reports/directorySheet.ts';
import { DIRECTORY_KEY, REPORT_FOOTER } from '../../reports/sheetFurniture.ts';

/** Whose workbook it is, and of which month from now on. */
interface Heading {
  readonly hospital: string;
  readonly period: string;
}

/** An input sheet that was found, and what it is. */
export interface FoundInput {
  readonly definition: SheetDefinition;
  readonly sheetName: string;
}

interface ResultSheet {
  readonly key: string;
  readonly name: string;
}

/**
 * Every sheet of ours that tells of the months that are over, with nothing in it but that the new month is
 * not costed yet. It stays the same sheet, so that a person's formulas go on pointing at it. 目录 lists the
 * workbook as it is now.
 */
export function emptiedSheets(
  blocks: readonly RangeBlock[],
  inputs: readonly FoundInput[],
  heading: Heading,
): SheetPlan[] {
  const inputKeys = new Set(loadSheetDefinitions().map(({ id }) => id));
  const ours = new Map<string, ResultSheet>();
  for (const { planKey: key, sheetName: name } of blocks)
    if (key !== undefined && !inputKeys.has(key) && !isEditedCopy(key) && !ours.has(key))
      ours.set(key, { key, name });
  const hasDirectory = ours.delete(DIRECTORY_KEY);
  const results = [...ours.values()];
  const directory = hasDirectory ? [newDirectory(inputs, results, heading)] : [];
  return [...directory, ...results.map((sheet) => emptied(sheet, heading))];
}

/** Reports whose tab is not that of results. Ids are for ever. */
const checkKeys: ReadonlySet<string> = new Set(['checks', 'run-card']);

const NOT_COSTED = '尚未核算';
/** The printed page ends with the column, so its lines stand in it whole. */
const WIDTH_OF_LINES = 90;
const TITLE_POINTS = 26;

function emptied({ key, name }: ResultSheet, { hospital, period }: Heading): SheetPlan {
  const lines: PlanCell[] = [
    { value: name, style: 'title' },
    { value: `编制单位：${hospital}　　期间：${period}`, style: 'subtitle' },
    { value: null, style: 'plain' },
    { value: `${NOT_COSTED}。核算后由本系统写入本表`, style: 'plain' },
  ];
  return {
    key,
    name,
    tab: checkKeys.has(key) ? 'check' : 'result',
    position: 'last',
    verbs: [
      {
        verb: 'block',
        key: 'notCosted',
        at: { row: 0, column: 0 },
        rowKeys: ['title', 'entity', 'space', 'state'],
        columnKeys: ['text'],
        cells: lines.map((line) => [line]),
      },
      { verb: 'columnWidths', widths: [WIDTH_OF_LINES] },
      { verb: 'rowHeights', heights: [[0, TITLE_POINTS]] },
      { verb: 'print', landscape: true, repeatRows: null, repeatColumns: null, ...REPORT_FOOTER },
    ],
  };
}

function newDirectory(
  inputs: readonly FoundInput[],
  results: readonly ResultSheet[],
  { hospital, period }: Heading,
): SheetPlan {
  return directoryPlan({
    hospital: { value: hospital },
    period: { value: period },
    state: '采集',
    run: null,
    entries: [
      ...inputs.map(inputEntry),
      ...results.map(
        ({ key, name }): DirectoryEntry => ({
          group: checkKeys.has(key) ? 'check' : 'result',
          name,
          summary: NOT_COSTED,
          link: { sheet: key },
        }),
      ),
    ],
  });
}

const notes: Readonly<Partial<Record<SheetDefinition['nextMonth'], DirectoryEntry['note']>>> = {
  carry: { text: '沿用，待核对', style: 'verdictNotice' },
  renew: { text: '待填写', style: 'text' },
  empty: { text: '待填写', style: 'text' },
};

function inputEntry({ definition, sheetName }: FoundInput): DirectoryEntry {
  const note = definition.layout === 'list' ? notes[definition.nextMonth] : undefined;
  return {
    group: definition.group,
    name: sheetName,
    summary: definition.summary.zh,
    link: { sheetName },
    ...(note && { note }),
  };
}
