import { basename } from 'node:path';
import { type Actor, actor } from '../../contract/api/record.ts';
import { faultLine, type Language } from '../../contract/faults/catalogue.ts';
import { stepdownHome } from '../../record/home.ts';
import { nodeFiles } from '../../record/nodeFiles.ts';
import type { GivenFile } from '../../record/packageReader.ts';
import { Record, type RecordSettings } from '../../record/record.ts';
import { UsageError } from '../command.ts';

/** What the commands about the record share. */

export const recordFlags = { home: { type: 'string' }, lang: { type: 'string' } } as const;

/** Of commands that leave an entry. */
export const signingFlags = { by: { type: 'string' }, role: { type: 'string' } } as const;

export const SIGNING_USAGE = '--by 姓名 [--role preparer|reviewer|manager]';
export const RECORD_USAGE = '[--home 数据文件夹] [--lang zh|en]';

export const recordSettings: RecordSettings = { files: nodeFiles, now: () => new Date() };

export const homeOf = ({ home }: { home?: string | undefined }): string =>
  home ?? stepdownHome(process.env, process.platform);

/** Who answers for it, as they say themselves. */
export function actorOf(
  { by, role }: { by?: string | undefined; role?: string | undefined },
  usualRole: Actor['role'],
): Actor {
  const { success, data } = actor.safeParse({ name: by?.trim() ?? '', role: role ?? usualRole });
  if (!success) throw new UsageError('请用 --by 写明姓名；--role 是 preparer、reviewer 或 manager');
  return data;
}

/** Does something with a file that a person names. */
export async function withGiven<Result>(
  path: string,
  work: (given: GivenFile) => Promise<Result>,
): Promise<Result> {
  const file = await nodeFiles.openToRead(path);
  if (!file) throw new UsageError(`没有找到文件 ${path}`);
  try {
    return await work({ name: basename(path), file });
  } finally {
    await file.close();
  }
}

/** What was found when the record was opened: a torn end, another writer. */
export function tellNotices({ notices }: Record, language: Language): void {
  for (const notice of notices) console.log(faultLine(notice, language));
}

/** Does something with the record of a home; where a server writes it, it can be read only. */
export async function withRecord<Result>(
  home: string,
  work: (record: Record) => Promise<Result>,
): Promise<Result> {
  const record = await Record.open(home, recordSettings);
  try {
    return await work(record);
  } finally {
    await record.close();
  }
}
