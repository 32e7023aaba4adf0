import { nodeFiles } from '../nodeFiles.ts';
import { Record } from '../record.ts';
import { registerOne, STARTING, say } from './saying.ts';

/** A process that opens a record and registers as fast as it can until it is killed, for `killing.ts`. */

const [home = ''] = process.argv.slice(2);
say(STARTING);
const record = await Record.open(home, { files: nodeFiles, now: () => new Date() });
for (;;) await registerOne(record);
