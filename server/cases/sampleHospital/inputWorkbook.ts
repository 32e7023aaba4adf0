import { loadSheetDefinitions } from '../../intake/definitions.ts';
import type { InputRecords } from '../../reports/inputColumns.ts';
import { templatePlans } from '../../reports/templatePlans.ts';
import { loadPack, packDirectory, vocabularyOf } from '../../rules/loadPack.ts';
import { emptyWorkbook } from '../../xlsx/emptyWorkbook.ts';
import { patchWorkbook } from '../../xlsx/patchWorkbook.ts';

const RULE_PACK = 'cn-2021';

/** The template as a file, blank where there are no records, in the words of the rule pack in force. */
export async function inputWorkbook(records: InputRecords): Promise<Uint8Array> {
  const { pack, faults } = loadPack(packDirectory(RULE_PACK));
  if (!pack)
    throw new Error(`Rule pack ${RULE_PACK} cannot be loaded: ${faults.map(({ code }) => code).join(', ')}`);
  return patchWorkbook(emptyWorkbook(), templatePlans(loadSheetDefinitions(), vocabularyOf(pack), records));
}
