import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { fewNames } from '../contract/faults/fewNames.ts';
import type { AllocationRules } from '../engine/rules.ts';
import type { Line } from './axis.ts';
import type { Grid } from './grid.ts';

/**
 * Units with money in a table and nothing to divide it by, though others beside them have it. Theirs shows
 * “—”, but what the whole hospital's cost is divided by lacks their visits, and nobody would see it.
 */
export class VolumeGaps {
  /** `检验科(0202)` by workload measure. */
  private readonly unitsOf = new Map<string, Set<string>>();

  /** Looks through the columns of workload of the period itself: what 本年累计 lacks is told of 历史数据. */
  read(grid: Grid): void {
    for (const [c, { figure }] of grid.columns.entries()) {
      if (figure.measure !== 'workload' || figure.daily || figure.period) continue;
      const units = [...grid.rows.keys()].filter((r) => grid.rows[r].attributes.code !== undefined);
      const measureOf = (r: number) => figure.workload ?? grid.rows[r].figure.workload ?? '';
      const counted = new Set(units.filter((r) => grid.amounts[r][c]).map((r) => grid.rows[r].path));
      for (const r of units)
        if (!grid.amounts[r][c] && counted.has(grid.rows[r].path) && hasMoney(grid, r))
          this.add(measureOf(r), grid.rows[r].attributes);
    }
  }

  /** One notice a measure. */
  faults({ workloads }: AllocationRules): Fault[] {
    return [...this.unitsOf].map(([id, units]) => {
      const name = workloads.find((workload) => workload.id === id)?.name;
      const params = { measure: name?.zh ?? id, measureEn: name?.en ?? id, count: units.size };
      return fault('RP-023', { ...params, units: fewNames([...units]) });
    });
  }

  private add(measure: string, { code, name }: Line['attributes']): void {
    const units = this.unitsOf.get(measure) ?? new Set();
    this.unitsOf.set(measure, units.add(`${name}(${code})`));
  }
}

const hasMoney = ({ rows, columns, amounts, answersInAt }: Grid, r: number): boolean =>
  columns.some(
    (column, c) =>
      !column.figure.period && answersInAt(rows[r], column) === 'quanta' && Boolean(amounts[r][c]),
  );
