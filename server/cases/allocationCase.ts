import * as z from 'zod/mini';
import { CASE_MONTH, type CaseBook, caseCover, type Expectation } from './caseBook.ts';

/** Published service-department examples: support and operating departments, one basis per support department, an order. */
const byDepartment = z.record(z.string(), z.number());
const allocations = z.record(z.string(), byDepartment);
const stepDownBlock = z.object({
  allocations: z.optional(allocations),
  costToAllocate: z.optional(byDepartment),
  totals: z.optional(byDepartment),
});
const tolerance = z.object({ abs: z.optional(z.number()), rel: z.optional(z.number()) });

export const allocationCaseSchema = z.object({
  id: z.string(),
  title: z.string(),
  source: z.string(),
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
  expected: z.record(z.string(), z.unknown()),
  recomputed: z.optional(z.record(z.string(), z.unknown())),
  tolerance: z.optional(
    z.object({ default: z.optional(tolerance), paths: z.optional(z.record(z.string(), tolerance)) }),
  ),
});
type AllocationCase = z.infer<typeof allocationCaseSchema>;

/** Half a unit of the coarsest amount the engine can post here, where a case states less. */
const POSTING_TOLERANCE_YUAN = 0.005;

export function allocationCase(published: AllocationCase): CaseBook {
  const { departments, services, order = Object.keys(services) } = published.inputs;
  const month = CASE_MONTH;
  const stepDown =
    published.expected.stepdown === undefined ? null : stepDownBlock.parse(published.expected.stepdown);
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
    expectations: stepDown ? stepDownExpectations(published, stepDown) : [],
    notComputed: Object.keys(published.expected).filter(
      (block) => block !== 'stepdown' && block !== 'indirect',
    ),
  };
}

function stepDownExpectations(
  published: AllocationCase,
  block: z.infer<typeof stepDownBlock>,
): Expectation[] {
  const toleranceOf = (path: string, value: number) => {
    const { default: whole, paths } = published.tolerance ?? {};
    const { abs = 0, rel = 0 } = paths?.[path] ?? whole ?? {};
    return Math.max(abs, rel * Math.abs(value), POSTING_TOLERANCE_YUAN);
  };
  const held = (unit: string, path: string, expectedYuan: number): Expectation => ({
    label: path,
    of: { kind: 'figure', figure: { measure: 'heldCost', units: { codes: [unit] } } },
    expectedYuan,
    toleranceYuan: toleranceOf(path, expectedYuan),
  });
  const edges = Object.entries(block.allocations ?? {}).flatMap(([sender, receivers]) =>
    Object.entries(receivers).map(([receiver, expectedYuan]): Expectation => {
      const path = `stepdown.allocations.${sender}.${receiver}`;
      return {
        label: path,
        of: { kind: 'edge', sender, receiver },
        expectedYuan,
        toleranceYuan: toleranceOf(path, expectedYuan),
      };
    }),
  );
  const whole = (name: 'costToAllocate' | 'totals') =>
    Object.entries(block[name] ?? {}).map(([unit, expectedYuan]) =>
      held(unit, `stepdown.${name}.${unit}`, expectedYuan),
    );
  return [...edges, ...whole('costToAllocate'), ...whole('totals')];
}
