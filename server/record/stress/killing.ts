import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../../history/identity.ts';
import { nodeFiles } from '../nodeFiles.ts';
import { Record } from '../record.ts';

/** What a killed process had said was acknowledged. */
interface Acknowledged {
  readonly number: number;
  readonly checksum: string;
  readonly content: string;
}

export interface Killed {
  readonly kills: number;
  readonly acknowledged: number;
  /** What was acknowledged and is not there as it was, or is there twice; none if all is well. */
  readonly lost: readonly string[];
}

const registering = fileURLToPath(new URL('../../dist/registering.js', import.meta.url));
/** Long enough for a few registrations. */
const LONGEST_MILLISECONDS = 30;

/**
 * Starts a process that registers, kills it at a random moment, opens the record, compares it with
 * everything that was ever acknowledged, and so on with the same record.
 */
export async function killAgainAndAgain(home: string, kills: number, program = registering): Promise<Killed> {
  const known: Acknowledged[] = [];
  const lost: string[] = [];
  for (let kill = 0; kill < kills; kill++) {
    known.push(...(await registerUntilKilled(home, program)));
    lost.push(...(await missing(home, known, kill === kills - 1)));
  }
  return { kills, acknowledged: known.length, lost };
}

function registerUntilKilled(home: string, program: string): Promise<readonly Acknowledged[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, home], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (text: string) => {
      if (said === '') setTimeout(() => child.kill('SIGKILL'), Math.random() * LONGEST_MILLISECONDS);
      said += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== null && said === '') reject(new Error(`the process ended by itself with ${code}`));
      else resolve(linesOf(said));
    });
  });
}

/** Whole lines: what was being said when the process died was not said. */
const linesOf = (said: string): Acknowledged[] =>
  said
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [number, checksum = '', content = ''] = line.split(' ');
      return { number: Number(number), checksum, content };
    });

/** Contents are read at the end only: there are hundreds of them. */
async function missing(
  home: string,
  known: readonly Acknowledged[],
  readsContents: boolean,
): Promise<string[]> {
  const record = await Record.open(home, { files: nodeFiles, now: () => new Date() });
  const found: string[] = [];
  try {
    const { events } = record;
    if (!record.facts().isWritable) found.push('the lock of a dead process was not taken over');
    events.forEach((event, at) => {
      if (event.number !== at + 1) found.push(`event ${event.number} stands at ${at + 1}`);
    });
    for (const { number, checksum, content } of known) {
      if (sha256(JSON.stringify(events[number - 1])) !== checksum)
        found.push(`event ${number} is not as acknowledged`);
      if (readsContents) await record.payloads.get(content);
    }
  } finally {
    await record.close();
  }
  return found;
}
