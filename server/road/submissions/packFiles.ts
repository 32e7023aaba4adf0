import { zip } from '../../xlsx/zipArchive.ts';
import type { ReturnedFile } from './readSubmission.ts';

/** Many workbooks as one file, each under a name of its own. */
export async function packFiles(files: readonly ReturnedFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const taken = new Set<string>();
  const named = files.map(({ name, bytes }) => [freeName(plainName(name), taken), bytes] as const);
  return new Uint8Array(await zip(named));
}

/** Without folders: what comes out of the container must not go anywhere else. */
const plainName = (name: string): string => name.split(/[\\/]/).at(-1) || 'xlsx';

/** Names are the same whatever the case of their letters, as Windows has it. */
function freeName(name: string, taken: Set<string>): string {
  const [, stem = name, ending = ''] = /^(.*?)(\.[^.]*)?$/s.exec(name) ?? [];
  let free = name;
  for (let next = 2; taken.has(free.toLowerCase()); next++) free = `${stem} (${next})${ending}`;
  taken.add(free.toLowerCase());
  return free;
}
