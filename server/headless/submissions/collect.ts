import { basename, join, resolve } from 'node:path';
import { hasBlocking, type Language } from '../../contract/faults/catalogue.ts';
import { acceptedContents } from '../../history/submissions.ts';
import { registerSubmissions } from '../../record/registerSubmissions.ts';
import {
  type AcceptedEarlier,
  type Collected,
  collect,
  nothingEarlier,
} from '../../road/submissions/collect.ts';
import { type Command, languageOf, parseCommandLine, UsageError } from '../command.ts';
import { faultReport } from '../console.ts';
import { writeWhole } from '../files.ts';
import { recordFlags, withRecord } from '../record/openRecord.ts';
import { preparerOf } from '../record/preparer.ts';
import { newTarget, targetsOf } from '../targets.ts';
import { boardReport } from './board.ts';
import { givenMain, neededPath, progressTeller, returnedFiles } from './flags.ts';

const flags = {
  ...recordFlags,
  in: { type: 'string' },
  from: { type: 'string' },
  out: { type: 'string' },
  returned: { type: 'string' },
  register: { type: 'string' },
} as const;

/** A folder of returned workbooks in; the board, the merged workbook and the copies to be sent back out. */
export const collectCommand: Command = {
  usage:
    'collect --in <主工作簿.xlsx> --from <收回文件夹> --out <合并后.xlsx> --returned <退回文件夹> [--register <姓名> [--home <文件夹>]] [--lang zh|en]',
  summary: '收集、检查并入各科室的填报 / collect, check and merge what departments sent back',
  async run(args) {
    const { values, positionals } = parseCommandLine(args, flags);
    const language = languageOf(values.lang);
    if (positionals.length > 0) throw new UsageError(`不认识 ${positionals.join(' ')}`);
    const folder = neededPath(values.from, '--from', '收回的填报工作簿所在的文件夹');
    const out = neededPath(values.out, '--out', '合并后的工作簿文件名');
    const returned = neededPath(values.returned, '--returned', '放退回工作簿的文件夹');
    if (resolve(returned) === resolve(folder))
      throw new UsageError('--returned 不能与 --from 是同一个文件夹');
    const main = givenMain(values.in, language);
    if (!main) return 1;
    const targets = {
      out: newTarget(targetsOf(values.in ?? '', { out, json: null, items: null }).out),
      returned,
    };
    const asked = { main, folder, targets, language };
    const { register: by } = values;
    if (by === undefined) return (await collectInto(asked, nothingEarlier)) === null ? 1 : 0;
    const signer = preparerOf(by);
    return withRecord(values.home, language, async (record) => {
      const done = await collectInto(asked, (of) => acceptedContents(record.state, of));
      if (!done) return 1;
      const { hospital, range, board } = done;
      const count = await registerSubmissions(record, { hospital, range }, board, signer);
      console.log(language === 'zh' ? `已登记 ${count} 条` : `${count} entries registered`);
      return 0;
    });
  },
};

interface Asked {
  readonly main: Uint8Array;
  readonly folder: string;
  readonly targets: { readonly out: string; readonly returned: string };
  readonly language: Language;
}

/** Null where nothing could be collected or merged; then nothing was written but copies to be sent back. */
async function collectInto(
  { main, folder, targets, language }: Asked,
  earlierOf: AcceptedEarlier,
): Promise<Collected | null> {
  const files = returnedFiles(folder);
  const { collected, faults } = await collect(main, files, earlierOf, progressTeller(language));
  if (!collected) {
    console.log(faultReport(faults, language));
    return null;
  }
  tell(collected, language);
  const copies = collected.returned.map(
    ({ name, bytes }) => [newTarget(join(targets.returned, basename(name)), '--returned'), bytes] as const,
  );
  const { merged } = collected;
  writeWhole(new Map([...copies, ...(merged ? [[targets.out, merged] as const] : [])]));
  if (copies.length > 0) console.log(targets.returned);
  if (merged) console.log(targets.out);
  return hasBlocking(collected.mergeFaults) ? null : collected;
}

function tell({ board, strangers, mergeFaults, findings }: Collected, language: Language): void {
  console.log(boardReport(board, language));
  for (const { file, faults } of strangers) {
    console.log(file);
    console.log(faultReport(faults, language));
  }
  const afterwards = [...mergeFaults, ...findings];
  if (afterwards.length > 0) console.log(faultReport(afterwards, language));
}
