import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { killAgainAndAgain } from './killing.ts';

/** `npm run stress -- --kills 5000`: kills a registering process at random moments, over and over. */

/** Built beside this one. */
const registering = fileURLToPath(new URL('registering.js', import.meta.url));
const DEFAULT_KILLS = '1000';
const USAGE = 64;

/** A record that lost something stays where it is: it is the evidence. */
async function stress(asked: number): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'stepdown-stress-'));
  console.log(`存档在 ${home}`);
  const { kills, acknowledged, lost } = await killAgainAndAgain(home, asked, registering);
  console.log(`杀进程 ${kills} 次，确认过的记录 ${acknowledged} 条，丢失或重复 ${lost.length} 条`);
  for (const line of lost) console.log(`  ${line}`);
  if (lost.length === 0) rmSync(home, { recursive: true });
  else process.exitCode = 1;
}

const { values } = parseArgs({ options: { kills: { type: 'string', default: DEFAULT_KILLS } } });
if (/^[1-9]\d*$/.test(values.kills)) await stress(Number(values.kills));
else {
  console.error(`--kills 要一个正整数，给的是“${values.kills}”`);
  process.exitCode = USAGE;
}
