/** What every sheet carries besides its figures: the footer of costing-decisions.md 32. */
export const REPORT_FOOTER = {
  footerLeft: '单位负责人：　　　　　　财务负责人：',
  footerCenter: '复核：　　　　　　制表：',
  footerRight: '第 &P 页，共 &N 页',
} as const;

/** The sheet an accountant starts from and comes back to; always first. */
export const DIRECTORY_NAME = '目录';
export const DIRECTORY_KEY = 'directory';
