import type { Entry } from 'yauzl';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';

const MEGABYTE = 1024 * 1024;

/** Measured: 360,000 rows of 8 columns, the largest book we know of, make a file of 14 MB. The rest is room for pictures. */
export const MAX_WORKBOOK_BYTES = 200 * MEGABYTE;

/** Every picture, chart and note of a workbook is a part; books in use have some hundreds. */
export const MAX_PARTS = 10_000;

/** All parts inflated: ten times the largest file, the ratio measured for sheets full of values. */
export const MAX_INFLATED_BYTES = 2048 * MEGABYTE;

/**
 * Measured: common sheets 5 to 20, formatted blank rows 20 to 45, blank cells without addresses 350.
 * Only a file made to burst comes near the 1,032 where deflate ends.
 */
export const MAX_INFLATION = 500;

/** Below this a part may have any ratio: it cannot hurt. */
export const INFLATION_FREE_BYTES = MEGABYTE;

export function refusePartCount(count: number): void {
  if (count > MAX_PARTS) throw new UnreadableWorkbook('WB-007', { count, limit: MAX_PARTS });
}

/**
 * Looks at what an entry declares before any of it is inflated; the reader then holds the entry to it.
 * `inflatedBytes` counts this entry and those before it.
 */
export function refuseEntry(entry: Entry, inflatedBytes: number): void {
  const part = entry.fileName;
  if (entry.isEncrypted()) throw new UnreadableWorkbook('WB-004');
  const burst =
    entry.uncompressedSize > INFLATION_FREE_BYTES &&
    entry.uncompressedSize > entry.compressedSize * MAX_INFLATION;
  if (burst || inflatedBytes > MAX_INFLATED_BYTES) throw new UnreadableWorkbook('WB-008', { part });
}
