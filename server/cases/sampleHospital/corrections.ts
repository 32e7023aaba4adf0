import type { InputRecord } from '../../reports/inputColumns.ts';
import type { CostLine } from './cost.ts';
import type { RevenueLine } from './revenue.ts';
import { type ClinicalUnit, MIXED_UNIT, type SampleUnit } from './units.ts';

export interface CostAdjustmentLine {
  readonly month: string;
  readonly number: string;
  readonly fromUnit: string | null;
  readonly toUnit: string | null;
  readonly element: string;
  readonly source: string;
  readonly amountFen: number;
  readonly kind: string;
  readonly reason: string;
}

export interface RevenueAdjustmentLine {
  readonly month: string;
  readonly careType: 'outpatient' | 'inpatient';
  readonly unit: string | null;
  readonly kind: string;
  readonly amountFen: number;
  readonly reason: string;
}

const firstClinical = (units: readonly SampleUnit[], care: ClinicalUnit['care']) =>
  units.find((unit) => unit.kind === 'clinical' && unit.care === care)?.code ?? '';
const ofKind = (units: readonly SampleUnit[], kind: SampleUnit['kind']) =>
  units.filter((unit) => unit.kind === kind);

/** Two transfers between units and one accrual that no unit gives: the last changes the hospital's total. */
export function monthCostAdjustments(
  units: readonly SampleUnit[],
  costs: readonly CostLine[],
  month: string,
): CostAdjustmentLine[] {
  const clinic = firstClinical(units, 'outpatient');
  const ward = firstClinical(units, 'inpatient');
  const [office] = ofKind(units, 'admin');
  const [technical] = ofKind(units, 'tech');
  const leafOf = (unit: string | undefined, meant: string) => bookedLeaf(costs, unit, meant);
  const row = (number: number, rest: Omit<CostAdjustmentLine, 'month' | 'number' | 'source'>) => ({
    month,
    number: `TZ${month.replace('-', '')}-${String(number).padStart(3, '0')}`,
    source: 'SELF',
    ...rest,
  });
  return [
    row(1, {
      fromUnit: clinic,
      toUnit: ward,
      element: leafOf(clinic, '0101'),
      amountFen: 1_860_000,
      kind: 'adjustment',
      reason: '两名医师本月转入病房，工资仍记在门诊',
    }),
    row(2, {
      fromUnit: office?.code ?? null,
      toUnit: technical?.code ?? null,
      element: leafOf(office?.code, '0704'),
      amountFen: 324_050,
      kind: 'adjustment',
      reason: '设备校准费误记在办公室',
    }),
    row(3, {
      fromUnit: null,
      toUnit: office?.code ?? null,
      element: leafOf(office?.code, '0707'),
      amountFen: 1_250_000,
      kind: 'accrual',
      reason: '预提本月法律顾问费，发票未到',
    }),
  ];
}

/** The leaf meant, or another that the unit has where the sample's list is too short for it. */
function bookedLeaf(costs: readonly CostLine[], unit: string | undefined, meant: string): string {
  const booked = costs
    .filter((line) => line.unit === unit && line.source === 'SELF')
    .map(({ element }) => element);
  const alike = booked.find((element) => element.startsWith(meant.slice(0, 2)));
  return booked.find((element) => element === meant) ?? alike ?? '';
}

/** 门诊住院拆分 of the 混合 unit: people by hours worked, everything else by an agreed ratio. */
export function monthCareSplits(units: readonly SampleUnit[], month: string): InputRecord[] {
  const row = {
    month,
    unit: MIXED_UNIT,
    outpatientUnit: firstClinical(units, 'outpatient'),
    inpatientUnit: firstClinical(units, 'inpatient'),
  };
  return [
    { ...row, elements: '人员经费', basis: 'hours', outpatientValue: 612, inpatientValue: 988 },
    { ...row, elements: null, basis: 'ratio', outpatientValue: 0.4, inpatientValue: 0.6 },
  ];
}

/** The insurer's settlement differs from the charges, one refund came after the month's close. */
export function monthRevenueAdjustments(
  units: readonly SampleUnit[],
  revenue: readonly RevenueLine[],
  month: string,
): RevenueAdjustmentLine[] {
  const charged = (careType: RevenueLine['careType']) =>
    revenue.reduce((sum, line) => sum + (line.careType === careType ? line.amountFen : 0), 0);
  const hospital = { month, unit: null, kind: 'settlement', reason: '医保结算与记账收费的差额' };
  return [
    { ...hospital, careType: 'outpatient', amountFen: Math.round(charged('outpatient') * -0.0042) },
    { ...hospital, careType: 'inpatient', amountFen: Math.round(charged('inpatient') * -0.0115) },
    {
      month,
      careType: 'inpatient',
      unit: firstClinical(units, 'inpatient'),
      kind: 'crossPeriod',
      amountFen: 4_512_080,
      reason: '上月出院病人本月补记的收费',
    },
  ];
}

/** A refund larger than the month's charges: a negative base, which counts as nothing and is told. */
export function refund(
  units: readonly SampleUnit[],
  revenue: readonly RevenueLine[],
  month: string,
): RevenueLine[] {
  const [technical] = ofKind(units, 'tech').sort((a, b) => a.size - b.size);
  const orders = revenue.find((line) => line.executingUnit === technical?.code);
  if (!technical || !orders) return [];
  const { orderingUnit, executingUnit, category, careType } = orders;
  const charged = revenue
    .filter((line) => line.orderingUnit === orderingUnit && line.executingUnit === executingUnit)
    .reduce((sum, line) => sum + line.amountFen, 0);
  return [{ month, orderingUnit, executingUnit, category, careType, amountFen: -(charged + 128_600) }];
}

/** The hospital's own rules on top of the pack. */
export function ownRules(units: readonly SampleUnit[]): InputRecord[] {
  const security = units.find((unit) => unit.name === '保卫科');
  const rule = {
    operation: 'set',
    elements: null,
    fallback: null,
    receivers: null,
    order: null,
    validFrom: null,
  };
  return security
    ? [
        {
          ...rule,
          senders: security.name,
          driver: 'area',
          reason: '按楼宇面积承担，院长办公会通过',
        },
      ]
    : [];
}
