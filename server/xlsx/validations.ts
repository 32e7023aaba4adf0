import type { CellValidation } from '../contract/layout/planValidations.ts';
import { node, nodeXml } from './xmlNode.ts';
import { escapeText } from './xmlText.ts';

export function validationsXml(validations: readonly CellValidation[]): string {
  if (validations.length === 0) return '';
  const rules = validations.map(({ range, attributes, formulas }) => {
    const open = nodeXml(node('dataValidation', { ...attributes, sqref: range })).slice(0, -2);
    const inner = formulas
      .map((formula, index) => `<formula${index + 1}>${escapeText(formula)}</formula${index + 1}>`)
      .join('');
    return `${open}>${inner}</dataValidation>`;
  });
  return `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}
