import type { FaultFamily } from './fault.ts';
import { ruleFileFaults } from './ruleFiles.ts';
import { rulePackFaults } from './rulePacks.ts';
import { ruleRowFaults } from './ruleRows.ts';

/** RU: what a rule pack, a layer or the 分摊规则 sheet can have wrong. */
export const rulesFaults = {
  ...ruleFileFaults,
  ...rulePackFaults,
  ...ruleRowFaults,
} as const satisfies FaultFamily;
