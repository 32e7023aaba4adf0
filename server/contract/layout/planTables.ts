import type { SheetPlan, TableVerb } from '../plan.ts';
import { type CellRange, type PlanAddresses, verbsOf } from './planAddresses.ts';

/** The header of a table with its data rows, at least one: Excel refuses a table that has none. */
export function tableRange(plan: SheetPlan, verb: TableVerb, addresses: PlanAddresses): CellRange {
  const { from } = addresses.blockRange(plan.key, verb.block);
  return { from, to: addresses.dataRange(plan.key, verb.block).to };
}

/** Header texts of a table's block. Throws where one is no text, empty or there twice: Excel would repair the file. */
export function tableHeaders(plan: SheetPlan, verb: TableVerb): string[] {
  const block = verbsOf(plan, 'block').find(({ key }) => key === verb.block);
  const headers = (block?.columnKeys ?? []).map((column, index) => {
    const value = block?.cells[0]?.[index]?.value;
    if (typeof value === 'string' && value !== '') return value;
    throw new Error(`table ${verb.name} has no header text over column ${column}`);
  });
  if (new Set(headers.map((text) => text.toLowerCase())).size !== headers.length) {
    throw new Error(`table ${verb.name} has a header text twice: ${headers.join(', ')}`);
  }
  return headers;
}
