import type { Severity } from '../contract/faults/fault.ts';
import type { Bilingual } from '../contract/sheetDefinition.ts';
import type { CheckResult } from '../engine/checks.ts';
import { type Quantum, quantaPerYuan, yuanText } from '../engine/money.ts';

/** A tie-out as it is handed to machines: money in yuan as decimal texts. */
export interface CheckLine {
  readonly id: string;
  readonly name: Bilingual;
  readonly part: { readonly id: string; readonly name: Bilingual } | null;
  readonly leftYuan: string;
  readonly rightYuan: string;
  readonly differenceYuan: string;
  readonly passed: boolean;
  readonly severity: Severity;
}

export function checkLines(checks: readonly CheckResult[], quantum: Quantum): CheckLine[] {
  const yuan = (quanta: number) => yuanText(quanta, quantaPerYuan[quantum]);
  return checks.map(({ id, name, part, left, right, difference, passed, severity }) => ({
    id,
    name,
    part: part && { id: part.id, name: part.name },
    leftYuan: yuan(left),
    rightYuan: yuan(right),
    differenceYuan: yuan(difference),
    passed,
    severity,
  }));
}
