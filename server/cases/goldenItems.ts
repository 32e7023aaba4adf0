import * as z from 'zod/mini';
import type { Figure } from '../contract/figure.ts';
import { CASE_MONTH, type CaseBook, type Reading } from './caseBook.ts';

/** Item costing of one unit of the golden hospital (methodology.md §17). */

export const goldenItemsSchema = z.object({
  unit: z.string(),
  category: z.string(),
  /** Of an element of the file, charged separately. */
  billable: z.object({ element: z.string(), amountYuan: z.number() }),
  list: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      quantity: z.number(),
      revenueYuan: z.number(),
      minutes: z.number(),
      equivalent: z.number(),
    }),
  ),
});
export type GoldenItems = z.infer<typeof goldenItemsSchema>;

/** By method of the rules, then item. */
const unitCosts = z.record(z.string(), z.record(z.string(), z.number()));
export const itemAnswersSchema = z.object({ base: z.number(), leftOut: z.number(), unitCosts });

/** What the file has in one amount is booked in two where a part of it is charged separately. */
export const billableName = (element: string): string => `单独收费的${element}`;

export function itemSheets({ unit, category, list }: GoldenItems): CaseBook['sheets'] {
  const month = CASE_MONTH;
  return {
    'service-items': list.map(({ code, name }) => ({ code, name, category, measureUnit: '次' })),
    'item-volumes': list.map(({ code, quantity, revenueYuan }) => ({
      ...{ month, unit, item: code },
      ...{ quantity, revenueYuan },
    })),
    'unit-items': list.map(({ code, minutes, equivalent }, at) => ({
      ...{ unit, item: code, minutes, equivalent },
      representative: at === 0 ? 'yes' : 'no',
    })),
  };
}

/** Printed numbers by path, and what they are. */
export function itemAnswers(
  { unit, list }: GoldenItems,
  { base, leftOut, unitCosts }: z.infer<typeof itemAnswersSchema>,
): { path: string; of: Reading; printed: number }[] {
  const units = { codes: [unit] };
  const line = (path: string, printed: number, figure: Figure) => ({
    path: `items.${path}`,
    of: { kind: 'figure', figure: { ...figure, units } } as const,
    printed,
  });
  const codeOf = (item: string) => list.find(({ name }) => name === item)?.code ?? item;
  return [
    line('base', base, { measure: 'itemBase' }),
    line('leftOut', leftOut, { measure: 'itemLeftOut' }),
    ...Object.entries(unitCosts).flatMap(([itemMethod, costs]) =>
      Object.entries(costs).map(([item, printed]) =>
        line(`${itemMethod}.${item}`, printed, {
          ...{ measure: 'itemCost', itemMethod, items: { codes: [codeOf(item)] } },
          per: { measure: 'itemQuantity' },
        }),
      ),
    ),
  ];
}
