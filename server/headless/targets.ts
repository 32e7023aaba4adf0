import { existsSync, realpathSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { UsageError } from './command.ts';

/** Where a run is written. */
export interface Targets {
  readonly out: string;
  readonly json: string | null;
  /** 项目明细 as comma-separated text. */
  readonly items: string | null;
}

/** The targets of costing `source`, or a usage error where they would overwrite it or one another. */
export function targetsOf(source: string, { out, json, items }: Targets): Targets {
  workbookTarget(out, extname(source));
  if (isSameFile(out, source))
    throw new UsageError(`结果不能写在输入的工作簿上：${out}，请用 --out 另给文件名`);
  if (json !== null && [source, out].some((other) => isSameFile(json, other)))
    throw new UsageError(`--json 不能与工作簿同名：${json}`);
  if (items !== null) itemsTarget(items, [source, out, ...(json === null ? [] : [json])]);
  return { out, json, items };
}

function itemsTarget(items: string, others: readonly string[]): void {
  if (extname(items).toLowerCase() !== '.csv')
    throw new UsageError(`--items-export 应以 .csv 结尾，不是 ${items}`);
  if (others.some((other) => isSameFile(items, other)))
    throw new UsageError(`--items-export 不能与其他文件同名：${items}`);
}

/** A workbook keeps its type: Excel opens none under the name of another. */
export function workbookTarget(out: string, extension = '.xlsx'): string {
  if (extname(out).toLowerCase() === extension.toLowerCase()) return out;
  throw new UsageError(`--out 应以 ${extension} 结尾，不是 ${out}`);
}

/** A file of a person's own that is to be made, never one that is there already. */
export function newTarget(out: string, option = '--out'): string {
  if (!existsSync(out)) return out;
  throw new UsageError(`已经有 ${out}，不会改写它，请用 ${option} 另给一个`);
}

const realPath = (path: string) => (existsSync(path) ? realpathSync(path) : resolve(path));

const isSameFile = (a: string, b: string): boolean => realPath(a) === realPath(b);
