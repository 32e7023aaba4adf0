import { hasBlocking } from '../../contract/faults/catalogue.ts';
import { costWorkbook } from '../../road/costing.ts';
import { StageClock } from '../../road/stages.ts';
import { type Command, languageOf, onlyArgument, parseCommandLine } from '../command.ts';
import { checkReport, faultReport, sheetReport, timeReport } from '../console.ts';
import { readBook } from '../files.ts';
import { RUN_OPTIONS_USAGE, runOptionFlags, runOptionsOf } from '../runOptions.ts';

/** Reads a workbook and tries the allocation; writes nothing. */
export const checkCommand: Command = {
  usage: `<工作簿.xlsx> ${RUN_OPTIONS_USAGE}`,
  summary: '校验工作簿，不写任何文件 / check a workbook, write nothing',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, runOptionFlags);
    const language = languageOf(values.lang);
    const source = readBook(onlyArgument(positionals, '工作簿'));
    if (!(source instanceof Uint8Array)) {
      console.log(faultReport([source], language));
      return 1;
    }
    const clock = new StageClock();
    const costing = await costWorkbook(source, runOptionsOf(values), clock);
    console.log(sheetReport(costing, language));
    const { costed } = costing;
    if (costed) console.log(checkReport(costed.checks, costed.run, language));
    console.log(faultReport(costing.faults, language, costed?.checks));
    console.log(timeReport(clock.times, language));
    return hasBlocking(costing.faults) ? 1 : 0;
  },
};
