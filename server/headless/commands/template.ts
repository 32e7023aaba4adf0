import { loadSheetDefinitions } from '../../intake/definitions.ts';
import { templatePlans, templateSheets } from '../../reports/templatePlans.ts';
import { loadPack, packDirectory, TEMPLATE_PACK, vocabularyOf } from '../../rules/loadPack.ts';
import { emptyWorkbook } from '../../xlsx/emptyWorkbook.ts';
import { patchWorkbook } from '../../xlsx/patchWorkbook.ts';
import { type Command, languageOf, parseCommandLine } from '../command.ts';
import { faultReport } from '../console.ts';
import { writeWhole } from '../files.ts';
import { workbookTarget } from '../targets.ts';

const flags = {
  out: { type: 'string', default: 'out/stepdown-template.xlsx' },
  rules: { type: 'string', default: TEMPLATE_PACK },
  items: { type: 'boolean', default: false },
  lang: { type: 'string' },
} as const;

/** A blank workbook to be filled in. */
export const templateCommand: Command = {
  usage: '[--out 空白模板.xlsx] [--rules cn-2021] [--items]',
  summary: '写出空白模板 / write a blank template',
  async run(args) {
    const { values } = parseCommandLine(args, flags);
    const { pack, faults } = loadPack(packDirectory(values.rules));
    if (!pack) {
      console.log(faultReport(faults, languageOf(values.lang)));
      return 1;
    }
    const sheets = templateSheets(loadSheetDefinitions(), values);
    const plans = templatePlans(sheets, vocabularyOf(pack), {});
    const out = workbookTarget(values.out);
    writeWhole(new Map([[out, await patchWorkbook(emptyWorkbook(), plans)]]));
    console.log(out);
    return 0;
  },
};
