/** What every sheet carries besides its figures: the footer of costing-decisions.md 32. */
export const REPORT_FOOTER = {
  footerLeft: '单位负责人：　　　　　　财务负责人：',
  footerCenter: '复核：　　　　　　制表：',
  footerRight: '第 &P 页，共 &N 页',
} as const;

/** The sheet an accountant starts from and comes back to; always first. */
export const DIRECTORY_NAME = '目录';
export const DIRECTORY_KEY = 'directory';

/** Hidden name whose value says which version of which sheet this is (`revenue@1`), wherever it was copied. */
export const SIGNATURE = 'stepdown_sheet';

/** A landscape A4 page at two thirds of its size: smaller print is no longer read. */
const CHARACTERS_PER_PAGE = 210;

/** A table too wide for one legible page goes over several; its first `stubColumns` are repeated on each. */
export function pagesWide(widths: readonly number[], stubColumns: number): number {
  const sum = (some: readonly number[]) => some.reduce((before, width) => before + width, 0);
  const stub = sum(widths.slice(0, stubColumns));
  return Math.max(1, Math.ceil((sum(widths) - stub) / (CHARACTERS_PER_PAGE - stub)));
}
