import { layersOf } from '../../history/layerVersions.ts';
import { type Command, languageOf, parseCommandLine } from '../command.ts';
import { recordFlags, withRecord } from './openRecord.ts';
import { BOOK_USAGE, bookFlags, whichBook } from './whichBook.ts';

/** Versions of a hospital's own rules, the latest first. */
export const rulesCommand: Command = {
  usage: `rules ${BOOK_USAGE} [--home <文件夹>]`,
  summary: '本院规则的各版 / versions of the hospital’s own rules',
  async run(args) {
    const { values } = parseCommandLine(args, { ...recordFlags, ...bookFlags });
    return withRecord(values.home, languageOf(values.lang), async ({ state }) => {
      for (const { layer, versions } of layersOf(state, whichBook(state, values).hospital)) {
        console.log(layer);
        for (const { version, validFrom, by, reason } of versions)
          console.log(`  ${version}  ${validFrom}  ${by.name}  ${reason}`);
      }
      return 0;
    });
  },
};
