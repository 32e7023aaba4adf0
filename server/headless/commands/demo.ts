import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, languageOf, parseCommandLine } from '../command.ts';
import { costBook } from '../costBook.ts';
import { readBook } from '../files.ts';

const sampleBook = fileURLToPath(new URL('../../templates/sample-hospital.xlsx', import.meta.url));

/** The main job on the committed sample hospital. */
export const demoCommand: Command = {
  usage: '[--lang zh|en]',
  summary: '用样例医院走一遍核算 / cost the sample hospital',
  async run(args) {
    const { values } = parseCommandLine(args, { lang: { type: 'string' } });
    const source = readBook(sampleBook);
    if (!(source instanceof Uint8Array))
      throw new Error(`the sample hospital cannot be read: ${source.code}`);
    const targets = { out: join('out', 'sample-hospital.xlsx'), json: null, items: null };
    return (await costBook(source, { quantum: 'fen' }, targets, languageOf(values.lang))) ? 0 : 1;
  },
};
