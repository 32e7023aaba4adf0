import type { BookConditionalFormat } from '../../../../server/xlsx/book/book.ts';
import { capital } from '../metadata.ts';
import { areaAddress, parseArea } from '../model/address.ts';
import { ConditionalFormat } from '../model/conditionalFormats.ts';
import type { Worksheet } from '../model/worksheet.ts';

/** Conditional formats of a file and those of Excel's object model. */

/** Kinds that have another name there. */
const types: Readonly<Record<string, string>> = {
  expression: 'Custom',
  cellIs: 'CellValue',
  top10: 'TopBottom',
};

export function openCondition(sheet: Worksheet, found: BookConditionalFormat): void {
  const type = types[found.kind] ?? capital(found.kind);
  const format = new ConditionalFormat(sheet, type, found.ranges.split(' ').map(parseArea));
  format.kept = found;
  format.stopIfTrue = found.stopsIfTrue;
  if (type === 'Custom') {
    format.custom.rule.formula = `=${found.formulas[0] ?? ''}`;
    if (found.look?.fill) format.custom.format.fill.color = `#${found.look.fill}`;
  }
  sheet.conditional.formats.push(format);
}

/** Those that were in the file are saved as they were; new ones go after them. */
export function bookConditions(formats: readonly ConditionalFormat[]): BookConditionalFormat[] {
  const last = Math.max(0, ...formats.map(({ kept }) => kept?.priority ?? 0));
  return formats.map((format, index) => {
    const ranges = format.areas.map(areaAddress).join(' ');
    return { ...(format.kept ?? newCondition(format, last + index + 1)), ranges };
  });
}

/** What our add-in sets: a formula, a fill, a line at the left. */
function newCondition(
  { custom, stopIfTrue }: ConditionalFormat,
  priority: number,
): Omit<BookConditionalFormat, 'ranges'> {
  const left = custom.format.borders.items.find(({ sideIndex }) => sideIndex === 'EdgeLeft');
  return {
    priority,
    kind: 'expression',
    stopsIfTrue: stopIfTrue,
    formulas: [custom.rule.formula.replace(/^=/, '')],
    look: {
      fill: custom.format.fill.color.slice(1) || null,
      color: custom.format.font.color.slice(1) || null,
      isBold: null,
      isItalic: null,
      numberFormat: null,
      borders: left ? { left: { line: 'thin', color: left.color.slice(1) } } : {},
    },
    details: {},
    scale: null,
  };
}
