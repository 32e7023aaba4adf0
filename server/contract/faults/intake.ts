import type { FaultFamily } from './fault.ts';

/** IN: what a workbook's input sheets can have wrong. */
export const intakeFaults = {
  'IN-001': {
    severity: 'blocking',
    zh: {
      what: '工作簿里没有找到《{sheet}》表',
      why: '核算需要这张表，没有它无法进行',
      remedy: '请从空白模板复制《{sheet}》表并填写，或检查表头文字是否被改动',
    },
    en: {
      what: 'The workbook has no sheet “{sheet}”',
      why: 'costing needs this sheet',
      remedy:
        'Copy “{sheet}” from the blank template and fill it in, or check whether its headers were changed',
    },
  },
} as const satisfies FaultFamily;
