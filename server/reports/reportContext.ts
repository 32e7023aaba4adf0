import type { Fault } from '../contract/faults/fault.ts';
import type { InputValue } from './inputValues.ts';

/** What the reports need to know of the road before them, beside the run itself. */
export interface ReportContext {
  /** What makes the run this run; a hash each, hexadecimal. */
  readonly identity: {
    readonly runId: string;
    readonly ledgerHash: string;
    readonly rulesHash: string;
    readonly optionsHash: string;
    readonly sourceHash: string;
    readonly engineVersion: string;
  };
  /** What people call the rule pack and the method. */
  readonly names: {
    readonly rulePack: string;
    readonly method: string;
    /** Null where no service items were costed. */
    readonly itemMethod: string | null;
  };
  readonly inputSheets: readonly { readonly sheetName: string; readonly rowsRead: number }[];
  /** The workbook's own numbers (`inputValues(blocks)`): a check's formula points only at cells that hold yuan. */
  readonly inputValue: InputValue;
  /** Everything found on the way that did not stop it. */
  readonly faults: readonly Fault[];
  /** How long each stage took so far; the one thing on a sheet that differs between two equal runs. */
  readonly stages: readonly { readonly name: string; readonly milliseconds: number }[];
}
