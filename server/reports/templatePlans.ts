import type { FormulaPart, SheetPlan } from '../contract/plan.ts';
import type { SheetDefinition } from '../contract/sheetDefinition.ts';
import type { PackVocabulary } from '../contract/vocabulary.ts';
import { type DirectoryEntry, directoryPlan } from './directorySheet.ts';
import type { InputRecords } from './inputColumns.ts';
import { COVER_HOSPITAL, COVER_MONTHS, coverCell, inputSheetPlans } from './inputSheets.ts';

/**
 * A whole workbook to be filled in, or filled: 目录 first, then the input sheets. Before the first run
 * the directory lists inputs and rules only.
 */
export function templatePlans(
  definitions: readonly SheetDefinition[],
  vocabulary: PackVocabulary,
  records: InputRecords,
): SheetPlan[] {
  const sheets = inputSheetPlans(definitions, vocabulary, records);
  const cover = records['cover']?.[0] ?? {};
  const following = (line: string) => ({
    value: String(cover[line] ?? ''),
    formula: [coverCell(line), '&""'] satisfies FormulaPart[],
  });
  const directory = directoryPlan({
    hospital: following(COVER_HOSPITAL),
    period: following(COVER_MONTHS),
    state: '采集',
    run: null,
    entries: sheets.flatMap(({ key }) => definitions.filter(({ id }) => id === key).map(entryOf)),
  });
  return [directory, ...sheets];
}

function entryOf(definition: SheetDefinition): DirectoryEntry {
  return {
    group: definition.group,
    name: definition.name.zh,
    summary: definition.summary.zh,
    link: { sheet: definition.id },
    note: definition.required ? { text: '必填', style: 'text' } : { text: '按需填写', style: 'label' },
  };
}
