import { faultLine, type Language } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
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

/** Another writer stops nobody from reading; whoever writes is refused with it. */
const isPassing = ({ severity }: Fault): boolean => severity === 'notice';

/** Does something with the record and closes it; what was found at its opening is told first. */
export async function withRecord(
  home: string | undefined,
  language: Language,
  work: (record: Record) => Promise<number>,
): Promise<number> {
  const record = await Record.open(homeOf(home), recordSettings);
  try {
    for (const notice of record.notices) if (isPassing(notice)) console.log(faultLine(notice, language));
    return await work(record);
  } finally {
    await record.close();
  }
}
