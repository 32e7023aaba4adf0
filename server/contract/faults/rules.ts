import type { FaultFamily } from './fault.ts';

/** RU: what a rule pack, a layer or the 分摊规则 sheet can have wrong. */
export const rulesFaults = {} as const satisfies FaultFamily;
