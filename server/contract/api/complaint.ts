import type * as z from 'zod/mini';
import { routes } from './routes.ts';

/** Where a person reads how a request has to look. */
export const DOCUMENTATION_PATH: string = routes.page.path;

/** The path of the first thing a schema complains about: `options.months.from`. Empty: the whole. */
export function firstIssue({ issues }: z.core.$ZodError): string {
  const [issue] = issues;
  const path = issue?.path ?? [];
  const key = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return [...path, ...key].map(String).join('.') || '.';
}
