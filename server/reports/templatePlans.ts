import type { SheetPlan } from '../contract/plan.ts';
import type { SheetDefinition } from '../contract/sheetDefinition.ts';
import type { PackVocabulary } from '../contract/vocabulary.ts';
import { COVER, followedHospital, followedPeriod } from './coverReference.ts';
import { type DirectoryEntry, directoryPlan } from './directorySheet.ts';
import type { InputRecords } from './inputColumns.ts';
import { inputSheetPlans } from './inputSheets.ts';
import { starterElements } from './starterElements.ts';

/** Version of the template as a whole; its sheets carry versions of their own. */
const TEMPLATE_VERSION = 'stepdown 1';

/**
 * The sheets of a template: those of departmental costing, and those of a further subject where it is
 * asked for or has rows already. Twelve sheets nobody fills in would only be in the way.
 */
export const templateSheets = (
  definitions: readonly SheetDefinition[],
  asked: { readonly items: boolean },
  filled: InputRecords = {},
): readonly SheetDefinition[] => {
  const isFilled = definitions.some(({ id, subject }) => subject === 'items' && filled[id] !== undefined);
  return definitions.filter(({ subject }) => subject === undefined || asked.items || isFilled);
};

/**
 * A whole workbook to be filled in, or filled: 目录 first, then the input sheets. A blank one starts
 * with the usual leaf elements. Before the first run the directory lists inputs and rules only.
 */
export function templatePlans(
  definitions: readonly SheetDefinition[],
  vocabulary: PackVocabulary,
  filled: InputRecords,
): SheetPlan[] {
  const records: InputRecords = {
    'cost-elements': starterElements(),
    ...filled,
    [COVER]: [{ ...filled[COVER]?.[0], templateVersion: TEMPLATE_VERSION }],
  };
  const sheets = inputSheetPlans(definitions, vocabulary, records);
  const directory = directoryPlan({
    hospital: followedHospital(records),
    period: followedPeriod(records),
    state: '采集',
    run: null,
    entries: definitions
      .filter(({ id }) => sheets.some(({ key }) => key === id))
      .map((definition) => entryOf(definition, filled[definition.id]?.length ?? 0)),
  });
  return [directory, ...sheets];
}

function entryOf(definition: SheetDefinition, rows: number): DirectoryEntry {
  const isFilledList = rows > 0 && definition.layout === 'list';
  const need = definition.required ? '必填' : '按需填写';
  return {
    group: definition.group,
    name: definition.name.zh,
    summary: definition.summary.zh,
    link: { sheet: definition.id },
    note: { text: isFilledList ? `${rows} 行` : need, style: definition.required ? 'text' : 'label' },
  };
}
