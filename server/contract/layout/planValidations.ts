import type { SheetPlan, ValidationVerb } from '../plan.ts';
import { absoluteA1, type PlanAddresses, rangeA1, verbsOf } from './planAddresses.ts';
import { quotedSheetName } from './sheetNames.ts';

const LONGEST_LIST = 255;
const LONGEST_TITLE = 32;
const LONGEST_PROMPT = 255;

/** The widest range whose every number Excel keeps to the last digit. */
const LARGEST_NUMBER = '999999999999999';

/** Excel refuses a file with a longer text; the end is less than the whole. */
const cut = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text);

export interface CellValidation {
  readonly range: string;
  /** As the format names them. */
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly formulas: readonly string[];
}

/** A list written out in the cell rule itself. Throws where Excel would refuse it: it must then be `listFrom`. */
function listLiteral(values: readonly string[]): string {
  const list = values.join(',');
  if (list.length > LONGEST_LIST || values.some((value) => value.includes(','))) {
    throw new Error(`a drop-down of ${values.length} values must be listed in cells: ${list.slice(0, 60)}`);
  }
  return `"${list.replaceAll('"', '""')}"`;
}

function ruleOf(
  rule: ValidationVerb['rule'],
  addresses: PlanAddresses,
): { type?: string; formulas: string[] } {
  switch (rule.kind) {
    case 'list':
      return { type: 'list', formulas: [listLiteral(rule.values)] };
    case 'listFrom': {
      const range = absoluteA1(addresses.columnRange(rule.sheet, rule.block, rule.column));
      return { type: 'list', formulas: [`${quotedSheetName(addresses.sheetName(rule.sheet))}!${range}`] };
    }
    case 'decimal':
      return { type: 'decimal', formulas: [`-${LARGEST_NUMBER}`, LARGEST_NUMBER] };
    case 'any':
      return { formulas: [] };
  }
}

export function validationsOf(plan: SheetPlan, addresses: PlanAddresses): CellValidation[] {
  return verbsOf(plan, 'validation').map(({ block, column, rule, strict, promptTitle, prompt }) => {
    const { type, formulas } = ruleOf(rule, addresses);
    return {
      range: rangeA1(addresses.columnRange(plan.key, block, column)),
      attributes: {
        type,
        errorStyle: strict || !type ? undefined : 'warning',
        allowBlank: 1,
        showInputMessage: promptTitle || prompt ? 1 : undefined,
        showErrorMessage: type ? 1 : undefined,
        promptTitle: cut(promptTitle, LONGEST_TITLE) || undefined,
        prompt: cut(prompt, LONGEST_PROMPT) || undefined,
      },
      formulas,
    };
  });
}
