import { expect, test } from 'vitest';
import { activityLabourCost } from './activityLabour.ts';

test('what cells show is multiplied in decimals: no binary noise, no rounding', () => {
  const activity = { wagePerMinute: 1.1, staff: 1.1, minutes: 3, workloadCoefficient: 1.0001 };
  expect(activityLabourCost(activity).toFixed()).toBe('3.630363');
  const stored = { wagePerMinute: 1.595, staff: 1, minutes: 5, workloadCoefficient: 1 };
  expect(activityLabourCost(stored).toFixed()).toBe('7.975');
});
