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

/** Which leaf cost elements: every key given must hold. Empty selects all. */
export const elementSelector = z.strictObject({
  statutory: z.optional(z.array(z.string())),
  groups: z.optional(z.array(z.string())),
  codes: z.optional(z.array(z.string())),
  /** 计价: patients are charged for it separately. */
  billable: z.optional(z.boolean()),
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

/**
 * The closed vocabulary of this engine. Money measures answer in quanta, the rest in their own unit.
 * - bookCost: direct cost as booked; adjustmentCost, careSplitCost: what each correction moved (signed)
 * - heldCost: what a unit held when it closed (senders) or holds at the end; `classesPassed` reads masks
 * - handedOutCost: what it handed on; finalCost: heldCost − handedOutCost
 * - controlCost, controlRevenue: the general ledger's accounts inside costing (`of` on controlCost
 *   names an account instead, costed or not; on controlRevenue a category); revenueAdjustment: 收入调节
 * - orderedRevenue, executedRevenue: revenue by ordering or executing unit
 * - workload, parameter: `of` names which
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
  'orderedRevenue',
  'executedRevenue',
  'workload',
  'parameter',
] as const;

export const partialFigure = z.strictObject({
  measure: z.optional(z.enum(measures)),
  /** A workload measure, a parameter or a revenue category, by id. */
  of: z.optional(z.string()),
  units: z.optional(unitSelector),
  elements: z.optional(elementSelector),
  sources: z.optional(z.array(z.string())),
  classesPassed: z.optional(maskReading),
  /** A cost level of the rule pack (`medical`): adds that level's masks and sources to the reading. */
  level: z.optional(z.string()),
  /** Revenue and its controls only: the patient's care type on the charge, not the unit's. */
  careType: z.optional(z.enum(['outpatient', 'inpatient'])),
  /** Months of the run, YYYY-MM; absent means all of them. */
  months: z.optional(z.array(z.string())),
});

export type UnitSelector = z.infer<typeof unitSelector>;
export type ElementSelector = z.infer<typeof elementSelector>;
export type MaskReading = z.infer<typeof maskReading>;
export type PartialFigure = z.infer<typeof partialFigure>;
export type Measure = (typeof measures)[number];
export type Figure = PartialFigure & { measure: Measure };
