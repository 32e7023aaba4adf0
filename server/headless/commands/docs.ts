import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { faultCataloguePage } from '../../contract/faults/page.ts';
import { type Command, parseCommandLine } from '../command.ts';
import { writeWhole } from '../files.ts';

const docs = fileURLToPath(new URL('../../server/docs/', import.meta.url));

/** Pages that are made from the code, so that they cannot say anything else than the code. */
export const docsCommand: Command = {
  usage: '',
  summary: '由代码生成文档页 / write the pages that come from code',
  async run(args) {
    parseCommandLine(args, {});
    const page = join(docs, 'faults.md');
    writeWhole(page, faultCataloguePage());
    console.log(page);
    return 0;
  },
};
