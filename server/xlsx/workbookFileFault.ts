import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { MAX_WORKBOOK_BYTES } from './zipLimits.ts';

/**
 * What can be said of a workbook file before it is opened: a type that is not read (`.xls`, `.et`,
 * `.csv` …), or a size that is not. Null where reading may begin.
 */
export function workbookFileFault(fileName: string, sizeBytes: number): Fault | null {
  const file = fileName.replace(/^.*[/\\]/, '');
  const extension = /\.[^.]*$/.exec(file)?.[0].toLowerCase() ?? '';
  if (extension !== '.xlsx' && extension !== '.xlsm') {
    return fault('WB-002', { file, extension: extension || '—' });
  }
  return sizeFault(sizeBytes);
}

/** The same by size alone, for bytes that come without a name. */
export function sizeFault(sizeBytes: number): Fault | null {
  if (sizeBytes <= MAX_WORKBOOK_BYTES) return null;
  const megabyte = 1024 * 1024;
  return fault('WB-001', {
    megabytes: Math.ceil(sizeBytes / megabyte),
    limit: MAX_WORKBOOK_BYTES / megabyte,
  });
}
