import type { conservation } from '../engine/conservation.ts';
import { evaluate } from '../engine/evaluate.ts';
import { quantaPerYuan, yuanText } from '../engine/money.ts';
import { canonicalJson } from '../history/identity.ts';
import { checkLines } from '../road/checkLines.ts';
import type { Costed } from '../road/costing.ts';
import type { Results } from '../road/resultWorkbook.ts';

/** What `--json` writes: identity, totals, checks, faults and the proof of conservation; amounts in yuan as decimal texts. */
export function resultJson(
  costed: Costed,
  results: Results,
  levels: ReturnType<typeof conservation>,
): string {
  const { run, identity, checks, faults } = costed;
  return canonicalJson({
    identity,
    quantum: run.quantum,
    months: run.months.map(({ month }) => month),
    conservation: levels,
    checks: checkLines(checks, run.quantum).map(({ name, part, ...line }) => ({
      ...line,
      part: part?.id ?? null,
    })),
    units: unitTotals(costed),
    faults: [...faults, ...results.faults],
    sheets: results.plans.map(({ key, name }) => ({ key, name })),
  });
}

/** What every unit held in all (senders: when it handed out) and what it keeps, in yuan. */
function unitTotals({ run }: Costed): { code: string; name: string; heldYuan: string; finalYuan: string }[] {
  const yuan = (quanta: number) => yuanText(quanta, quantaPerYuan[run.quantum]);
  return run.layout.units.map(({ code, name }) => ({
    code,
    name,
    heldYuan: yuan(evaluate(run, { measure: 'heldCost', units: { codes: [code] } })),
    finalYuan: yuan(evaluate(run, { measure: 'finalCost', units: { codes: [code] } })),
  }));
}
