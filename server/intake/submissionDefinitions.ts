import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod/mini';
import {
  bilingual,
  columnDefinition,
  type SheetDefinition,
  sheetDefinition,
} from '../contract/sheetDefinition.ts';

/** How an input sheet looks where a department fills it in: its own columns in another order, some locked, some added. */
const fillSheet = z.strictObject({
  /** Id of the sheet definition. */
  sheet: z.string(),
  /** What the department is told above the table. */
  purpose: bilingual,
  order: z.array(z.string()),
  locked: z.array(z.string()),
  /** How many columns stay in view. */
  inView: z.int(),
  /** Shown and never read. */
  added: z.array(columnDefinition),
});

/** A list that drop-downs point to, locked, with these columns of its definition. */
const listSheet = z.strictObject({ sheet: z.string(), columns: z.array(z.string()) });

const workbookShape = z.strictObject({ fillSheets: z.array(fillSheet), lists: z.array(listSheet) });

export type FillSheet = z.infer<typeof fillSheet>;
export type SubmissionSheets = z.infer<typeof workbookShape>;

const directory = new URL('../../templates/submissions/', import.meta.url);
const read = (file: string): unknown => parse(readFileSync(new URL(file, directory), 'utf8'));

let knownCover: SheetDefinition | undefined;
let knownSheets: SubmissionSheets | undefined;

/** The form in front of a workbook that a department fills in. A part of the product, read once. */
export function submissionCover(): SheetDefinition {
  knownCover ??= z.parse(sheetDefinition, read('cover.yaml'));
  return knownCover;
}

/** The sheets behind it. */
export function submissionSheets(): SubmissionSheets {
  knownSheets ??= z.parse(workbookShape, read('fill-sheets.yaml'));
  return knownSheets;
}
