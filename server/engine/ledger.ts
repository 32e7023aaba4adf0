import type { CellPlace } from '../contract/place.ts';
import type { ItemLedger } from './items/itemLedger.ts';

/**
 * The ledger: a hospital's months as typed records, each knowing the cell it came from. Intake makes
 * it; the engine reads nothing else about a hospital. Amounts are yuan exactly as the cell showed
 * them at 15 significant digits; the engine turns them into integers of a quantum.
 */

/** `YYYY-MM`. */
export type Month = string;

/** Calendar days of a month. */
export function daysOf(month: Month): number {
  const [year, number] = month.split('-').map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (number === 2) return isLeap ? 29 : 28;
  return [4, 6, 9, 11].includes(number) ? 30 : 31;
}

export type CareType = 'outpatient' | 'inpatient' | 'mixed' | 'none';

/** 核算单元: the smallest unit that books revenue and cost. Valid in [validFrom, validTo). */
export interface CostUnit {
  readonly code: string;
  readonly name: string;
  /** Id of a class of the rule pack: SHARED, ADMIN, AUX, TECH, CLINICAL, EXCLUDED. */
  readonly unitClass: string;
  readonly campus: string;
  readonly careType: CareType;
  /** 分摊性质: the driver group that rules address; empty where none. */
  readonly group: string;
  readonly validFrom: Month | null;
  readonly validTo: Month | null;
  /** Units that carry on after `validTo`. */
  readonly successors: readonly string[];
  readonly at: CellPlace | null;
}

/** 成本项目: a leaf under one of the seven statutory elements. */
export interface CostElement {
  readonly code: string;
  readonly name: string;
  /** Id of a statutory element of the rule pack: PERSONNEL, MATERIAL, DRUG, … */
  readonly statutory: string;
  /** 分摊类型: the element group that rules address; empty where none. */
  readonly group: string;
  readonly behaviour: 'fixed' | 'variable' | 'mixed';
  readonly controllable: boolean;
  /** 计价: charged to patients separately. */
  readonly billable: boolean;
  readonly at: CellPlace | null;
}

/** Rows of one (month, unit, element, source) are summed: several vouchers a key are normal. */
export interface DirectCost {
  readonly month: Month;
  readonly unit: string;
  readonly element: string;
  readonly source: string;
  readonly amountYuan: number;
  readonly at: CellPlace;
}

/** 成本调整单: moves an amount from one unit to another; one side may be absent (one-sided rows change the total). */
export interface CostAdjustment {
  readonly month: Month;
  readonly number: string;
  readonly fromUnit: string | null;
  readonly toUnit: string | null;
  readonly element: string;
  readonly source: string;
  readonly amountYuan: number;
  readonly kind: string;
  readonly reason: string;
  readonly at: CellPlace;
}

/** 门诊住院拆分: a 混合 unit's cost goes to an outpatient and an inpatient unit in the ratio of two values. */
export interface CareSplit {
  readonly month: Month;
  readonly unit: string;
  readonly outpatientUnit: string;
  readonly inpatientUnit: string;
  /** Element group, statutory element or leaf this row is for; `*` for all that no other row names. */
  readonly elements: string;
  readonly basis: string;
  readonly outpatientValue: number;
  readonly inpatientValue: number;
  readonly at: CellPlace;
}

export interface Revenue {
  readonly month: Month;
  readonly orderingUnit: string;
  readonly executingUnit: string;
  /** Fee category of the rule pack; it says what is drug and what a separately charged material. */
  readonly category: string;
  readonly careType: 'outpatient' | 'inpatient';
  readonly amountYuan: number;
  readonly at: CellPlace;
}

/** 收入调节: what separates HIS revenue from the general ledger. */
export interface RevenueAdjustment {
  readonly month: Month;
  readonly careType: 'outpatient' | 'inpatient';
  /** A unit, or null for the hospital. */
  readonly unit: string | null;
  readonly kind: string;
  readonly amountYuan: number;
  readonly reason: string;
  readonly at: CellPlace;
}

export interface Workload {
  readonly month: Month;
  readonly unit: string;
  /** Measure of the rule pack: visits, occupiedBedDays, discharges, openBeds, techWorkload, … */
  readonly measure: string;
  readonly quantity: number;
  readonly at: CellPlace;
}

/** 分摊参数: headcount, floor area or a parameter of the hospital's own. */
export interface DriverParameter {
  readonly month: Month;
  readonly unit: string;
  readonly parameter: string;
  readonly quantity: number;
  readonly at: CellPlace;
}

/** 内部服务量: what one unit did for another. */
export interface InternalService {
  readonly month: Month;
  readonly provider: string;
  readonly receiver: string;
  readonly service: string;
  readonly quantity: number;
  readonly at: CellPlace;
}

/** 总账: what the general ledger says, to tie against. */
export interface ControlTotal {
  readonly month: Month;
  readonly kind: 'cost' | 'revenue';
  readonly account: string;
  /** Leaf or statutory element for cost, revenue category for revenue; empty where the account is a total. */
  readonly item: string;
  /** Fund source for cost; empty for revenue. */
  readonly source: string;
  readonly careType: 'outpatient' | 'inpatient' | null;
  /** false: an account outside costing (5201, 5801): shown, never allocated. */
  readonly costed: boolean;
  readonly amountYuan: number;
  readonly at: CellPlace;
}

/** 医院基本情况: one figure of the hospital as a whole. */
export interface HospitalFact {
  readonly month: Month;
  readonly fact: string;
  readonly quantity: number;
  readonly at: CellPlace;
}

/**
 * 分摊规则: one row of the workbook's own rule layer. Empty fields leave the pack's rule alone.
 * A row sets the driver, the order within the level or the receivers of one sender (unit, group or class).
 */
export interface RuleRow {
  readonly operation: 'set' | 'remove';
  readonly senders: string;
  /** Element group, statutory element or leaf; `*` for all. */
  readonly elements: string;
  readonly driver: string;
  readonly fallback: string;
  /** Unit codes, groups or class names; empty for everyone still open. */
  readonly receivers: readonly string[];
  /** Position within the level: 1 closes first. Empty: with the rest of its level. */
  readonly order: number | null;
  readonly validFrom: Month | null;
  readonly reason: string;
  readonly at: CellPlace;
}

/** 历史数据: what an earlier month came to, where that month is not costed in this workbook (costing-decisions.md 11). */
export interface HistoryRecord {
  readonly month: Month;
  readonly unit: string;
  readonly kind: 'directCost' | 'fullCost' | 'orderedRevenue' | 'executedRevenue' | 'workload';
  /** Statutory element for cost, fee category for revenue, workload measure for workload. */
  readonly item: string;
  /** Cost level of the rule pack for cost (`medical` where the cell is empty); empty for the rest. */
  readonly level: string;
  /** Revenue only, where it is told apart. */
  readonly careType: 'outpatient' | 'inpatient' | null;
  /** Yuan for cost and revenue, the measure's own unit for workload. */
  readonly quantity: number;
  readonly at: CellPlace;
}

/** 成本习性: how a unit's element answers to volume, where the 成本项目 dictionary is too coarse (costing-decisions.md 19). */
export interface BehaviourRow {
  /** Unit code, group or class name; `*` for all. Same reading as RuleRow.senders. */
  readonly units: string;
  /** Element group, statutory element or leaf; `*` for all. Same reading as RuleRow.elements. */
  readonly elements: string;
  readonly behaviour: 'fixed' | 'variable' | 'mixed';
  /** 变动部分占比 in percent, 0–100, for mixed only; null otherwise. */
  readonly variablePercent: number | null;
  readonly validFrom: Month | null;
  readonly reason: string;
  readonly at: CellPlace;
}

export interface Ledger extends ItemLedger {
  readonly hospital: string;
  /** Ordered, without gaps being required. */
  readonly months: readonly Month[];
  /** Campuses in scope; empty means all. */
  readonly campuses: readonly string[];
  readonly rulePack: string;
  readonly method: string;
  /** How service items are costed. */
  readonly itemMethod: string;
  readonly units: readonly CostUnit[];
  readonly elements: readonly CostElement[];
  readonly directCosts: readonly DirectCost[];
  readonly adjustments: readonly CostAdjustment[];
  readonly careSplits: readonly CareSplit[];
  readonly revenues: readonly Revenue[];
  readonly revenueAdjustments: readonly RevenueAdjustment[];
  readonly workloads: readonly Workload[];
  readonly parameters: readonly DriverParameter[];
  readonly internalServices: readonly InternalService[];
  readonly controls: readonly ControlTotal[];
  readonly facts: readonly HospitalFact[];
  readonly ruleRows: readonly RuleRow[];
  readonly history: readonly HistoryRecord[];
  readonly behaviourRows: readonly BehaviourRow[];
}
