import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { type SheetDefinition, sheetDefinition } from '../contract/sheetDefinition.ts';

const directory = new URL('../../templates/sheets/', import.meta.url);

/** The input sheets the product knows, in the order of their files, which is the order in a template. */
export function loadSheetDefinitions(): SheetDefinition[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => z.parse(sheetDefinition, parse(readFileSync(new URL(file, directory), 'utf8'))));
}
