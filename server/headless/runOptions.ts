import type { RunOptions } from '../road/options.ts';
import { parseMonths } from '../road/options.ts';
import { UsageError } from './command.ts';

/** Options of every command that costs a workbook. */
export const runOptionFlags = {
  months: { type: 'string' },
  rules: { type: 'string' },
  method: { type: 'string' },
  'item-method': { type: 'string' },
  quantum: { type: 'string', default: 'fen' },
  lang: { type: 'string' },
} as const;

export const RUN_OPTIONS_USAGE =
  '[--months 2024-01..2024-03] [--rules <规则包编号或文件夹>] [--method step-down] [--item-method revenue] [--quantum fen|yuan1e-4] [--lang zh|en]';

export function runOptionsOf(values: {
  months?: string | undefined;
  rules?: string | undefined;
  method?: string | undefined;
  'item-method'?: string | undefined;
  quantum: string;
}): RunOptions {
  const { quantum } = values;
  if (quantum !== 'fen' && quantum !== 'yuan1e-4')
    throw new UsageError(`--quantum fen | yuan1e-4，不是 ${quantum}`);
  const months = values.months === undefined ? null : parseMonths(values.months);
  if (values.months !== undefined && !months) {
    throw new UsageError(`--months 写作 2024-01 或 2024-01..2024-03，不是 ${values.months}`);
  }
  return {
    quantum,
    ...(months ? { months } : {}),
    ...(values.rules === undefined ? {} : { rulePack: values.rules }),
    ...(values.method === undefined ? {} : { method: values.method }),
    ...(values['item-method'] === undefined ? {} : { itemMethod: values['item-method'] }),
  };
}
