import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../contract/faults/catalogue.ts';
import type { ReturnedFile } from '../../road/submissions/readSubmission.ts';
import { UsageError } from '../command.ts';
import { faultReport } from '../console.ts';
import { readBook } from '../files.ts';

/** What the sub-commands of 填报 have in common. */

/** The accountant's workbook; null where it is not even opened, which has been told. */
export function givenMain(path: string | undefined, language: Language): Uint8Array | null {
  if (path === undefined) throw new UsageError('请用 --in 给出主工作簿');
  const source = readBook(path);
  if (source instanceof Uint8Array) return source;
  console.log(faultReport([source], language));
  return null;
}

export function neededPath(value: string | undefined, option: string, what: string): string {
  if (value === undefined) throw new UsageError(`请用 ${option} 给出${what}`);
  return value;
}

/** Excel's own file beside a workbook that somebody has open, and what systems leave about. */
const notReturned = /^(?:~\$|\.)/;

/** The files of a folder by name, whatever they are: what is no workbook is told like any other. */
export function returnedFiles(folder: string): ReturnedFile[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new UsageError(`没有找到文件夹 ${folder}`);
  return readdirSync(folder)
    .filter((name) => !notReturned.test(name) && statSync(join(folder, name)).isFile())
    .sort()
    .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
}

/** Tells how far a long work is, now and then, beside what it says in the end. */
export function progressTeller(language: Language): (what: Progress, done: number, all: number) => void {
  return (what, done, all) => {
    if (done > 0 && done % PROGRESS_EVERY === 0)
      console.error(`${progressNames[what][language]} ${done}/${all}`);
  };
}

const PROGRESS_EVERY = 50;
const progressNames = {
  write: { zh: '生成', en: 'made' },
  read: { zh: '读取', en: 'read' },
  annotate: { zh: '标注退回', en: 'marked' },
  merge: { zh: '并入', en: 'merged' },
} as const;
type Progress = keyof typeof progressNames;
