import type { BlockVerb, FormulaPart, PlanCell, SheetPlan, ValidationVerb } from '../../contract/plan.ts';
import type { PackVocabulary } from '../../contract/vocabulary.ts';
import { answerText } from '../../intake/forms.ts';
import type { InputPlaces } from '../../intake/intake.ts';
import { COVER } from '../../reports/coverReference.ts';
import { type InputRecord, TABLE_BLOCK } from '../../reports/inputColumns.ts';
import { inputSheetPlans } from '../../reports/inputSheets.ts';
import type { StoredSheet } from './storedRow.ts';
import type { Words } from './words.ts';

/** A sheet that the workbook has not, as the template would have it, with the rows on it. */
export function addedSheet(
  { definition, rows }: StoredSheet,
  words: Words,
  vocabulary: PackVocabulary,
  { form, months }: InputPlaces,
): SheetPlan {
  const [first = '', last = first] = [months[0], months.at(-1)];
  const cover = {
    hospital: answerText(form, 'hospital'),
    months: first,
    monthTo: last === first ? null : last,
  };
  const shown = definition.columns.map((column) => [column.id, words.ofColumn(column, 'zh').wordOf] as const);
  const records = rows.map((row) =>
    Object.fromEntries(shown.map(([id, wordOf]) => [id, wordOf(row[id] ?? null)])),
  );
  const [plan] = inputSheetPlans([definition], vocabulary, { [COVER]: [cover], [definition.id]: records });
  if (!plan) throw new Error(`no plan was made of ${definition.id}`);
  return fitted(plan, records, (part) => coverCell(part, form, cover));
}

/**
 * The template's titles follow its own cover; here they follow the cover that the workbook has. Words stand as
 * they are: a word that is an entry's id is meant to be one.
 */
function fitted(
  plan: SheetPlan,
  records: readonly InputRecord[],
  partOf: (part: FormulaPart) => FormulaPart,
): SheetPlan {
  const cellOf = (verb: BlockVerb, cell: PlanCell | null, row: number, column: number): PlanCell | null => {
    const word = verb.key === TABLE_BLOCK ? records[row - 1]?.[verb.columnKeys[column] ?? ''] : undefined;
    if (!cell) return null;
    return cell.formula
      ? { ...cell, formula: cell.formula.map(partOf) }
      : { ...cell, value: word ?? cell.value };
  };
  const verbs = plan.verbs.map((verb) =>
    verb.verb === 'block'
      ? { ...verb, cells: verb.cells.map((line, row) => line.map((cell, at) => cellOf(verb, cell, row, at))) }
      : verb.verb === 'validation'
        ? withoutLists(verb)
        : verb,
  );
  return { ...plan, verbs };
}

/** The lists stand on sheets of a person's own, which a plan cannot point to: their drop-downs are left out. */
const withoutLists = (verb: ValidationVerb): ValidationVerb =>
  verb.rule.kind === 'listFrom' ? { ...verb, rule: { kind: 'any' }, strict: false } : verb;

/** An answer that is no text would not show as the sheet shows it: its value stands in its place. */
function coverCell(part: FormulaPart, form: InputPlaces['form'], cover: InputRecord): FormulaPart {
  if (typeof part === 'string' || !('ref' in part) || !('block' in part.ref)) return part;
  const { block: id } = part.ref;
  const answer = form.answers.get(id);
  if (!answer || answerText(form, id) === '') return `"${cover[id] ?? ''}"`;
  return { ref: { inputSheet: form.grid.sheetName, row: answer.row, column: answer.column } };
}
