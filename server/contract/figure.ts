import * as z from 'zod/mini';

/**
 * What a number on a sheet means. Reports, checks, trace and what-if all speak in figures; a report
 * is rows × columns of partial figures and lives in YAML, never in code.
 */

/** Which units: every key given must hold; a key's list is a choice. Empty selects all. */
export const unitSelector = z.strictObject({
  classes: z.optional(z.array(z.string())),
  campuses: z.optional(z.array(z.string())),
  groups: z.optional(z.array(z.string())),
  careTypes: z.optional(z.array(z.string())),
  codes: z.optional(z.array(z.string())),
  /** Only units on the sender's campus. */
  sameCampus: z.optional(z.boolean()),
});

const elementKeys = {
  statutory: z.optional(z.array(z.string())),
  groups: z.optional(z.array(z.string())),
  codes: z.optional(z.array(z.string())),
  /** 计价: patients are charged for it separately. */
  billable: z.optional(z.boolean()),
};

/** Which leaf cost elements: every key given must hold. Empty selects all. */
export const elementSelector = z.strictObject({
  ...elementKeys,
  /** Leaves that one of these selects are left out. */
  except: z.optional(z.array(z.strictObject(elementKeys))),
});

/**
 * Which class masks: an amount's mask has one bit per class of unit it has passed through. Lowest
 * bit = class of origin, highest = last sender (architecture.md, Money). A unit's own cost has the
 * empty mask: no lowest, no highest.
 */
export const maskReading = z.strictObject({
  without: z.optional(z.array(z.string())),
  with: z.optional(z.array(z.string())),
  lowest: z.optional(z.array(z.string())),
  highest: z.optional(z.array(z.string())),
});

/** Which service items: every key given must hold. Empty selects all. */
export const itemSelector = z.strictObject({
  codes: z.optional(z.array(z.string())),
  /** Fee categories of the rule pack. */
  categories: z.optional(z.array(z.string())),
});

/**
 * The closed vocabulary of the engines. Money measures answer in quanta, the rest in their own unit.
 * - bookCost: direct cost as booked; adjustmentCost, careSplitCost: what each correction moved (signed)
 * - heldCost: what a unit held when it closed (senders) or holds at the end; `classesPassed` reads masks
 * - handedOutCost: what it handed on; finalCost: heldCost − handedOutCost
 * - controlCost, controlRevenue: the general ledger's accounts inside costing (`of` on controlCost
 *   names an account instead, costed or not; on controlRevenue a category); revenueAdjustment: 收入调节
 * - revenue: what patients were charged, by ordering or executing unit (`revenueBy`)
 * - workload: `workload` names which; parameter: `of` names which
 *
 * Of 医疗服务项目, by unit that charges and item, over all months of the run:
 * - itemCost: by a method (`itemMethod`), joint work included; itemReceived: the part that other units did
 * - itemRevenue, itemQuantity: executing revenue and volume; itemPrice: of one item, in yuan
 * - itemMeanCost: of one item, the plain mean of its unit costs in the units that did it, in yuan
 * - itemMonths: how many months that is
 * - itemBase: cost that is to be costed by item, by unit; itemLeftOut: what is not (`of` names a rule)
 * - itemResidual: what of the base no item bears (`line`)
 * - itemTransferIn, itemTransferOut: 接收协作, 对外协作 of a unit
 * - staffMinutes: what the people of a unit were reported to work, by item for whoever charges it;
 *   staffCapacity: what they could have worked
 */
export const measures = [
  'bookCost',
  'adjustmentCost',
  'careSplitCost',
  'heldCost',
  'handedOutCost',
  'finalCost',
  'controlCost',
  'controlRevenue',
  'revenueAdjustment',
  'revenue',
  'workload',
  'parameter',
  'itemCost',
  'itemReceived',
  'itemRevenue',
  'itemQuantity',
  'itemPrice',
  'itemMeanCost',
  'itemMonths',
  'itemBase',
  'itemLeftOut',
  'itemResidual',
  'itemTransferIn',
  'itemTransferOut',
  'staffMinutes',
  'staffCapacity',
] as const;

/** What a fee category is for: drivers, behaviour and break-even tell these apart. */
export const feeKinds = ['service', 'drug', 'billableMaterial'] as const;

export const partialFigure = z.strictObject({
  measure: z.optional(z.enum(measures)),
  /** A parameter, a revenue category, an account or a rule of what item costing leaves out, by id. */
  of: z.optional(z.string()),
  /** Workload only: a measure of the rule pack. */
  workload: z.optional(z.string()),
  /** Workload only: each month's quantity times its days; open beds become bed-days on offer. */
  daily: z.optional(z.boolean()),
  units: z.optional(unitSelector),
  elements: z.optional(elementSelector),
  sources: z.optional(z.array(z.string())),
  classesPassed: z.optional(maskReading),
  /** A cost level of the rule pack (`medical`): adds that level's masks and sources to the reading. */
  level: z.optional(z.string()),
  /** Revenue and its controls only: the patient's care type on the charge, not the unit's. */
  careType: z.optional(z.enum(['outpatient', 'inpatient'])),
  /** Revenue only: 开单 (the default) or 执行. */
  revenueBy: z.optional(z.enum(['ordering', 'executing'])),
  /** Revenue only: kinds of fee category; absent means all. */
  feeKinds: z.optional(z.array(z.enum(feeKinds))),
  /** Cost only: the part that moves with volume, or the part that does not (成本习性). */
  behaviour: z.optional(z.enum(['fixed', 'variable'])),
  /** Item measures only. */
  items: z.optional(itemSelector),
  /** Item cost and residuals: a method of the rules; absent means the run's. */
  itemMethod: z.optional(z.string()),
  /** Item cost, base, residuals and transfers: 直接, 公用, 管理, 医辅. */
  origins: z.optional(z.array(z.string())),
  /** itemResidual only; absent means all of them together. */
  line: z.optional(z.enum(['unused', 'nonItem', 'difference', 'unassigned'])),
  /** Months of the run, YYYY-MM; absent means all of them. */
  months: z.optional(z.array(z.string())),
  /** 本年累计: January to the run's last month, earlier months from 历史数据; `months` says nothing then. */
  period: z.optional(z.literal('yearToDate')),
  /**
   * Divides by this workload of the same units and months (诊次成本, 床日成本), or by another measure of
   * the same units and items (项目单位成本, 产能成本率).
   */
  per: z.optional(
    z.union([z.string(), z.strictObject({ measure: z.enum(['itemQuantity', 'staffCapacity']) })]),
  ),
});

export type UnitSelector = z.infer<typeof unitSelector>;
export type ElementSelector = z.infer<typeof elementSelector>;
export type ItemSelector = z.infer<typeof itemSelector>;
export type MaskReading = z.infer<typeof maskReading>;
export type FeeKind = (typeof feeKinds)[number];
export type PartialFigure = z.infer<typeof partialFigure>;
export type Measure = (typeof measures)[number];
export type Figure = PartialFigure & { measure: Measure };
