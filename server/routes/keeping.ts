import { archiveYear, keptFiles, makeBackup, restoreBackup, takeArchiveBack } from '../record/keptFiles.ts';
import type { RecordDesk } from '../record/recordDesk.ts';
import type { Handlers } from './mount.ts';

/** The record kept safe: backups, restoring, archives. */
export const keepingRoutes = (
  desk: RecordDesk,
): Handlers<'keptFiles' | 'makeBackup' | 'restoreBackup' | 'archiveBook' | 'takeBack'> => ({
  keptFiles: () => keptFiles(desk),
  makeBackup: () => makeBackup(desk),
  restoreBackup: ({ body }) => restoreBackup(desk, body),
  archiveBook: ({ parameters, body }) => archiveYear(desk, parameters.book, body.by),
  takeBack: ({ body: { archive, by } }) => takeArchiveBack(desk, archive, by),
});
