import type { FaultFamily } from './fault.ts';

/** RN: what a run is asked for and the workbook does not have. */
export const runFaults = {
  'RN-001': {
    severity: 'blocking',
    zh: {
      what: '要核算的 {from} 至 {to} 不在封面的核算月份 {months} 之内',
      why: '没有可以核算的月份',
      remedy: '请改用封面里的月份，或修改封面的核算月份',
    },
    en: {
      what: 'None of the months asked for, {from} to {to}, is among those of the cover, {months}',
      why: 'there is no month to cost',
      remedy: 'Ask for months of the cover, or change the months on the cover',
    },
  },
} as const satisfies FaultFamily;
