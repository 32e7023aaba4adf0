import { loadSheetDefinitions } from '../intake/definitions.ts';
import type { InputRecords } from '../reports/inputColumns.ts';
import { templatePlans, templateSheets } from '../reports/templatePlans.ts';
import { loadPack, packDirectory, vocabularyOf } from '../rules/loadPack.ts';
import { emptyWorkbook } from '../xlsx/emptyWorkbook.ts';
import { patchWorkbook } from '../xlsx/patchWorkbook.ts';

/** The pack whose words invented and worked examples are written in. */
const PACK = 'cn-2021';

/** Records of the input sheets as a workbook, made by the template's own road. */
export async function filledBook(records: InputRecords): Promise<Uint8Array> {
  const { pack, faults } = loadPack(packDirectory(PACK));
  if (!pack) throw new Error(`rule pack ${PACK}: ${faults.map(({ code }) => code).join(' ')}`);
  return patchWorkbook(
    emptyWorkbook(),
    templatePlans(
      templateSheets(loadSheetDefinitions(), { items: false }, records),
      vocabularyOf(pack),
      records,
    ),
  );
}
