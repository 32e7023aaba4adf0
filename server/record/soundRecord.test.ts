import { expect, it } from 'vitest';
import { productMigrations } from './migrations.ts';
import { nodeFiles } from './nodeFiles.ts';
import { Record } from './record.ts';
import { recordFolder } from './recordPlaces.ts';
import { readSound } from './soundRecord.ts';
import { makeTestHome, testRegistration, tickingClock } from './testRecord.ts';

it('a record is read whole though another process writes between any two files that are read', async () => {
  const home = makeTestHome();
  let written = 0;
  const writeOneMore = async () => {
    const record = await Record.open(home, { files: nodeFiles, now: tickingClock() });
    written += 1;
    await record.append(() => testRegistration(['2024-01'], `run ${written}`));
    await record.close();
  };
  await writeOneMore();
  const files = {
    ...nodeFiles,
    read: async (path: string) => {
      const bytes = await nodeFiles.read(path);
      await writeOneMore();
      return bytes;
    },
  };
  const { events } = await readSound(files, recordFolder(home), productMigrations);
  expect(events.map(({ number }) => number)).toEqual([1, 2]);
});
