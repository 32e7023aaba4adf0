import { toA1 } from '../place.ts';
import type { PlanCell, SheetPlan } from '../plan.ts';
import { type StyleName, styleOf, styles, tabColors } from '../style.ts';
import { chartsOf } from './chartContent.ts';
import { type PlanAddresses, rangeA1, verbsOf } from './planAddresses.ts';
import { filterOf } from './planFilter.ts';
import { highlightsOf, isProtected, plannedLook } from './planHighlights.ts';
import { mergesOf } from './planMerges.ts';
import { namesOf } from './planNames.ts';
import { footerCode } from './planPrint.ts';
import { storedWidth } from './planSizes.ts';
import { tableHeaders, tableRange } from './planTables.ts';
import { validationsOf } from './planValidations.ts';
import { paletteFact } from './styleFacts.ts';

/** One line of a sheet's canonical text: what stands where. */
export const fact = (kind: string, place: string, ...rest: readonly unknown[]): string =>
  `${kind} ${place} ${JSON.stringify(rest)}`;

/** A cell: address, type and value, formula, jump, look. The same for a plan's cell and one in a file. */
export const cellFact = (
  place: string,
  value: PlanCell['value'],
  formula: string,
  link: string,
  style: string,
): string => `cell ${place} ${JSON.stringify(value)}\t${formula}\t${link}\t${style}`;

const looks = new Map(
  (Object.keys(styles) as StyleName[]).map((name) => [name, paletteFact(styleOf(name))] as const),
);

/** The canonical text of a sheet: cells row by row as a file has them, and all else in any order. */
export interface SheetFacts {
  readonly cells: readonly string[];
  readonly others: readonly string[];
}

/** What a plan says, line by line. */
export function planFacts(plan: SheetPlan, addresses: PlanAddresses): SheetFacts {
  return { cells: cells(plan, addresses), others: others(plan, addresses) };
}

function others(plan: SheetPlan, addresses: PlanAddresses): string[] {
  return [
    fact('tab', tabColors[plan.tab]),
    fact('gridLines', 'off'),
    ...mergesOf(plan, addresses).map((range) => fact('merge', rangeA1(range))),
    ...layout(plan),
    ...print(plan),
    ...verbsOf(plan, 'table').map((verb) =>
      // Not the name: where a person's table bears it, ours gets another.
      fact('table', rangeA1(tableRange(plan, verb, addresses)), tableHeaders(plan, verb)),
    ),
    ...[filterOf(plan) ?? []].flat().map((range) => fact('filter', rangeA1(range))),
    ...validationsOf(plan, addresses).map(({ range, attributes, formulas }) =>
      fact(
        'validation',
        range,
        attributes.type ?? 'any',
        attributes.errorStyle ?? 'stop',
        attributes.promptTitle ?? '',
        attributes.prompt ?? '',
        formulas,
      ),
    ),
    ...highlightsOf(plan, addresses).map(({ range, formula, look }) =>
      fact('highlight', range, formula, plannedLook(look)),
    ),
    ...(isProtected(plan) ? [fact('protected', 'cells')] : []),
    ...chartsOf(plan, addresses).map(({ key, area, content }) => fact('chart', key, rangeA1(area), content)),
    ...namesOf({ plan, name: addresses.sheetName(plan.key) }).map(({ name, value, hidden }) =>
      fact('name', name, value, hidden),
    ),
  ];
}

function cells(plan: SheetPlan, addresses: PlanAddresses): string[] {
  const lines: { readonly row: number; readonly column: number; readonly line: string }[] = [];
  for (const { at, cells } of verbsOf(plan, 'block')) {
    cells.forEach((cellsOfRow, rowIndex) => {
      cellsOfRow.forEach((cell, columnIndex) => {
        if (!cell) return;
        const place = { row: at.row + rowIndex, column: at.column + columnIndex };
        const formula = cell.formula ? addresses.formula(cell.formula, plan.key) : '';
        const link = cell.link ? addresses.linkTarget(cell.link) : '';
        const value = cell.formula ? (cell.value ?? '') : cell.value === '' ? null : cell.value;
        const line = cellFact(toA1(place), value, formula, link, looks.get(cell.style) ?? '');
        lines.push({ ...place, line });
      });
    });
  }
  return lines.sort((a, b) => a.row - b.row || a.column - b.column).map(({ line }) => line);
}

function layout(plan: SheetPlan): string[] {
  const widths = verbsOf(plan, 'columnWidths').at(-1)?.widths ?? [];
  const heights = verbsOf(plan, 'rowHeights').flatMap(({ heights }) => heights);
  const freeze = verbsOf(plan, 'freeze').at(-1);
  return [
    ...widths.map((width, column) => fact('width', String(column + 1), storedWidth(width))),
    ...heights.map(([row, points]) => fact('height', String(row + 1), points)),
    ...(freeze && (freeze.row || freeze.column) ? [fact('freeze', toA1(freeze))] : []),
  ];
}

function print(plan: SheetPlan): string[] {
  const verb = verbsOf(plan, 'print').at(-1);
  if (!verb) return [];
  const footer = footerCode(verb);
  return [
    fact('page', verb.landscape ? 'landscape' : 'portrait', 'paper 9', `${verb.pagesWide ?? 1} wide`),
    ...(footer ? [fact('footer', footer)] : []),
  ];
}
