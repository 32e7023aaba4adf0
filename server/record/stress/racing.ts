import { nodeFiles } from '../nodeFiles.ts';
import { Record } from '../record.ts';
import { registerOne } from './saying.ts';

/** A process that opens a record, registers once where it may write, and closes it, over and over. */

const [home = ''] = process.argv.slice(2);
for (;;) {
  const record = await Record.open(home, { files: nodeFiles, now: () => new Date() });
  if (record.facts().isWritable) await registerOne(record);
  await record.close();
}
