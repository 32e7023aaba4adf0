import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { systemCode } from './home.ts';

/**
 * The built pages of the add-in by their path (`/taskpane.html`), read whole when the server starts: no
 * request ever reaches the disk, so none can reach what is not a page.
 */
export function readPages(folder: string): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  try {
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    return new Map(
      files.map(({ parentPath, name }) => {
        const file = join(parentPath, name);
        return [
          `/${file.slice(join(folder, sep).length).replaceAll(sep, '/')}`,
          new Uint8Array(readFileSync(file)),
        ];
      }),
    );
  } catch (cause) {
    throw new Refused(fault('HT-053', { folder, reason: systemCode(cause) }));
  }
}
