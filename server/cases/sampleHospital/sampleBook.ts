import { historyRecords } from '../../engine/historyRecords.ts';
import { costWorkbook } from '../../road/costing.ts';
import { StageClock } from '../../road/stages.ts';
import { filledBook } from '../filledBook.ts';
import { type SampleOptions, sampleHospital } from './sampleHospital.ts';

/** The sample as a workbook; months before its own are costed first and handed over as 历史数据. */
export async function sampleBook(options: SampleOptions): Promise<Uint8Array> {
  const { priorMonths = 0 } = options;
  const records = sampleHospital(options);
  if (priorMonths === 0) return filledBook(records);
  const before = await filledBook(
    sampleHospital({ ...options, priorMonths: 0, months: priorMonths, items: false }),
  );
  const { costed, faults } = await costWorkbook(before, { quantum: 'fen' }, new StageClock());
  if (!costed)
    throw new Error(`the months before cannot be costed: ${faults.map(({ code }) => code).join(' ')}`);
  const history = historyRecords(costed.run).map((entry) => ({ ...entry, level: entry.level || null }));
  return filledBook({ ...records, history });
}
