import { quotedSheetName } from '../../contract/layout/sheetNames.ts';
import { escapeText } from '../xmlText.ts';
import { child, type XmlElement } from '../xmlTree.ts';
import type { BookHeaderFooter, BookMargins, BookPrint } from './book.ts';
import type { BookParts } from './bookParts.ts';
import { elementXml, flag, flagOf, numberOf, textOf, unless } from './element.ts';

export const PRINT_AREA = '_xlnm.Print_Area';
export const PRINT_TITLES = '_xlnm.Print_Titles';

/** Formulas of the two names that say what of a sheet is printed; empty where there is none. */
export interface PrintNames {
  readonly area: string;
  readonly titles: string;
}

const margins = ['left', 'right', 'top', 'bottom', 'header', 'footer'] as const;

/** Of a file that does not say. */
const usualMargins: BookMargins = {
  left: 0.7,
  right: 0.7,
  top: 0.75,
  bottom: 0.75,
  header: 0.3,
  footer: 0.3,
};

/** Null where nothing is said of printing. */
export function readPrint(
  parts: BookParts,
  path: string,
  sheet: XmlElement,
  { area, titles }: PrintNames,
): BookPrint | null {
  const [options, margin, setup, texts] = ['printOptions', 'pageMargins', 'pageSetup', 'headerFooter'].map(
    (name) => child(sheet, name),
  );
  if (!options && !margin && !setup && !texts && !area && !titles) return null;
  parts.leaveOutAttributes(path, texts, ['differentFirst', 'differentOddEven']);
  const properties = child(sheet, 'sheetPr');
  const fits = flagOf(properties && child(properties, 'pageSetUpPr'), 'fitToPage');
  const title = withoutSheets(titles).split(',');
  const text = (name: string) => sectionsOf((texts && child(texts, name)?.text) ?? '');
  return {
    isLandscape: textOf(setup, 'orientation') === 'landscape',
    paperSize: numberOf(setup, 'paperSize', 1),
    scale: numberOf(setup, 'scale', 100),
    fit: fits ? { wide: numberOf(setup, 'fitToWidth', 1), tall: numberOf(setup, 'fitToHeight', 1) } : null,
    isCenteredHorizontally: flagOf(options, 'horizontalCentered'),
    isCenteredVertically: flagOf(options, 'verticalCentered'),
    margins: Object.fromEntries(
      margins.map((side) => [side, numberOf(margin, side, usualMargins[side])]),
    ) as unknown as BookMargins,
    header: text('oddHeader'),
    footer: text('oddFooter'),
    area: withoutSheets(area) || null,
    titleRows: title.find((one) => /^\d+:\d+$/.test(one)) ?? null,
    titleColumns: title.find((one) => /^[A-Z]+:[A-Z]+$/.test(one)) ?? null,
  };
}

/** `'科室04'!$A$1:$C$4` → `A1:C4`. */
const withoutSheets = (formula: string): string =>
  formula.replace(/(?:'(?:[^']|'')*'|[^',!]+)!/g, '').replaceAll('$', '');

/** `&L…&C…&R…`; what stands before the first of them is in the middle. */
function sectionsOf(code: string): BookHeaderFooter {
  const sections = { L: '', C: '', R: '' };
  let side: keyof typeof sections = 'C';
  for (const [piece] of code.matchAll(/&&|&[LCR]|&|[^&]+/g)) {
    if (/^&[LCR]$/.test(piece)) side = piece.slice(1) as keyof typeof sections;
    else sections[side] += piece;
  }
  return { left: sections.L, center: sections.C, right: sections.R };
}

/** The elements behind the sheet's links. */
export function printXml(print: BookPrint): string {
  const { isCenteredHorizontally, isCenteredVertically, fit } = print;
  const setup = {
    paperSize: print.paperSize,
    scale: unless(100, print.scale),
    fitToWidth: fit?.wide,
    fitToHeight: fit?.tall,
    orientation: print.isLandscape ? 'landscape' : 'portrait',
  };
  return [
    isCenteredHorizontally || isCenteredVertically
      ? elementXml('printOptions', {
          horizontalCentered: flag(isCenteredHorizontally),
          verticalCentered: flag(isCenteredVertically),
        })
      : '',
    elementXml('pageMargins', { ...print.margins }),
    elementXml('pageSetup', setup),
    headerFooterXml(print),
  ].join('');
}

function headerFooterXml({ header, footer }: BookPrint): string {
  const text = (name: string, sections: BookHeaderFooter) => {
    const code = codeOf(sections);
    return code === '' ? '' : elementXml(name, {}, escapeText(code));
  };
  const inner = text('oddHeader', header) + text('oddFooter', footer);
  return inner === '' ? '' : elementXml('headerFooter', {}, inner);
}

const codeOf = ({ left, center, right }: BookHeaderFooter): string =>
  (left && `&L${left}`) + (center && `&C${center}`) + (right && `&R${right}`);

/** `A1:C4` → `$A$1:$C$4`. */
export const absolute = (address: string): string => address.replace(/[A-Z]+|\d+/g, '$$$&');

/** The two names of a sheet with their formulas, as far as it has them. */
export function printNames({ area, titleRows, titleColumns }: BookPrint, sheetName: string) {
  const sheet = quotedSheetName(sheetName);
  const placed = (addresses: (string | null)[]) =>
    addresses
      .flatMap((list) => list?.split(',') ?? [])
      .map((address) => `${sheet}!${absolute(address)}`)
      .join(',');
  return [
    { name: PRINT_AREA, formula: placed([area]) },
    { name: PRINT_TITLES, formula: placed([titleColumns, titleRows]) },
  ].filter(({ formula }) => formula !== '');
}
