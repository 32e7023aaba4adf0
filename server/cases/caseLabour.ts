/** The rules take more than a day for a mistake in one person's minutes of one case. */
const DAY_MINUTES = 1_440;

/** People and minutes of one case: one person's, or many people's minute each where it is longer than a day. */
export const caseLabour = (minutes: number): { staff: number; minutes: number } =>
  minutes <= DAY_MINUTES ? { staff: 1, minutes } : { staff: minutes, minutes: 1 };
