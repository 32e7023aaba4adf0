import { describe, expect, test } from 'vitest';
import type { Figure } from '../../contract/figure.ts';
import { evaluate } from '../evaluate.ts';
import { openTrace, traceFigure } from '../trace.ts';
import type { TraceNode } from '../traceNode.ts';
import { itemRunOf, smallItemLedger } from './testItemHospital.ts';

const { run, items } = itemRunOf(smallItemLedger(7));
const { layout } = items;
const unitCode = (object: number) => layout.of.units[layout.unitOf[object]].code;
const objectFigure = (object: number, itemMethod: string): Figure => ({
  measure: 'itemCost',
  itemMethod,
  units: { codes: [unitCode(object)] },
  items: { codes: [layout.items[layout.itemOf[object]].code] },
});

/** Opens what is below, of many children every fifth: each node is the sum of its own. Gives the cells met. */
function cellsBelow(figure: Figure, path: string): TraceNode[] {
  const node = openTrace(run, figure, path);
  if (!node) throw new Error(`nothing at ${path}`);
  if (node.children.length === 0) return [node];
  const sum = node.children.reduce((total, child) => total + child.amount, 0);
  expect(sum, `${path} of ${JSON.stringify(figure)}`).toBe(node.amount);
  return node.children
    .filter((_, at) => at % 5 === 0)
    .flatMap(({ path: below }) => cellsBelow(figure, below));
}

/** The first object that other units worked on too. */
const joint = () => {
  const { received } = items.costsBy('abc');
  return received.findIndex((amount) => amount !== 0);
};

describe('项目成本的追溯', () => {
  test.each(['abc', 'given-rates'])('%s：逐层相加不差一分，直到填报和记账的单元格', (method) => {
    const figure = objectFigure(joint(), method);
    const cells = cellsBelow(figure, '');
    expect(traceFigure(run, figure).amount).toBe(evaluate(run, figure));
    expect(cells.every(({ kind, cell }) => kind === 'cell' && cell !== null)).toBe(true);
  });

  test('每一份都说得出动因、依据的填报单元格和分出它的单元', () => {
    const figure = objectFigure(joint(), 'abc');
    const shares = traceFigure(run, figure).children.flatMap(
      ({ path }) => openTrace(run, figure, path)?.children ?? [],
    );
    expect(new Set(shares.map(({ unit }) => unit?.code)).size).toBeGreaterThan(1);
    for (const { amount, step, basis } of shares) {
      expect(step?.posted).toBe(amount);
      expect(basis.length).toBeGreaterThan(0);
      const exact = (Number(step?.handedOut) * Number(step?.driverValue)) / Number(step?.driverTotal);
      expect(Math.abs(exact + Number(step?.residual) - amount)).toBeLessThan(1e-3);
    }
    expect(shares.some(({ label }) => label?.zh === '护士')).toBe(true);
  });

  test('全院的项目先分单元再分项目，未用产能和基数也能追到单元的成本', () => {
    const whole: Figure = { measure: 'itemCost', itemMethod: 'time-driven' };
    const [unit] = traceFigure(run, whole).children;
    expect(unit.kind).toBe('unit');
    expect(openTrace(run, whole, unit.path)?.children[0].kind).toBe('item');
    for (const measure of [
      'itemResidual',
      'itemBase',
      'itemLeftOut',
      'itemTransferIn',
      'itemTransferOut',
    ] as const) {
      const figure: Figure = { measure, itemMethod: 'time-driven', units: { codes: [unitCode(joint())] } };
      expect(traceFigure(run, figure).amount).toBe(evaluate(run, figure));
      for (const { kind } of cellsBelow(figure, '')) expect(['cell', 'total']).toContain(kind);
    }
  });

  test('收入、工作量和单价就是填报的单元格', () => {
    const { units, items: selected } = objectFigure(0, 'revenue');
    for (const measure of ['itemRevenue', 'itemQuantity'] as const) {
      const cells = cellsBelow({ measure, units, items: selected }, '');
      expect(cells.every(({ cell }) => cell?.sheet === '项目工作量')).toBe(true);
    }
    expect(traceFigure(run, { measure: 'itemPrice', items: selected }).children[0].cell?.sheet).toBe(
      '收费项目',
    );
  });
});
