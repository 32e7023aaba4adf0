import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import type { InputRecord } from './inputColumns.ts';

const file = new URL('../../templates/starter-elements.yaml', import.meta.url);
const rows = z.array(z.record(z.string(), z.string()));

/** Usual leaf elements: 《成本项目》 of the blank template starts with them, as records of that sheet. */
export function starterElements(): InputRecord[] {
  return z.parse(rows, parse(readFileSync(file, 'utf8')));
}
