import { describe, expect, test } from 'vitest';
import { hundredThousandRows, itemScaleLedger } from '../../cases/itemScale.ts';
import type { Figure } from '../../contract/figure.ts';
import { allocate } from '../allocate.ts';
import { evaluate, evaluateTable } from '../evaluate.ts';
import { asFigure, mergeFigures } from '../figures.ts';
import type { Ledger } from '../ledger.ts';
import type { Run } from '../run.ts';
import { testRules } from '../testRules.ts';
import { unitCost } from '../unitCost.ts';
import { residualLines } from './itemRun.ts';

/** Twenty units of forty items each, with joint work, teaching and every kind of resource; materials move with volume. */
const generated = itemScaleLedger({ ...hundredThousandRows, units: 20, items: 40 });
const ledger: Ledger = {
  ...generated,
  elements: generated.elements.map((element) => ({
    ...element,
    behaviour: element.statutory === 'MATERIAL' ? 'variable' : 'fixed',
  })),
};
const rulesOf = new Map(ledger.months.map((month) => [month, testRules()] as const));
const { run: made, faults } = allocate(ledger, rulesOf, { months: ledger.months, quantum: 'fen' });
if (!made?.items) throw new Error(JSON.stringify(faults.slice(0, 3)));
const run: Run = made;
const items = made.items;
const { layout } = items;
const codeOf = (object: number): Pick<Figure, 'units' | 'items'> => ({
  units: { codes: [layout.of.units[layout.unitOf[object]].code] },
  items: { codes: [layout.items[layout.itemOf[object]].code] },
});
const sum = (values: readonly number[]) => values.reduce((before, value) => before + value, 0);

describe('项目的数', () => {
  test('按科室加、按项目加、逐行加，都等于全院', () => {
    for (const measure of ['itemCost', 'itemRevenue', 'itemReceived'] as const) {
      const all = evaluate(run, { measure });
      const byUnit = layout.of.units.map(({ code }) => evaluate(run, { measure, units: { codes: [code] } }));
      const byItem = layout.items.map(({ code }) => evaluate(run, { measure, items: { codes: [code] } }));
      const each = [...layout.unitOf.keys()].map((object) => evaluate(run, { measure, ...codeOf(object) }));
      expect([sum(byUnit), sum(byItem), sum(each)], measure).toEqual([all, all, all]);
      expect(all, measure).toBeGreaterThan(0);
    }
  });

  test('收费类别、科室类别的选择等于逐行相加', () => {
    const figure: Figure = {
      measure: 'itemCost',
      units: { classes: ['TECH'] },
      items: { categories: [layout.items[0].category] },
      itemMethod: 'abc',
    };
    const { amounts } = items.costsBy('abc');
    const taken = [...layout.unitOf.keys()].filter(
      (object) =>
        layout.of.units[layout.unitOf[object]].unitClass === 'TECH' &&
        layout.items[layout.itemOf[object]].category === layout.items[0].category,
    );
    const cost = (object: number) =>
      sum([...amounts.subarray(object * layout.kinds, (object + 1) * layout.kinds)]);
    expect(taken.length).toBeGreaterThan(3);
    expect(evaluate(run, figure)).toBe(sum(taken.map(cost)));
  });

  test('每个科室每个成本项目：核算基数＋接收协作－对外协作＝项目成本＋四种余额，每种方法都是', () => {
    for (const { id: itemMethod } of items.rules.methods)
      for (const { code } of layout.of.units)
        for (const statutory of layout.statutoryIds) {
          const where: Partial<Figure> = {
            units: { codes: [code] },
            elements: { statutory: [statutory] },
            itemMethod,
          } as const;
          const read = (measure: Figure['measure']) => evaluate(run, asFigure({ measure, ...where }));
          const lines = residualLines.map((line) =>
            evaluate(run, { measure: 'itemResidual', line, ...where }),
          );
          expect(
            read('itemBase') + read('itemTransferIn') - read('itemTransferOut'),
            `${itemMethod} ${code} ${statutory}`,
          ).toBe(read('itemCost') + sum(lines));
          expect(read('itemResidual')).toBe(sum(lines));
        }
    expect(evaluate(run, { measure: 'itemTransferOut' })).toBeGreaterThan(0);
  });

  test('固定与变动之和等于项目成本，各成本来源之和也是', () => {
    const cost = (parts: Partial<Figure>) => evaluate(run, { measure: 'itemCost', ...codeOf(3), ...parts });
    expect(cost({ behaviour: 'fixed' }) + cost({ behaviour: 'variable' })).toBe(cost({}));
    expect(sum(layout.originIds.map((id) => cost({ origins: [id] })))).toBe(cost({}));
    const material = cost({ elements: { statutory: ['MATERIAL'] } });
    expect(material).toBeGreaterThan(0);
    expect(cost({ behaviour: 'variable' })).toBe(material);
  });

  test('表里的数与逐个读的一样，行里只写科室和项目的也一样', () => {
    const rows = [...layout.unitOf.keys()].slice(0, 50).map(codeOf);
    const columns = [
      { measure: 'itemCost' as const, elements: { statutory: ['PERSONNEL'] } },
      { measure: 'itemQuantity' as const },
      { measure: 'itemCost' as const, itemMethod: 'time-driven', units: {} },
    ];
    const numbers = evaluateTable(run, rows, columns);
    const each = rows.flatMap((row) =>
      columns.map((column) => evaluate(run, asFigure(mergeFigures(row, column)))),
    );
    expect([...numbers]).toEqual(each);
  });

  test('单位成本＝成本÷同一科室同一项目的工作量，没有单价的项目没有人能说', () => {
    const figure = { measure: 'itemCost' as const, ...codeOf(7) };
    const { numerator, denominator, quotient } = unitCost(run, {
      ...figure,
      per: { measure: 'itemQuantity' },
    });
    expect(denominator.toNumber()).toBe(layout.quantities[7]);
    expect(numerator.times(100).toNumber()).toBe(evaluate(run, figure));
    expect(quotient?.times(denominator).toFixed(8)).toBe(numerator.toFixed(8));
    expect(evaluate(run, { measure: 'itemPrice' })).toBeNaN();
    expect(evaluate(run, { measure: 'itemPrice', items: codeOf(7).items })).toBe(
      layout.items[layout.itemOf[7]].priceYuan,
    );
  });

  test('没有项目的核算：项目的数都是零', () => {
    const without: Run = { ...run, items: null };
    expect(evaluate(without, { measure: 'itemCost' })).toBe(0);
    expect(evaluate(without, { measure: 'itemBase', units: { codes: ['0101'] } })).toBe(0);
  });
});
