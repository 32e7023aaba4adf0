import { isEditedCopy } from '../../contract/layout/planContent.ts';
import type { SheetPlan } from '../../contract/plan.ts';
import type { RangeBlock } from '../../contract/rangeBlock.ts';
import type { SheetDefinition } from '../../contract/sheetDefinition.ts';
import { loadSheetDefinitions } from '../../intake/definitions.ts';
import { type DirectoryEntry, directoryPlan } from '../../reports/directorySheet.ts';
import { emptySheet } from '../../reports/emptySheet.ts';
import { DIRECTORY_KEY } from '../../reports/sheetFurniture.ts';

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
 * not costed yet. 目录 lists the workbook as it is now.
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

const emptied = ({ key, name }: ResultSheet, { hospital, period }: Heading): SheetPlan => {
  const tab = checkKeys.has(key) ? 'check' : 'result';
  return emptySheet({ key, name, tab, hospital, period, state: `${NOT_COSTED}。核算后由本系统写入本表` });
};

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
