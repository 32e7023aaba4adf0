import type { Templates } from '../../../server/contract/api/catalogues.ts';
import type { SheetSeen } from '../../workbook/workbook.ts';
import type { InputSheet } from './state.ts';

type Template = Templates['sheets'][number];

/** The template's sheets, each with where the workbook has it: by what the sheet says it is, else by name. */
export const inputSheetsOf = (
  templates: readonly Template[],
  sheets: readonly SheetSeen[],
): readonly InputSheet[] =>
  templates.map((template) => {
    const found =
      sheets.find((sheet) => isOf(template, sheet)) ?? sheets.find((sheet) => isNamed(template, sheet));
    return { template, sheetName: found?.name ?? null, signature: found?.signature ?? null };
  });

const isOf = ({ id }: Template, { signature, planKey }: SheetSeen): boolean =>
  signature === null ? planKey === id : signature.split('@')[0] === id;

const isNamed = ({ name }: Template, sheet: SheetSeen): boolean =>
  [name.zh, name.en].some((each) => each.toLowerCase() === sheet.name.toLowerCase());

/** Whether a sheet may hold input: a person's own, or one that was written from the template. */
export const mayHoldInput = (templates: readonly Template[], { planKey }: SheetSeen): boolean =>
  planKey === null || templates.some(({ id }) => id === planKey);
