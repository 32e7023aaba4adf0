import type { Bilingual } from '../contract/sheetDefinition.ts';
import { elementOfColumn, sourceOfColumn } from './layout.ts';
import { quantaPerYuan, yuanText } from './money.ts';
import type { MonthRun, Run } from './run.ts';
import { heldByOpenUnits } from './stepDown.ts';

/** What a level lost or gained of one leaf and source, over all months; `"0"` where everything stands. */
export interface LevelDifference {
  readonly level: string;
  readonly leaf: string;
  readonly source: string;
  /** Sum of the months' absolute differences, so that one month cannot hide another. */
  readonly differenceFen: string;
}

const lastStep = Number.MAX_SAFE_INTEGER;

/** Quanta by column before level 1: books, adjustments and care splits of all units. */
function sourceByColumn({ layout }: Run, { source }: MonthRun): Float64Array {
  const totals = new Float64Array(layout.columns);
  for (const amounts of [source.book, source.adjustment, source.careSplit])
    for (let slot = 0; slot < amounts.length; slot++) totals[slot % layout.columns] += amounts[slot];
  return totals;
}

/**
 * Before and after every level, per leaf × source: what was read against what all units held once the
 * level had closed; for the last level, read back from what the run holds now under any mask.
 */
export function conservation(run: Run): LevelDifference[] {
  const everyMask = Array.from({ length: run.layout.masks }, (_, mask) => mask);
  const byLevel = new Map<string, Float64Array>();
  for (const month of run.months) {
    const before = sourceByColumn(run, month);
    month.rules.levels.forEach(({ id }, level) => {
      const isLast = level === month.rules.levels.length - 1;
      const after = isLast
        ? heldByOpenUnits(run.layout, month.held, month.closesAt, lastStep, everyMask)
        : month.heldAfterLevel[level];
      const differences = byLevel.get(id) ?? new Float64Array(run.layout.columns);
      after.forEach((quanta, column) => {
        differences[column] += Math.abs(quanta - before[column]);
      });
      byLevel.set(id, differences);
    });
  }
  return [...byLevel].flatMap(([level, differences]) =>
    Array.from(differences, (quanta, column) => ({
      level,
      leaf: run.layout.elements[elementOfColumn(run.layout, column)].code,
      source: run.layout.sources[sourceOfColumn(run.layout, column)],
      differenceFen: yuanText(quanta * 100, quantaPerYuan[run.quantum]),
    })),
  );
}

/** Throws where a run does not conserve: a defect of the engine, never of the input. */
export function assertConservation(run: Run): void {
  const broken = conservation(run).find(({ differenceFen }) => differenceFen !== '0');
  if (broken) throw new Error(`not conserved: ${JSON.stringify(broken)}`);
}

/** What all units together held, in quanta, before level 1 and after one level, over all months. */
export interface LevelTotal {
  readonly level: string;
  readonly name: Bilingual;
  readonly before: number;
  readonly after: number;
}

const sumOf = (amounts: Float64Array) => amounts.reduce((sum, quanta) => sum + quanta, 0);

/** The levels of the run's last month, each with the money before and after it: the two are always equal. */
export function levelTotals(run: Run): LevelTotal[] {
  const before = run.months.reduce((sum, month) => sum + sumOf(sourceByColumn(run, month)), 0);
  const { levels } = run.months[run.months.length - 1].rules;
  return levels.map(({ id, name }, level) => ({
    level: id,
    name,
    before,
    after: run.months.reduce((sum, { heldAfterLevel }) => sum + sumOf(heldAfterLevel[level]), 0),
  }));
}
