import { join } from 'node:path';
import { readEventFile } from '../../record/eventFile.ts';
import { productVersion } from '../../record/productVersion.ts';
import type { Record } from '../../record/record.ts';
import { auditExport } from '../../road/auditExport.ts';
import { type Command, languageOf, parseCommandLine } from '../command.ts';
import { writeWhole } from '../files.ts';
import { newTarget, workbookTarget } from '../targets.ts';
import { recordFlags, withRecord } from './openRecord.ts';

const flags = { ...recordFlags, out: { type: 'string', default: join('out', 'audit.xlsx') } } as const;

/** A workbook for an auditor's eyes and a file for their programs, of the whole record. */
export const auditCommand: Command = {
  usage: 'audit [--out 审计.xlsx] [--home <文件夹>]',
  summary: '导出审计用的工作簿和 json / export the record for an auditor',
  async run(args) {
    const { values } = parseCommandLine(args, flags);
    const out = newTarget(workbookTarget(values.out));
    const jsonOut = newTarget(out.replace(/\.xlsx$/i, '.json'));
    return withRecord(values.home, languageOf(values.lang), async (record) => {
      const { workbook, json } = await exported(record);
      writeWhole(
        new Map<string, Uint8Array | string>([
          [jsonOut, json],
          [out, workbook],
        ]),
      );
      console.log(jsonOut);
      console.log(out);
      return 0;
    });
  },
};

async function exported({ files, folder, events, state }: Record) {
  const { entries } = await readEventFile(files, folder);
  const ours = entries.slice(0, events.length);
  const checksums = ours.map(({ checksum }) => checksum);
  const bodies = ours.map(({ body }) => body);
  const record = { madeAt: new Date().toISOString(), product: productVersion(), events, checksums, state };
  return auditExport(record, bodies);
}
