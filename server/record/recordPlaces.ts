import { join } from 'node:path';

export const recordFolder = (home: string): string => join(home, 'record');

/** Where the folder of a record keeps what. */
export const recordPlaces = (folder: string) => ({
  lock: join(folder, 'lock'),
  index: join(folder, 'index.json'),
  payloads: join(folder, 'payloads'),
});
