import * as z from 'zod/mini';
import type { MaskReading } from '../contract/figure.ts';
import { CASE_MONTH, type CaseBook, caseCover, type Expectation } from './caseBook.ts';

/** Golden hospital: units by class with direct cost per statutory element, and after-allocation buckets per unit (methodology.md §17). */
const amounts = z.array(z.number());
export const goldenCaseSchema = z.object({
  items: z.array(z.string()),
  depts: z.record(
    z.string(),
    z.object({ name: z.string(), class: z.string(), direct: amounts, staff: z.number() }),
  ),
  drivers: z.record(z.string(), z.record(z.string(), z.unknown())),
  buckets: z.array(z.string()),
  expected: z.record(z.string(), z.record(z.string(), z.union([amounts, z.number()]))),
});
type GoldenCase = z.infer<typeof goldenCaseSchema>;

const classOf: Record<string, string> = { admin: 'ADMIN', aux: 'AUX', tech: 'TECH', clin: 'CLINICAL' };

/** Bucket names of the paper as class masks: `t_am` passed through TECH, AUX and ADMIN. */
const maskOf: Record<string, MaskReading> = {
  d: { without: ['ADMIN', 'AUX', 'TECH'] },
  m: { with: ['ADMIN'], without: ['AUX', 'TECH'] },
  a_d: { with: ['AUX'], without: ['ADMIN', 'TECH'] },
  a_m: { with: ['AUX', 'ADMIN'], without: ['TECH'] },
  t_d: { with: ['TECH'], without: ['ADMIN', 'AUX'] },
  t_m: { with: ['TECH', 'ADMIN'], without: ['AUX'] },
  t_a: { with: ['TECH', 'AUX'], without: ['ADMIN'] },
  t_am: { with: ['TECH', 'AUX', 'ADMIN'] },
};

/** The paper rounds to the fen; amounts posted at a hundredth of a fen must agree with it. */
const PRINT_ROUNDING_YUAN = 0.005;

export function goldenCase(id: string, golden: GoldenCase): CaseBook {
  const units = Object.entries(golden.depts);
  const receiversBySender = Object.entries(golden.drivers).filter(([sender]) => sender in golden.depts);
  const month = CASE_MONTH;
  return {
    id,
    title: 'Golden hospital of eleven units',
    source: 'exact arithmetic of our own',
    sheets: {
      cover: caseCover(id),
      'cost-units': units.map(([code, unit]) => ({
        code,
        name: unit.name,
        unitClass: classOf[unit.class] ?? '',
      })),
      'cost-elements': golden.items.map((name) => ({
        code: name,
        name,
        statutory: name,
        behaviour: 'fixed',
      })),
      'direct-cost': units.flatMap(([unit, { direct }]) =>
        direct.flatMap((amountYuan, at) =>
          amountYuan === 0 ? [] : [{ month, unit, element: golden.items[at] ?? '', amountYuan }],
        ),
      ),
      'driver-parameters': units.map(([unit, { staff }]) => ({ month, unit, headcount: staff })),
      'internal-services': receiversBySender.flatMap(([provider, volumes]) =>
        Object.entries(volumes).map(([receiver, quantity]) => ({
          month,
          provider,
          receiver,
          service: '服务量',
          quantity: Number(quantity),
        })),
      ),
      'allocation-rules': receiversBySender.map(([senders]) => ({
        operation: 'set',
        senders,
        driver: 'internalService',
        reason: '样例',
      })),
    },
    expectations: Object.entries(golden.expected).flatMap(([code, buckets]) =>
      unitExpectations(golden, code, buckets),
    ),
    notComputed: [],
  };
}

function unitExpectations(
  golden: GoldenCase,
  code: string,
  buckets: GoldenCase['expected'][string],
): Expectation[] {
  return Object.entries(buckets).flatMap(([bucket, expected]) => {
    const cells = typeof expected === 'number' ? [expected] : expected;
    return cells.map((expectedYuan, at): Expectation => {
      const element = typeof expected === 'number' ? null : (golden.items[at] ?? '');
      return {
        label: `${code} ${golden.depts[code]?.name ?? ''} ${bucket}${element ? ` ${element}` : ''}`,
        of: {
          kind: 'figure',
          figure: {
            measure: 'heldCost',
            units: { codes: [code] },
            ...(element ? { elements: { codes: [element] } } : {}),
            ...(maskOf[bucket] ? { classesPassed: maskOf[bucket] } : {}),
          },
        },
        expectedYuan,
        toleranceYuan: PRINT_ROUNDING_YUAN,
      };
    });
  });
}
