import { quotedSheetName } from '../../contract/layout/sheetNames.ts';
import { escapeText } from '../xmlText.ts';
import { childrenOf, type XmlElement } from '../xmlTree.ts';
import type { BookName, BookSheet } from './book.ts';
import { elementXml, flag, flagOf, numberOrNull, textOf } from './element.ts';
import { absolute, PRINT_AREA, PRINT_TITLES, type PrintNames, printNames } from './printing.ts';

/** What a filtered sheet remembers of its range. */
const FILTER = '_xlnm._FilterDatabase';

/** The defined names of a book. `indexOf`: a sheet's index in the book by that in the file; null for those left out. */
export function readNames(
  list: XmlElement | undefined,
  indexOf: (sheet: number) => number | null,
): BookName[] {
  return childrenOf(list, 'definedName').flatMap((element) => {
    const inFile = numberOrNull(element, 'localSheetId');
    const sheet = inFile === null ? null : indexOf(inFile);
    if (inFile !== null && sheet === null) return [];
    return [
      {
        name: textOf(element, 'name'),
        sheet,
        formula: element.text,
        isHidden: flagOf(element, 'hidden'),
        comment: textOf(element, 'comment'),
      },
    ];
  });
}

/** Names that stand with their sheet are not among those of the book. */
export const isOfSheet = ({ name, sheet }: BookName): boolean =>
  sheet !== null && [PRINT_AREA, PRINT_TITLES, FILTER].includes(name);

export function printNamesOf(names: readonly BookName[], sheet: number): PrintNames {
  const formula = (wanted: string) =>
    names.find((name) => name.sheet === sheet && name.name === wanted)?.formula ?? '';
  return { area: formula(PRINT_AREA), titles: formula(PRINT_TITLES) };
}

export function namesXml(names: readonly BookName[], sheets: readonly BookSheet[]): string {
  const ofSheets = sheets.flatMap((sheet, index): BookName[] => [
    ...(sheet.print ? printNames(sheet.print, sheet.name) : []).map((name) => ({
      ...name,
      sheet: index,
      isHidden: false,
      comment: '',
    })),
    ...(sheet.autoFilter
      ? [{ name: FILTER, formula: filtered(sheet), sheet: index, isHidden: true, comment: '' }]
      : []),
  ]);
  const written = [...names, ...ofSheets].map(({ name, sheet, formula, isHidden, comment }) =>
    elementXml(
      'definedName',
      {
        name,
        comment: comment || undefined,
        localSheetId: sheet ?? undefined,
        hidden: flag(isHidden),
      },
      escapeText(formula),
    ),
  );
  return written.length > 0 ? `<definedNames>${written.join('')}</definedNames>` : '';
}

const filtered = ({ name, autoFilter }: BookSheet): string =>
  `${quotedSheetName(name)}!${absolute(autoFilter?.range ?? '')}`;
