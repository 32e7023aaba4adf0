import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killAgainAndAgain } from './killing.ts';

/** `npm run stress -- --kills 5000`: kills a registering process at random moments, over and over. */

const DEFAULT_KILLS = '1000';
const { values } = parseArgs({ options: { kills: { type: 'string', default: DEFAULT_KILLS } } });
const home = mkdtempSync(join(tmpdir(), 'stepdown-stress-'));
const { kills, acknowledged, lost } = await killAgainAndAgain(home, Number(values.kills));
console.log(`杀进程 ${kills} 次，确认过的记录 ${acknowledged} 条，丢失或重复 ${lost.length} 条`);
for (const line of lost) console.log(`  ${line}`);
rmSync(home, { recursive: true });
process.exitCode = lost.length > 0 ? 1 : 0;
