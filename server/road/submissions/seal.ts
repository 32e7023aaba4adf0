import type { Month } from '../../engine/ledger.ts';
import { canonicalJson, sha256 } from '../../history/identity.ts';

/** Version of the workbooks that go out; their sheets are those of the sheet definitions. */
export const SUBMISSION_TEMPLATE = 'submission';
export const SUBMISSION_VERSION = 1;

/** What a workbook says it is, whatever its file is called. */
export interface SubmissionIdentity {
  readonly hospital: string;
  readonly unit: string;
  readonly from: Month;
  readonly to: Month;
  readonly version: string;
}

const SEAL_LENGTH = 12;

/** Shows that nobody made one department's workbook another's; no secret. */
export const sealOf = (identity: SubmissionIdentity): string =>
  sha256(canonicalJson(identity)).slice(0, SEAL_LENGTH).toUpperCase();
