import type { BookValidation } from '../../../../server/xlsx/book/book.ts';
import { capital, uncapital } from '../metadata.ts';
import { areaAddress, parseArea } from '../model/address.ts';
import type { ValidationRecord } from '../model/validation.ts';

/** Validations as Office.js says them. */
export function validationRecords(validation: BookValidation): ValidationRecord[] {
  const { ranges, kind, errorStyle, error, prompt, allowsBlank } = validation;
  const errorAlert =
    kind === 'none'
      ? null
      : {
          showAlert: error !== null,
          style: capital(errorStyle),
          title: error?.title ?? '',
          message: error?.text ?? '',
        };
  return ranges.split(' ').map((range) => ({
    area: parseArea(range),
    rule: ruleOf(validation),
    errorAlert,
    prompt: prompt && { showPrompt: true, title: prompt.title, message: prompt.text },
    ignoreBlanks: allowsBlank,
  }));
}

const NUMBERS: Readonly<Record<string, string>> = { whole: 'wholeNumber', time: 'time' };

function ruleOf({ kind, operator, formulas, hasDropDown }: BookValidation): ValidationRecord['rule'] {
  const [first = '', second] = formulas;
  if (kind === 'none') return {};
  if (kind === 'list') return { list: { inCellDropDown: hasDropDown, source: sourceOf(first) } };
  if (kind === 'custom') return { custom: { formula: `=${first}` } };
  return {
    [NUMBERS[kind] ?? kind]: {
      formula1: operand(first),
      ...(second !== undefined && { formula2: operand(second) }),
      operator: capital(operator),
    },
  };
}

const sourceOf = (formula: string) =>
  formula.startsWith('"') ? formula.slice(1, -1).replaceAll('""', '"') : `=${formula}`;
const operand = (formula: string) => (Number.isNaN(Number(formula)) ? `=${formula}` : Number(formula));

/** Areas of one rule stand together. */
export function bookValidations(records: readonly ValidationRecord[]): BookValidation[] {
  const found = new Map<string, BookValidation>();
  for (const { ranges, ...rule } of records.map(bookValidation)) {
    const key = JSON.stringify(rule);
    const before = found.get(key);
    found.set(key, { ...rule, ranges: before ? `${before.ranges} ${ranges}` : ranges });
  }
  return [...found.values()];
}

function bookValidation({ area, rule, errorAlert, prompt, ignoreBlanks }: ValidationRecord): BookValidation {
  const [kind = 'none'] = Object.keys(rule);
  const alert = errorAlert as {
    showAlert?: boolean;
    style?: string;
    title?: string;
    message?: string;
  } | null;
  const input = prompt as { title?: string; message?: string } | null;
  return {
    ranges: areaAddress(area),
    ...fileRule(kind, (rule[kind] ?? {}) as RuleBody),
    allowsBlank: ignoreBlanks,
    errorStyle: uncapital(alert?.style ?? 'Stop'),
    error:
      alert && alert.showAlert !== false ? { title: alert.title ?? '', text: alert.message ?? '' } : null,
    prompt: input ? { title: input.title ?? '', text: input.message ?? '' } : null,
  };
}

interface RuleBody {
  readonly source?: string;
  readonly inCellDropDown?: boolean;
  readonly formula?: string;
  readonly formula1?: string | number;
  readonly formula2?: string | number;
  readonly operator?: string;
}

const fileFormula = (text: string | number): string => String(text).replace(/^=/, '');

function fileRule(
  kind: string,
  body: RuleBody,
): Pick<BookValidation, 'kind' | 'operator' | 'formulas' | 'hasDropDown'> {
  if (kind === 'list') {
    const source = body.source ?? '';
    const formula = source.startsWith('=') ? source.slice(1) : `"${source.replaceAll('"', '""')}"`;
    return { kind, operator: 'between', formulas: [formula], hasDropDown: body.inCellDropDown ?? true };
  }
  const formulas = [body.formula, body.formula1, body.formula2].flatMap((one) =>
    one === undefined ? [] : [fileFormula(one)],
  );
  const fileKind = Object.keys(NUMBERS).find((name) => NUMBERS[name] === kind) ?? kind;
  return { kind: fileKind, operator: uncapital(body.operator ?? 'Between'), formulas, hasDropDown: true };
}
