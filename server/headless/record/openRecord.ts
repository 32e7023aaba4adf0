import { faultLine, type Language } from '../../contract/faults/catalogue.ts';
import { stepdownHome } from '../../record/home.ts';
import { nodeFiles } from '../../record/nodeFiles.ts';
import { Record, type RecordSettings } from '../../record/record.ts';

/** Where the record is, unless it is said. */
export const recordFlags = {
  home: { type: 'string' },
  lang: { type: 'string' },
} as const;

export const homeOf = (home: string | undefined): string =>
  home ?? stepdownHome(process.env, process.platform);

export const recordSettings: RecordSettings = { files: nodeFiles, now: () => new Date() };

/** Does something with the record and closes it; what was found at its opening is told first. */
export async function withRecord(
  home: string | undefined,
  language: Language,
  work: (record: Record) => Promise<number>,
): Promise<number> {
  const record = await Record.open(homeOf(home), recordSettings);
  try {
    for (const notice of record.notices) console.log(faultLine(notice, language));
    return await work(record);
  } finally {
    await record.close();
  }
}
