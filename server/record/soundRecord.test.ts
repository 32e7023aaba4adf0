import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { productMigrations } from './migrations.ts';
import { nodeFiles } from './nodeFiles.ts';
import { Record } from './record.ts';
import { recordFolder } from './recordPlaces.ts';
import { readSound } from './soundRecord.ts';
import { makeTestHome, openTestRecord, testRegistration, tickingClock } from './testRecord.ts';

it('a record that was cut short is refused by the name of its file', async () => {
  const home = makeTestHome();
  const record = await openTestRecord(home);
  await record.append(() => testRegistration(['2024-01']));
  await record.close();
  truncateSync(join(recordFolder(home), 'events.log'), 0);
  const params = { file: 'events.log', found: 0, expected: 1 };
  const failed = await openTestRecord(home).catch((cause: unknown) => cause);
  expect(failed).toMatchObject({ fault: { code: 'ST-002', params } });
});

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
