import type { Place } from '../place.ts';

/**
 * How much a fault stops:
 * `blocking` 阻断核算 cannot compute; `unpublishable` 阻断发布 computes and writes, red in 核对;
 * `notice` 提示 computes, tells.
 */
export type Severity = 'blocking' | 'unpublishable' | 'notice';

/** One thing a person should know about their input, their rules or their result. */
export interface Fault {
  readonly code: string;
  readonly severity: Severity;
  /** Fills the `{name}` places of the catalogue's texts. */
  readonly params: Readonly<Record<string, string | number>>;
  readonly where: Place | null;
}

/** What was found, why it matters, what to do; `{name}` is filled from the fault's params. */
export interface FaultText {
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
}

export interface FaultEntry {
  readonly severity: Severity;
  readonly zh: FaultText;
  readonly en: FaultText;
}

/** Codes are never reused; one file per family, in order of precedence. */
export type FaultFamily = Readonly<Record<string, FaultEntry>>;
