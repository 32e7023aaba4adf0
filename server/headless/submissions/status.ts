import { submissionBoard } from '../../road/submissions/submissionBoard.ts';
import { type Command, languageOf, parseCommandLine } from '../command.ts';
import { faultReport } from '../console.ts';
import { recordFlags, withRecord } from '../record/openRecord.ts';
import { boardReport } from './board.ts';
import { givenMain } from './flags.ts';

const flags = { ...recordFlags, in: { type: 'string' } } as const;

/** Where every department stands, as the record has it. */
export const statusCommand: Command = {
  usage: 'status --in <主工作簿.xlsx> [--home <文件夹>] [--lang zh|en]',
  summary: '各科室填报的状态（按登记） / where each department stands, as registered',
  async run(args) {
    const { values } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    const main = givenMain(values.in, language);
    if (!main) return 1;
    return withRecord(values.home, language, async ({ state }) => {
      const { board, faults } = await submissionBoard(main, state);
      if (!board) {
        console.log(faultReport(faults, language));
        return 1;
      }
      console.log(boardReport(board, language));
      return 0;
    });
  },
};
