import type { CellHighlight } from '../contract/layout/planHighlights.ts';
import { type HighlightName, highlights } from '../contract/style.ts';
import { node, type XmlNode } from './xmlNode.ts';
import type { XmlPart } from './xmlPart.ts';
import { escapeAttribute, escapeText } from './xmlText.ts';
import { child, childrenOf } from './xmlTree.ts';

/** Conditional formats: a formula, and a differential format of the book that shows while it holds. */

/** As Excel saves it: a plain fill of a differential format is its background. */
export const highlightNode = (name: HighlightName): XmlNode => {
  const { color, fill } = highlights[name];
  return node('dxf', {}, [
    node('font', {}, [node('color', { rgb: `FF${color}` })]),
    node('fill', {}, [node('patternFill', {}, [node('bgColor', { rgb: `FF${fill}` })])]),
  ]);
};

/** The first of several that hold for a cell stands in front. */
export const highlightsXml = (
  found: readonly CellHighlight[],
  formatOf: ReadonlyMap<HighlightName, number>,
  firstPriority = 1,
): string =>
  found
    .map(
      ({ range, formula, look }, index) =>
        `<conditionalFormatting sqref="${escapeAttribute(range)}"><cfRule type="expression" ` +
        `dxfId="${formatOf.get(look)}" priority="${firstPriority + index}"><formula>${escapeText(formula)}</formula>` +
        '</cfRule></conditionalFormatting>',
    )
    .join('');

/** Cells can be filled in and rows filtered; columns and rows made wider. */
export const PROTECTION =
  '<sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" autoFilter="0"/>';

/** What the schema puts before conditional formats. */
const before = [
  ...['sheetPr', 'dimension', 'sheetViews', 'sheetFormatPr', 'cols', 'sheetData', 'sheetCalcPr'],
  ...['sheetProtection', 'protectedRanges', 'scenarios', 'autoFilter', 'sortState', 'dataConsolidate'],
  ...['customSheetViews', 'mergeCells', 'phoneticPr'],
] as const;

/** A person's sheet with ours after their own: theirs are seen first. What it has already is not added again. */
export function withHighlights(
  sheet: XmlPart,
  found: readonly CellHighlight[],
  formatOf: ReadonlyMap<HighlightName, number>,
): string {
  const rules = childrenOf(sheet.root, 'conditionalFormatting').flatMap((each) =>
    childrenOf(each, 'cfRule').map((rule) => ({ range: each.attributes.get('sqref'), rule })),
  );
  const priorities = rules.map(({ rule }) => Number(rule.attributes.get('priority') ?? 0));
  const known = new Set(rules.map(({ range, rule }) => `${range} ${child(rule, 'formula')?.text}`));
  const added = found.filter(({ range, formula }) => !known.has(`${range} ${formula}`));
  const xml = highlightsXml(added, formatOf, Math.max(0, ...priorities) + 1);
  sheet.insertInOrder([...before, 'conditionalFormatting'], 'conditionalFormatting', xml);
  return sheet.toString();
}
