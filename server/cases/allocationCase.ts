import * as z from 'zod/mini';
import type { MaskReading } from '../contract/figure.ts';
import { CASE_MONTH, type CaseBook, caseCover, type Expectation, type Reading } from './caseBook.ts';
import { publishedHeader, statedTolerance, type ToleranceOf, toleranceReader } from './published.ts';

/** Published service-department examples: support and operating departments, one basis per support department, an order. */
const byDepartment = z.record(z.string(), z.number());
const allocations = z.record(z.string(), byDepartment);
const stepDownBlock = z.object({
  allocations: z.optional(allocations),
  costToAllocate: z.optional(byDepartment),
  totals: z.optional(byDepartment),
});
/** Other blocks (direct, reciprocal …) are named, not read. */
const blocks = z.looseObject({ stepdown: z.optional(stepDownBlock), indirect: z.optional(byDepartment) });
type Blocks = z.infer<typeof blocks>;

export const allocationCaseSchema = z.object({
  ...publishedHeader,
  domain: z.literal('allocation'),
  inputs: z.object({
    departments: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        type: z.enum(['support', 'operating']),
        directCost: z.number(),
      }),
    ),
    services: z.record(z.string(), z.object({ basis: z.string(), usage: byDepartment })),
    order: z.optional(z.array(z.string())),
  }),
  expected: blocks,
  recomputed: z.optional(blocks),
  tolerance: z.optional(statedTolerance),
});
type AllocationCase = z.infer<typeof allocationCaseSchema>;

/** Half a unit of the coarsest amount the engine can post here, where a case states less. */
const POSTING_TOLERANCE_YUAN = 0.005;

export function allocationCase(published: AllocationCase): CaseBook {
  const { departments, services, order = Object.keys(services) } = published.inputs;
  const month = CASE_MONTH;
  const print = toleranceReader(published.tolerance, POSTING_TOLERANCE_YUAN);
  return {
    id: published.id,
    title: published.title,
    source: published.source,
    sheets: {
      cover: caseCover(published.id),
      'cost-units': departments.map(({ id, name, type }) => ({
        code: id,
        name,
        unitClass: type === 'support' ? 'AUX' : 'CLINICAL',
      })),
      'cost-elements': [{ code: 'COST', name: '成本', statutory: 'OTHER', behaviour: 'fixed' }],
      'direct-cost': departments.map(({ id, directCost }) => ({
        month,
        unit: id,
        element: 'COST',
        amountYuan: directCost,
      })),
      'internal-services': Object.entries(services).flatMap(([provider, { basis, usage }]) =>
        Object.entries(usage).map(([receiver, quantity]) => ({
          month,
          provider,
          receiver,
          service: basis,
          quantity,
        })),
      ),
      'allocation-rules': order.map((senders, at) => ({
        operation: 'set',
        senders,
        driver: 'internalService',
        order: at + 1,
        reason: published.source.slice(0, 40),
      })),
    },
    expectations: [
      ...stepDownExpectations(published.expected, 'expected', print),
      ...stepDownExpectations(published.recomputed ?? {}, 'recomputed', () => POSTING_TOLERANCE_YUAN),
    ],
    notComputed: Object.keys(published.expected).filter(
      (block) => block !== 'stepdown' && block !== 'indirect',
    ),
  };
}

/** What the step-down block of a case says: edges, what senders had to hand out, totals, indirect cost. */
function stepDownExpectations(blocks: Blocks, origin: string, toleranceOf: ToleranceOf): Expectation[] {
  const { allocations = {}, costToAllocate = {}, totals = {} } = blocks.stepdown ?? {};
  const line = (path: string, of: Reading, expected: number): Expectation => ({
    label: `${origin}.${path}`,
    of,
    expected,
    tolerance: toleranceOf(path, expected),
  });
  const held = (code: string, passed: MaskReading = {}): Reading => ({
    kind: 'figure',
    figure: { measure: 'heldCost', units: { codes: [code] }, classesPassed: passed },
  });
  const byUnit = (path: string, amounts: Readonly<Record<string, number>>, passed?: MaskReading) =>
    Object.entries(amounts).map(([unit, expected]) => line(`${path}.${unit}`, held(unit, passed), expected));
  const edges = Object.entries(allocations).flatMap(([sender, receivers]) =>
    Object.entries(receivers).map(([receiver, expected]) =>
      line(`stepdown.allocations.${sender}.${receiver}`, { kind: 'edge', sender, receiver }, expected),
    ),
  );
  return [
    ...edges,
    ...byUnit('stepdown.costToAllocate', costToAllocate),
    ...byUnit('stepdown.totals', totals),
    ...byUnit('indirect', blocks.stepdown ? (blocks.indirect ?? {}) : {}, { with: ['AUX'] }),
  ];
}
