import type { FaultFamily } from './fault.ts';

/** RN: what a run is asked for and the workbook does not have. */
export const runFaults = {
  'RN-001': {
    severity: 'blocking',
    zh: {
      what: '要核算的月份 {asked} 不在封面的核算月份 {months} 之内',
      why: '没有可以核算的月份',
      remedy: '请改用封面里的月份，或修改封面的核算月份',
    },
    en: {
      what: 'None of the months asked for, {asked}, is among those of the cover, {months}',
      why: 'there is no month to cost',
      remedy: 'Ask for months of the cover, or change the months on the cover',
    },
  },
  'RN-002': {
    severity: 'notice',
    zh: {
      what: '要核算的月份是 {asked}，封面的核算月份里只有 {months}',
      why: '只核算了封面里有的月份',
      remedy: '如果还要核算其他月份，请在封面补上并填好数据',
    },
    en: {
      what: 'The months asked for are {asked}; of these the cover has only {months}',
      why: 'only the months of the cover were costed',
      remedy: 'To cost the others too, add them to the cover with their data',
    },
  },
} as const satisfies FaultFamily;
