import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RuleLayer } from '../contract/api/ruleLayers.ts';
import type { RuleRow } from '../engine/ledger.ts';
import { resolveRules } from '../rules/resolveRules.ts';
import { behaviourRow, cn2021, hospital, row } from '../rules/testPack.ts';
import { contentText } from './fieldChanges.ts';
import { compareLayers, layerOf, layerText, readLayer } from './ruleLayer.ts';

/** A layer is its rows, wherever they stood, in the order in which they are laid over each other. */

const layer = (ruleRows: readonly RuleRow[], behaviourRows = [behaviourRow({})]): RuleLayer =>
  layerOf({ ruleRows, behaviourRows });

const byClass = row({ senders: 'AUX', driver: 'area' });
const forUnit = row({ senders: '0303', receivers: ['0101'] });
const inJune = row({ senders: '0303', driver: 'headcount', validFrom: '2024-06' });

const rulesOf = (rows: readonly RuleRow[]): string => {
  const { rules, faults } = resolveRules(cn2021(), hospital(rows), {}, '2024-07');
  if (!rules) throw new Error(JSON.stringify(faults));
  return contentText(rules.assignments);
};

const month = fc.constantFrom(null, '2024-01', '2024-06');
const anyLayer: fc.Arbitrary<RuleLayer> = fc.record({
  ruleRows: fc.array(
    fc.record({
      operation: fc.constantFrom('set', 'remove'),
      senders: fc.string(),
      elements: fc.string(),
      driver: fc.constantFrom('', 'area'),
      fallback: fc.constantFrom('', 'lastMonth'),
      receivers: fc.array(fc.string()),
      order: fc.option(fc.nat()),
      validFrom: month,
      reason: fc.string({ unit: 'binary' }),
    }),
  ),
  behaviourRows: fc.array(
    fc.record({
      units: fc.string(),
      elements: fc.string(),
      behaviour: fc.constantFrom('fixed', 'variable', 'mixed'),
      variablePercent: fc.option(fc.nat(100)),
      validFrom: month,
      reason: fc.string(),
    }),
  ),
});

describe('the text of a layer', () => {
  it('reads back as the layer it was made of, whatever stands in its rows', () => {
    fc.assert(
      fc.property(anyLayer, (made) => {
        const text = layerText(made);
        expect(layerText(readLayer(text))).toBe(text);
        expect(compareLayers(made, readLayer(text)).rows).toEqual([]);
        expect(readLayer(text).ruleRows).toHaveLength(made.ruleRows.length);
      }),
    );
  });

  it('says nothing of places, nor of an order that does not matter', () => {
    const moved = { ...inJune, at: { sheet: '别处', row: 40, column: 3 } };
    expect(layerText(layer([moved, byClass]))).toBe(layerText(layer([byClass, inJune])));
    expect(rulesOf([inJune, byClass])).toBe(rulesOf([byClass, inJune]));
  });

  it('keeps the order of rows that begin together, since the later is laid over the earlier', () => {
    expect(rulesOf([byClass, forUnit])).not.toBe(rulesOf([forUnit, byClass]));
    expect(layerText(layer([byClass, forUnit]))).not.toBe(layerText(layer([forUnit, byClass])));
  });

  it.each([
    ['a field that no row has', '"senders"', '"sender"'],
    ['a list of another name', 'ruleRows', 'rules'],
    ['a line that is cut', 'null}', 'null'],
  ])('is refused with %s', (_, from, to) => {
    expect(() => readLayer(layerText(layer([byClass])).replaceAll(from, to))).toThrow();
  });
});

describe('two versions', () => {
  it('differ by rows added, removed and changed, field by field', () => {
    const before = layer([byClass, forUnit], [behaviourRow({ elements: 'DRUG', behaviour: 'fixed' })]);
    const after = layer([{ ...byClass, driver: 'headcount', reason: '面积口径取消' }, inJune], []);
    expect(compareLayers(before, after)).toEqual({
      isReordered: false,
      rows: [
        {
          kind: 'behaviourRows',
          key: '* · DRUG',
          change: 'removed',
          fields: expect.arrayContaining([{ field: 'behaviour', before: 'fixed', after: null }]),
        },
        {
          kind: 'ruleRows',
          key: 'set · 0303 · *',
          change: 'removed',
          fields: expect.arrayContaining([{ field: 'receivers', before: '["0101"]', after: null }]),
        },
        {
          kind: 'ruleRows',
          key: 'set · 0303 · * · 2024-06',
          change: 'added',
          fields: expect.arrayContaining([{ field: 'driver', before: null, after: 'headcount' }]),
        },
        {
          kind: 'ruleRows',
          key: 'set · AUX · *',
          change: 'changed',
          fields: [
            { field: 'driver', before: 'area', after: 'headcount' },
            { field: 'reason', before: '院长办公会决定', after: '面积口径取消' },
          ],
        },
      ],
    });
  });

  it('tell that the same rows are laid over each other in another order', () => {
    const [one, other] = [layer([byClass, forUnit]), layer([forUnit, byClass])];
    expect(compareLayers(one, other)).toEqual({ rows: [], isReordered: true });
    expect(compareLayers(one, layer([forUnit])).isReordered).toBe(false);
  });
});
