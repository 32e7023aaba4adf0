import { faultLine } from '../faults/catalogue.ts';
import type { Fault } from '../faults/fault.ts';
import type { Bilingual } from '../sheetDefinition.ts';

/** Something asked for cannot be given; the fault says why and what to do. */
export class Refused extends Error {
  readonly fault: Fault;
  /** The fault told in one line. */
  readonly text: Bilingual;

  /** `text`: as the server told it, which may know codes that this side does not. */
  constructor(found: Fault, { text, cause }: { text?: Bilingual; cause?: unknown } = {}) {
    const told = text ?? { zh: faultLine(found, 'zh'), en: faultLine(found, 'en') };
    super(told.en, { cause });
    this.name = 'Refused';
    this.fault = found;
    this.text = told;
  }
}
