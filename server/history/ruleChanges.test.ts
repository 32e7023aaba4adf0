import { expect, it } from 'vitest';
import type { RuleRow } from '../engine/ledger.ts';
import { resolveRules } from '../rules/resolveRules.ts';
import { cn2021, hospital, row } from '../rules/testPack.ts';
import { driverChanges, type RulesOfMonth } from './ruleChanges.ts';

/** What art. 22 asks a reason for: another driver, not another place of the same rule. */

function rulesWith(...rows: RuleRow[]): RulesOfMonth {
  const { rules, faults } = resolveRules(cn2021(), hospital(rows), {}, '2024-01');
  if (!rules) throw new Error(JSON.stringify(faults));
  return { month: '2024-01', rules };
}

const own = row({ senders: '0303', driver: 'area' });
const lower = { ...own, at: { ...own.at, row: 7 } };

it('a rule whose row moved on its sheet is no change of drivers', () => {
  expect(driverChanges(rulesWith(own), rulesWith(lower))).toEqual([]);
});

it('a rule whose driver changed is one, wherever its row stands', () => {
  expect(driverChanges(rulesWith(own), rulesWith({ ...lower, driver: 'headcount' }))).toEqual([
    {
      ...{ month: '2024-01', kind: 'assignments', id: 'sheet-0303', name: '', change: 'changed' },
      fields: [
        { field: 'driver', before: 'area', after: 'headcount' },
        { field: 'fallbacks', before: '["headcount"]', after: '[]' },
      ],
    },
  ]);
});

it('a rule that is new is one too', () => {
  expect(driverChanges(rulesWith(), rulesWith(own))).toMatchObject([{ id: 'sheet-0303', change: 'added' }]);
});
