import { describe, expect, test } from 'vitest';
import { faultLine } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import { readWorkbook } from '../readWorkbook.ts';
import { workbookFileFault } from '../workbookFileFault.ts';
import { MAX_WORKBOOK_BYTES } from '../zipLimits.ts';
import { type BadSample, badSamples } from './badSamples.ts';

async function faultsOf({ fileName, bytes }: BadSample): Promise<readonly Fault[]> {
  const content = await bytes();
  const unopened = workbookFileFault(fileName, content.length);
  return unopened ? [unopened] : (await readWorkbook(content)).faults;
}

describe('each fault of reading', () => {
  test.each(Object.entries(badSamples))('%s has a file that shows it and it alone', async (code, sample) => {
    const faults = await faultsOf(sample);
    expect(faults.map((each) => each.code)).toEqual([code]);
    expect(faults[0]?.severity).toBe('blocking');
  });

  test('is told in full in both languages, the Chinese without English words or exclamation marks', async () => {
    for (const sample of Object.values(badSamples)) {
      for (const fault of await faultsOf(sample)) {
        const withoutNames = faultLine(fault, 'en').replace(/“[^”]*”|《[^》]*》/g, '');
        expect(withoutNames).not.toMatch(/[{}\u4e00-\u9fff!]/u);
        expect(faultLine(fault, 'zh')).not.toMatch(/[{}!！]|\b(?:the|file|error|invalid)\b/i);
      }
    }
  });
});

describe('before a file is opened', () => {
  test('the size at the limit passes, one byte more does not', () => {
    expect(workbookFileFault('a.xlsx', MAX_WORKBOOK_BYTES)).toBeNull();
    expect(workbookFileFault('a.xlsx', MAX_WORKBOOK_BYTES + 1)).toMatchObject({
      code: 'WB-001',
      params: { megabytes: 201, limit: 200 },
    });
  });

  test.each(['账.xlsx', '账.XLSM', '/科室/2024.01/账.xlsx'])('%s may be opened', (name) => {
    expect(workbookFileFault(name, 1000)).toBeNull();
  });

  test.each([
    ['账.xls', '.xls'],
    ['C:\\财务\\账.ET', '.et'],
    ['账.csv', '.csv'],
    ['账.xlsb', '.xlsb'],
    ['账', '—'],
  ])('%s is to be saved as .xlsx', (name, extension) => {
    const fault = workbookFileFault(name, 1000);
    expect(fault).toMatchObject({ code: 'WB-002', params: { extension } });
    expect(fault && faultLine(fault, 'zh')).toContain('另存为');
  });
});
