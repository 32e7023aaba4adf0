import { type CellRange, rangeA1 } from '../../../server/contract/layout/planAddresses.ts';
import { columnsOf } from './rectangles.ts';
import type { ValidationImage } from './sheetImage.ts';

/** Cells of a sheet that take only certain values. */
export interface Validated {
  readonly sheet: Excel.Worksheet;
  readonly areas: readonly CellRange[];
}

/**
 * The rules of validated cells. Excel gives cells that lie side by side as one area, whatever their rules: where
 * they differ it is taken apart, by columns first, since rules go by columns.
 */
export async function readValidations(validated: readonly Validated[]): Promise<ValidationImage[][]> {
  const found = new Map<Excel.Worksheet, ValidationImage[]>(validated.map(({ sheet }) => [sheet, []]));
  let waiting = validated.flatMap(({ sheet, areas }) => areas.map((area) => ({ sheet, area })));
  while (waiting.length > 0) {
    const loaded = waiting.map(({ sheet, area }) => ({
      sheet,
      area,
      validation: sheet
        .getRange(rangeA1(area))
        .dataValidation.load('type,rule,errorAlert,prompt,ignoreBlanks'),
    }));
    await waiting[0]?.sheet.context.sync();
    waiting = [];
    for (const { sheet, area, validation } of loaded) {
      if (/^(Inconsistent|MixedCriteria)$/.test(validation.type))
        waiting.push(...parts(area).map((part) => ({ sheet, area: part })));
      else if (validation.type !== 'None') found.get(sheet)?.push(imageOf(area, validation));
    }
  }
  return validated.map(({ sheet }) => found.get(sheet) ?? []);
}

const imageOf = (
  area: CellRange,
  { rule, errorAlert, prompt, ignoreBlanks }: Excel.DataValidation,
): ValidationImage => ({
  range: rangeA1(area),
  rule,
  errorAlert: errorAlert ?? null,
  prompt: prompt ?? null,
  ignoreBlanks,
});

function parts(area: CellRange): CellRange[] {
  const { from, to } = area;
  if (to.column > from.column) return columnsOf(area);
  if (to.row === from.row) return [];
  const middle = Math.floor((from.row + to.row) / 2);
  return [
    { from, to: { ...to, row: middle } },
    { from: { ...from, row: middle + 1 }, to },
  ];
}
