import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import { type SheetDefinition, sheetDefinition } from '../contract/sheetDefinition.ts';

const directory = new URL('../../templates/sheets/', import.meta.url);

let known: readonly SheetDefinition[] | undefined;

/**
 * The input sheets the product knows, in the order of their files, which is the order in a template. They
 * are a part of the product and are read once.
 */
export function loadSheetDefinitions(): readonly SheetDefinition[] {
  known ??= readdirSync(directory)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => z.parse(sheetDefinition, parse(readFileSync(new URL(file, directory), 'utf8'))));
  return known;
}
