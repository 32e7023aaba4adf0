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

/** Whether the workbook costs service items: it has at least one of their sheets. */
export const costsItems = (inputs: readonly InputSheet[]): boolean =>
  inputs.some(({ template, sheetName }) => template.isOfItems && sheetName !== null);

/** The sheets that the workbook is to have: those of service items only where it costs them. */
export function neededSheets(inputs: readonly InputSheet[]): readonly InputSheet[] {
  return costsItems(inputs) ? inputs : inputs.filter(({ template }) => !template.isOfItems);
}

/** Whether a sheet may hold input: a person's own, or one that was written from the template. */
export const mayHoldInput = (templates: readonly Template[], { planKey }: SheetSeen): boolean =>
  planKey === null || templates.some(({ id }) => id === planKey);
