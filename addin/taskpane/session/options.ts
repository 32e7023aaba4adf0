import type { AskedOptions } from '../../../server/contract/api/shapes.ts';
import type { Settings } from './state.ts';

/** What the settings say in place of the workbook's 封面. */
export const optionsOf = ({ rulePack, method, itemMethod, months }: Settings): AskedOptions => ({
  ...(rulePack !== null && { rulePack }),
  ...(method !== null && { method }),
  ...(itemMethod !== null && { itemMethod }),
  ...(months !== null && { months: { ...months } }),
});
