import type { CaseBook } from './caseBook.ts';
import { caseCover } from './caseBook.ts';

/** What one unit did in a month and what it came to. */
export interface VolumeMonth {
  readonly month: string;
  readonly volume: number;
  readonly revenueYuan: number;
  readonly variableYuan: number;
  readonly fixedYuan: number;
}

/** The unit of examples about cost, volume and surplus. */
export const VOLUME_UNIT = '0101';

/** A hospital of one clinical unit whose cost is one fixed and one variable element. */
export function volumeBook(
  title: string,
  { careType, workload }: { careType: 'outpatient' | 'inpatient'; workload: string },
  months: readonly VolumeMonth[],
): CaseBook['sheets'] {
  const unit = VOLUME_UNIT;
  const cost = (month: string, element: string, amountYuan: number) => ({ month, unit, element, amountYuan });
  return {
    cover: caseCover(
      title,
      months.map(({ month }) => month),
    ),
    'cost-units': [{ code: unit, name: '算例科室', unitClass: 'CLINICAL', careType }],
    'cost-elements': [
      { code: 'FIXED', name: '固定成本', statutory: 'PERSONNEL', behaviour: 'fixed' },
      { code: 'VARIABLE', name: '变动成本', statutory: 'MATERIAL', behaviour: 'variable' },
    ],
    'direct-cost': months.flatMap(({ month, fixedYuan, variableYuan }) => [
      cost(month, 'FIXED', fixedYuan),
      cost(month, 'VARIABLE', variableYuan),
    ]),
    revenue: months.map(({ month, revenueYuan }) => ({
      ...{ month, orderingUnit: unit, executingUnit: unit },
      ...{ category: 'otherService', careType, amountYuan: revenueYuan },
    })),
    workload: months.map(({ month, volume }) => ({ month, unit, [workload]: volume })),
  };
}
