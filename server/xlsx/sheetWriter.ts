import { type CellRange, rangeA1, verbsOf } from '../contract/layout/planAddresses.ts';
import { filterOf } from '../contract/layout/planFilter.ts';
import { highlightsOf, isProtected } from '../contract/layout/planHighlights.ts';
import { mergesOf } from '../contract/layout/planMerges.ts';
import { storedWidth } from '../contract/layout/planSizes.ts';
import { validationsOf } from '../contract/layout/planValidations.ts';
import { blocksRanges, rangeAround } from '../contract/layout/sheetRanges.ts';
import { toA1 } from '../contract/place.ts';
import type { SheetPlan } from '../contract/plan.ts';
import { tabColors } from '../contract/style.ts';
import type { CarriedParts } from './carriedParts.ts';
import { highlightsXml, PROTECTION } from './highlights.ts';
import { printXml } from './printSetup.ts';
import { type CellContext, sheetDataXml } from './sheetCells.ts';
import { validationsXml } from './validations.ts';
import { escapeAttribute } from './xmlText.ts';
import { relationAttribute } from './xmlTree.ts';

/** Default height of a row of the base font, in points. */
const ROW_HEIGHT = 16.5;

function viewXml(plan: SheetPlan, selected: boolean): string {
  const freeze = verbsOf(plan, 'freeze').at(-1);
  const open = `<sheetView showGridLines="0"${selected ? ' tabSelected="1"' : ''} workbookViewId="0"`;
  if (!freeze || (freeze.row === 0 && freeze.column === 0)) return `<sheetViews>${open}/></sheetViews>`;
  const { row, column } = freeze;
  const pane = row && column ? 'bottomRight' : row ? 'bottomLeft' : 'topRight';
  const split = (column ? ` xSplit="${column}"` : '') + (row ? ` ySplit="${row}"` : '');
  const corner = toA1(freeze);
  return (
    `<sheetViews>${open}><pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>` +
    `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`
  );
}

function columnsXml(plan: SheetPlan): string {
  const widths = verbsOf(plan, 'columnWidths').at(-1)?.widths ?? [];
  const columns = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${storedWidth(width)}" customWidth="1"/>`,
  );
  return columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '';
}

function mergesXml(merges: readonly CellRange[]): string {
  const cells = merges.map((range) => `<mergeCell ref="${rangeA1(range)}"/>`);
  return cells.length > 0 ? `<mergeCells count="${cells.length}">${cells.join('')}</mergeCells>` : '';
}

const filterXml = (range: CellRange | null): string => (range ? `<autoFilter ref="${rangeA1(range)}"/>` : '');

function linksXml(plan: SheetPlan, { addresses }: CellContext): string {
  const links: string[] = [];
  for (const { at, cells } of verbsOf(plan, 'block')) {
    cells.forEach((line, row) => {
      line.forEach((cell, column) => {
        if (!cell?.link) return;
        const place = toA1({ row: at.row + row, column: at.column + column });
        const target = escapeAttribute(addresses.linkTarget(cell.link));
        links.push(`<hyperlink ref="${place}" location="${target}"/>`);
      });
    });
  }
  return links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '';
}

/** Relation ids of what stands on a sheet in parts of its own. */
export interface SheetLinks {
  readonly tables: readonly string[];
  /** Of a drawing that is new on the sheet. */
  readonly drawing: string | null;
}

/** A whole worksheet part, elements in the order of the schema. */
export function sheetXml(
  plan: SheetPlan,
  context: CellContext,
  carried: CarriedParts,
  links: SheetLinks,
): string {
  const print = verbsOf(plan, 'print').at(-1);
  const isOurs = isProtected(plan);
  const highlighted = highlightsXml(highlightsOf(plan, context.addresses), context.highlightOf);
  const used = rangeA1(rangeAround(blocksRanges(plan)));
  const tables = links.tables.map((id) => `<tablePart ${relationAttribute(id)}/>`);
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<sheetPr><tabColor rgb="FF${tabColors[plan.tab]}"/>${print ? '<pageSetUpPr fitToPage="1"/>' : ''}</sheetPr>`,
    `<dimension ref="${used}"/>`,
    viewXml(plan, carried.selected),
    `<sheetFormatPr defaultRowHeight="${ROW_HEIGHT}"/>`,
    columnsXml(plan),
    sheetDataXml(plan, context),
    isOurs ? PROTECTION : carried.protection,
    filterXml(filterOf(plan)),
    mergesXml(mergesOf(plan, context.addresses)),
    isOurs ? highlighted : carried.conditionalFormats,
    validationsXml(validationsOf(plan, context.addresses)),
    linksXml(plan, context),
    print ? printXml(print) : '',
    // Codes such as 0401 are text on purpose: no green corner on every one of them.
    `<ignoredErrors><ignoredError sqref="${used}" numberStoredAsText="1"/></ignoredErrors>`,
    links.drawing ? `<drawing ${relationAttribute(links.drawing)}/>` : '',
    carried.elements,
    tables.length > 0 ? `<tableParts count="${tables.length}">${tables.join('')}</tableParts>` : '',
    carried.extensions,
    '</worksheet>',
  ].join('');
}
