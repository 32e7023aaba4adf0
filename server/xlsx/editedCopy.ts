import { tabColors } from '../contract/style.ts';
import { withNamespaces, withoutCells } from './carriedParts.ts';
import { SPREADSHEET } from './workbookSheets.ts';
import { XmlPart } from './xmlPart.ts';

/**
 * A worksheet with what a person sees in the cells of another: contents, formats, widths, merged cells.
 * Charts, tables and notes have one sheet only and stay with the sheet itself.
 */
export function copiedSheet(text: string, path: string): string {
  const sheet = new XmlPart(withoutCells(text), path);
  const kept = (...names: string[]) =>
    sheet.root.children
      .filter(({ local }) => names.includes(local))
      .map((element) => withNamespaces(sheet, element))
      .join('');
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    sheet.openingTag(sheet.root),
    `<sheetPr xmlns="${SPREADSHEET}"><tabColor rgb="FF${tabColors.check}"/><pageSetUpPr fitToPage="1"/></sheetPr>`,
    // Not selected: two selected sheets would take every entry together.
    `<sheetViews xmlns="${SPREADSHEET}"><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>`,
    kept('sheetFormatPr', 'cols'),
    cellsOf(text),
    kept('mergeCells'),
    kept('conditionalFormatting'),
    `<pageSetup xmlns="${SPREADSHEET}" paperSize="9" fitToHeight="0" orientation="landscape"/>`,
    `</${sheet.root.name}>`,
  ].join('');
}

const cellsOf = (text: string): string =>
  /<((?:\w+:)?sheetData)(?:\s[^>]*)?(?:\/>|>[\s\S]*<\/\1\s*>)/.exec(text)?.[0] ?? '';
