import type { RunReport } from '../contract/api/runs.ts';
import { conservation, levelTotals } from '../engine/conservation.ts';
import { type Quantum, quantaPerYuan, yuanText } from '../engine/money.ts';
import type { Run } from '../engine/run.ts';
import { checkLines } from './checkLines.ts';
import type { Costing } from './costing.ts';
import { faultList } from './faultList.ts';
import type { Results } from './resultWorkbook.ts';

/** All that a run says of itself beside its sheets; `results` null where faults stop it. */
export function runReport(costing: Costing, results: Results | null, quantum: Quantum = 'fen'): RunReport {
  const { costed } = costing;
  return {
    faults: faultList([...costing.faults, ...(results?.faults ?? [])]),
    hospital: costing.hospital,
    inputSheets: [...costing.sheets],
    months: [...costing.months],
    checks: costed ? checkLines(costed.checks, quantum) : [],
    identity: costed && { ...costed.identity },
    quantum,
    conservation: costed ? conservationOf(costed.run) : [],
    results: (results?.plans ?? []).map(({ key, name }) => ({ key, name })),
  };
}

function conservationOf(run: Run): RunReport['conservation'] {
  const differences = conservation(run);
  const yuan = (quanta: number) => yuanText(quanta, quantaPerYuan[run.quantum]);
  return levelTotals(run).map(({ level, name, before, after }) => ({
    level,
    name,
    beforeYuan: yuan(before),
    afterYuan: yuan(after),
    differenceFen: differences
      .filter((each) => each.level === level)
      .map(({ differenceFen }) => differenceFen)
      .reduce((most, each) => (Math.abs(Number(each)) > Math.abs(Number(most)) ? each : most), '0'),
  }));
}
