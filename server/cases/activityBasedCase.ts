import { Decimal } from 'decimal.js';
import * as z from 'zod/mini';
import type { Figure } from '../contract/figure.ts';
import { type AnswerReadings, answerLines, answers } from './answers.ts';
import { CASE_MONTH, type CaseBook, caseCover, type Reading, type Term } from './caseBook.ts';
import { caseLabour } from './caseLabour.ts';
import { DOUBLE_NOISE, publishedHeader, statedTolerance, toleranceReader } from './published.ts';

/**
 * Activity-based costing of products: overhead in pools, each with what the products take of its driver,
 * beside direct material and labour. What is not told of a product is nothing.
 */
const byProduct = z.record(z.string(), z.number());
export const activityBasedCaseSchema = z.object({
  ...publishedHeader,
  inputs: z.object({
    pools: z.record(z.string(), z.object({ cost: z.number(), driver: byProduct })),
    /** Produced; one of each where the paper does not say. */
    units: z.optional(byProduct),
    directMaterialPerUnit: z.optional(byProduct),
    directLaborPerUnit: z.optional(byProduct),
    price: z.optional(byProduct),
    unitsSold: z.optional(byProduct),
  }),
  expected: answers,
  recomputed: z.optional(answers),
  tolerance: z.optional(statedTolerance),
});
type ActivityBasedCase = z.infer<typeof activityBasedCaseSchema>;
type Inputs = ActivityBasedCase['inputs'];

const UNIT = '0101';
const GRADE = '工人';
const LABOUR = '直接人工';
const month = CASE_MONTH;

export function activityBasedCase(published: ActivityBasedCase): CaseBook {
  const { id, title, source, inputs, expected, recomputed = {}, tolerance } = published;
  const readings = readingsOf(inputs);
  const lines = answerLines(expected, 'expected', readings, toleranceReader(tolerance, DOUBLE_NOISE));
  const again = answerLines(recomputed, 'recomputed', readings, () => DOUBLE_NOISE);
  return {
    ...{ id, title, source },
    sheets: { ...plantSheets(id, inputs), ...poolSheets(inputs), ...productSheets(inputs) },
    expectations: [...lines.expectations, ...again.expectations],
    notComputed: lines.notComputed,
  };
}

const productsOf = ({ pools, units = {} }: Inputs): string[] => [
  ...new Set([...Object.keys(units), ...Object.values(pools).flatMap(({ driver }) => Object.keys(driver))]),
];

const sumOf = (amounts: readonly (number | Decimal)[]): number =>
  amounts.reduce((sum: Decimal, amount) => sum.plus(amount), new Decimal(0)).toNumber();

/** What all products together took: so much for each, as often as it was made. */
const totalOf = (inputs: Inputs, perUnit: Readonly<Record<string, number>> | undefined): number =>
  sumOf(
    productsOf(inputs).map((product) => new Decimal(perUnit?.[product] ?? 0).times(madeOf(inputs, product))),
  );

/** As many as were made, where the paper does not say. */
const soldUnits = ({ unitsSold, units }: Inputs, product: string): number =>
  (unitsSold ?? units)?.[product] ?? 0;

const madeOf = ({ units }: Inputs, product: string): number => (units ? (units[product] ?? 0) : 1);

/** One unit that makes everything: overhead is of no one resource, material and labour are direct. */
function plantSheets(id: string, inputs: Inputs): CaseBook['sheets'] {
  const overhead = sumOf(Object.values(inputs.pools).map(({ cost }) => cost));
  const elements = [
    { code: 'OVERHEAD', name: '间接成本', statutory: 'OTHER', amountYuan: overhead },
    {
      ...{ code: 'DM', name: '直接材料', statutory: 'MATERIAL' },
      amountYuan: totalOf(inputs, inputs.directMaterialPerUnit),
    },
    {
      ...{ code: 'DL', name: LABOUR, statutory: 'PERSONNEL' },
      amountYuan: totalOf(inputs, inputs.directLaborPerUnit),
    },
  ];
  return {
    cover: caseCover(id).map((row) => ({ ...row, itemMethod: 'abc-shares' })),
    'cost-units': [{ code: UNIT, name: '算例科室', unitClass: 'CLINICAL', careType: 'outpatient' }],
    'cost-elements': elements.map(({ code, name, statutory }) => ({
      ...{ code, name, statutory },
      behaviour: code === 'OVERHEAD' ? 'fixed' : 'variable',
    })),
    'direct-cost': elements
      .filter(({ amountYuan }) => amountYuan !== 0)
      .map(({ code, amountYuan }) => ({ month, unit: UNIT, element: code, amountYuan })),
  };
}

/** Every pool is an activity with its share of overhead; products take of it what they take of its driver. */
function poolSheets(inputs: Inputs): CaseBook['sheets'] {
  const pools = Object.entries(inputs.pools);
  const overhead = sumOf(pools.map(([, { cost }]) => cost));
  return {
    activities: [...pools.map(([code]) => ({ code, name: code })), { code: LABOUR, name: LABOUR }],
    'unit-activities': pools.map(([activity, { cost }]) => ({
      ...{ unit: UNIT, activity },
      share: overhead === 0 ? 0 : new Decimal(cost).div(overhead).toNumber(),
    })),
    'item-activities': pools.flatMap(([activity, { driver }]) =>
      Object.entries(driver).map(([item, total]) => ({ unit: UNIT, item, activity, total })),
    ),
  };
}

/** A minute of labour costs a yuan, and so does a piece of material at its price. */
function productSheets(inputs: Inputs): CaseBook['sheets'] {
  const { price = {}, directMaterialPerUnit = {}, directLaborPerUnit = {} } = inputs;
  const products = productsOf(inputs);
  const revenueOf = (product: string) =>
    new Decimal(price[product] ?? 0).times(soldUnits(inputs, product)).toNumber();
  return {
    revenue: [
      {
        ...{ month, orderingUnit: UNIT, executingUnit: UNIT, category: 'otherService' },
        ...{ careType: 'outpatient', amountYuan: sumOf(products.map(revenueOf)) },
      },
    ],
    'service-items': products.map((code) => ({
      ...{ code, name: code, category: 'otherService' },
      ...(price[code] !== undefined && { priceYuan: price[code] }),
    })),
    'item-volumes': products.map((item) => ({
      ...{ month, unit: UNIT, item },
      ...{ quantity: madeOf(inputs, item), revenueYuan: revenueOf(item) },
    })),
    materials: Object.entries(directMaterialPerUnit).map(([code, priceYuan]) => ({
      ...{ code, name: code, priceYuan },
    })),
    'item-materials': Object.keys(directMaterialPerUnit).map((code) => ({
      ...{ unit: UNIT, item: code, material: code, quantity: 1 },
    })),
    'staff-grades': [
      {
        ...{ unit: UNIT, grade: GRADE, headcount: 1 },
        capacityMinutes: totalOf(inputs, directLaborPerUnit),
      },
    ],
    'item-labour': Object.entries(directLaborPerUnit).map(([item, minutes]) => ({
      ...{ unit: UNIT, item, activity: LABOUR, grade: GRADE },
      ...caseLabour(minutes),
    })),
  };
}

const perUnit = { per: { measure: 'itemQuantity' } } as const;
const overhead = { elements: { statutory: ['OTHER'] } };

const ofItem = (measure: 'itemCost' | 'itemPrice', item: string, parts: Partial<Figure> = {}): Figure => ({
  ...{ measure, units: { codes: [UNIT] }, items: { codes: [item] } },
  ...parts,
});
const costRead = (item: string, parts: Partial<Figure> = {}): Reading => ({
  kind: 'figure',
  figure: ofItem('itemCost', item, parts),
});
const activity = (name: string, item: string | null): Reading => ({
  ...{ kind: 'activity', unit: UNIT, activity: name, item },
});

/** Of so many of an item: what they are sold for, what they cost, and what is left. */
type Amount = (item: string, times: number) => readonly Term[];
const price: Amount = (item, times) => [{ figure: ofItem('itemPrice', item), times }];
const cost: Amount = (item, times) => [{ figure: ofItem('itemCost', item, perUnit), times }];
const profit: Amount = (item, times) => [...price(item, times), ...cost(item, -times)];
const sum = (terms: readonly Term[]): Reading => ({ kind: 'sum', terms });

/** Sales, and the cost of what was sold, go by units sold, at the price and the unit cost. */
function readingsOf(inputs: Inputs): AnswerReadings {
  const sold = (amount: Amount) => (item: string) => sum(amount(item, soldUnits(inputs, item)));
  const allSold = (amount: Amount) => () =>
    sum(productsOf(inputs).flatMap((item) => amount(item, soldUnits(inputs, item))));
  return {
    rates: (pool) => activity(pool, null),
    allocated: (pool, item = '') => activity(pool, item),
    totalOverhead: (item) => costRead(item, overhead),
    overheadPerUnit: (item) => costRead(item, { ...overhead, ...perUnit }),
    costPerUnit: (item) => costRead(item, perUnit),
    totalCost: (item) => costRead(item),
    cogs: sold(cost),
    cogsTotal: allSold(cost),
    ...(inputs.price && {
      grossProfitPerUnit: (item) => sum(profit(item, 1)),
      sales: sold(price),
      salesTotal: allSold(price),
      grossProfit: sold(profit),
      grossProfitTotal: allSold(profit),
    }),
  };
}
