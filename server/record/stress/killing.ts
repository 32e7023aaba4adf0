import { spawn } from 'node:child_process';
import { acknowledgementsMissing } from './keeping.ts';
import { type Acknowledged, acknowledgedIn, STARTING } from './saying.ts';

export interface Killed {
  readonly kills: number;
  readonly acknowledged: number;
  /** What is not as it was acknowledged; none if all is well. */
  readonly lost: readonly string[];
}

/** Long enough for opening and a few registrations. */
const LONGEST_MILLISECONDS = 30;

/**
 * Starts a process of the built `registering.ts`, kills it at a random moment, opens the record, compares it with what
 * was acknowledged, and so on with the same record.
 */
export async function killAgainAndAgain(home: string, kills: number, program: string): Promise<Killed> {
  const known: Acknowledged[] = [];
  const lost: string[] = [];
  for (let kill = 1; kill <= kills; kill++) {
    // Every other one lives until it has registered something; the rest may die while they open.
    const said = await saidUntilKilled(home, program, kill % 2 === 0 ? 2 : 1);
    const acknowledged = acknowledgedIn(said);
    known.push(...acknowledged);
    const isLast = kill === kills;
    const compared = isLast ? known : acknowledged;
    lost.push(...(await acknowledgementsMissing(home, compared, known.length + kill, isLast)));
  }
  return { kills, acknowledged: known.length, lost };
}

/** Kills it within a moment of its line of this number. */
function saidUntilKilled(home: string, program: string, line: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, home], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    let isDoomed = false;
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (text: string) => {
      said += text;
      if (isDoomed || said.split('\n').length <= line) return;
      isDoomed = true;
      setTimeout(() => child.kill('SIGKILL'), Math.random() * LONGEST_MILLISECONDS);
    });
    child.on('error', reject);
    child.on('close', () => {
      if (isDoomed) resolve(said);
      else
        reject(new Error(`a process ended by itself after ${said.replace(STARTING, '').length} characters`));
    });
  });
}
