import { expect, test } from 'vitest';
import { variablePercentOf } from '../engine/behaviour.ts';
import type { BehaviourRow } from '../engine/ledger.ts';
import { resolveRules } from './resolveRules.ts';
import { behaviourRow, cn2021, element, hospital, unit } from './testPack.ts';

const pack = cn2021();
const [ward, wages] = [unit('0101', 'CLINICAL', '内科'), element('0101', 'PERSONNEL')];

/** Percent of the ward's wages that moves with volume under the rows of 成本习性. */
function percentIn(month: string, rows: readonly Partial<BehaviourRow>[]): number {
  const place = { ...hospital(), units: [ward], elements: [{ ...wages, group: '薪酬' }] };
  const behaviourRows = rows.map((fields) => behaviourRow(fields));
  const { rules, faults } = resolveRules(pack, { ...place, behaviourRows }, {}, month);
  if (!rules) throw new Error(JSON.stringify(faults));
  return variablePercentOf(rules, ward, place.elements[0] ?? wages);
}

const share = (variablePercent: number) => ({ behaviour: 'mixed', variablePercent }) as const;

test('科室编码优先于分摊性质、类别和全部，先比科室再比项目', () => {
  const ladder = [
    { units: '0101', elements: '*' },
    { units: '内科', elements: '0101' },
    { units: 'CLINICAL', elements: '薪酬' },
    { units: 'CLINICAL', elements: 'PERSONNEL' },
    { units: '*', elements: '0101' },
    { units: '*', elements: '*' },
  ].map((row, at) => ({ ...row, ...share(10 * (at + 1)) }));
  for (const at of ladder.keys()) {
    expect(percentIn('2024-01', ladder.slice(at))).toBe(10 * (at + 1));
    expect(percentIn('2024-01', ladder.slice(at).reverse())).toBe(10 * (at + 1));
  }
});

test('同样具体的两行，以生效晚的为准；没到生效月份的不算，更具体的一行早生效也优先', () => {
  const rows = [
    { units: '内科', validFrom: '2024-03', ...share(30) },
    { units: '内科', validFrom: null, ...share(10) },
    { units: '内科', validFrom: '2024-02', ...share(20) },
    { units: '*', validFrom: '2024-03', ...share(90) },
  ];
  for (const inOrder of [rows, rows.toReversed()]) {
    expect(percentIn('2024-01', inOrder)).toBe(10);
    expect(percentIn('2024-02', inOrder)).toBe(20);
    expect(percentIn('2024-12', inOrder)).toBe(30);
  }
});

test('固定、变动和没有占比的混合', () => {
  expect(percentIn('2024-01', [{ behaviour: 'variable' }])).toBe(100);
  expect(percentIn('2024-01', [{ behaviour: 'fixed' }])).toBe(0);
  expect(percentIn('2024-01', [{ behaviour: 'mixed', variablePercent: null }])).toBe(0);
});
