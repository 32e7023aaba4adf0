import type { BookPrint } from '../../../../server/xlsx/book/book.ts';
import { PageLayout } from '../model/pageLayout.ts';
import type { Worksheet } from '../model/worksheet.ts';

/** How a sheet is printed: in inches and numbers in a file, in points and words in Excel's object model. */

const POINTS_PER_INCH = 72;

const papers: Readonly<Record<number, string>> = {
  1: 'Letter',
  5: 'Legal',
  8: 'A3',
  9: 'A4',
  11: 'A5',
  12: 'B4',
  13: 'B5',
};

export function openPrint({ pageLayout }: Worksheet, print: BookPrint): void {
  pageLayout.orientation = print.isLandscape ? 'Landscape' : 'Portrait';
  pageLayout.paperSize = papers[print.paperSize] ?? 'Custom';
  pageLayout.zoom = print.fit ? { horizontalFitToPages: print.fit.wide } : { scale: print.scale };
  pageLayout.centerHorizontally = print.isCenteredHorizontally;
  pageLayout.leftMargin = print.margins.left * POINTS_PER_INCH;
  pageLayout.rightMargin = print.margins.right * POINTS_PER_INCH;
  pageLayout.topMargin = print.margins.top * POINTS_PER_INCH;
  pageLayout.bottomMargin = print.margins.bottom * POINTS_PER_INCH;
  pageLayout.headerMargin = print.margins.header * POINTS_PER_INCH;
  pageLayout.footerMargin = print.margins.footer * POINTS_PER_INCH;
  const { defaultForAllPages } = pageLayout.headersFooters;
  defaultForAllPages.leftHeader = print.header.left;
  defaultForAllPages.centerHeader = print.header.center;
  defaultForAllPages.rightHeader = print.header.right;
  defaultForAllPages.leftFooter = print.footer.left;
  defaultForAllPages.centerFooter = print.footer.center;
  defaultForAllPages.rightFooter = print.footer.right;
  pageLayout.printArea = print.area;
  pageLayout.titleRows = print.titleRows;
  pageLayout.titleColumns = print.titleColumns;
}

/** Null for a sheet of which nobody has said how it is printed. */
export function bookPrint({ pageLayout, kept }: Worksheet): BookPrint | null {
  const before = kept?.print ?? null;
  const print = printOf(pageLayout, before);
  return before === null && JSON.stringify(print) === untouched ? null : print;
}

function printOf(layout: PageLayout, before: BookPrint | null): BookPrint {
  const { horizontalFitToPages: wide, scale } = layout.zoom as {
    horizontalFitToPages?: number;
    scale?: number;
  };
  const { defaultForAllPages: texts } = layout.headersFooters;
  const paper = Object.keys(papers).find((number) => papers[Number(number)] === layout.paperSize);
  return {
    isLandscape: layout.orientation === 'Landscape',
    paperSize: paper === undefined ? (before?.paperSize ?? 0) : Number(paper),
    scale: scale ?? before?.scale ?? 100,
    fit: wide === undefined ? null : { wide, tall: before?.fit?.tall ?? 0 },
    isCenteredHorizontally: layout.centerHorizontally,
    isCenteredVertically: before?.isCenteredVertically ?? false,
    margins: {
      left: layout.leftMargin / POINTS_PER_INCH,
      right: layout.rightMargin / POINTS_PER_INCH,
      top: layout.topMargin / POINTS_PER_INCH,
      bottom: layout.bottomMargin / POINTS_PER_INCH,
      header: layout.headerMargin / POINTS_PER_INCH,
      footer: layout.footerMargin / POINTS_PER_INCH,
    },
    header: { left: texts.leftHeader, center: texts.centerHeader, right: texts.rightHeader },
    footer: { left: texts.leftFooter, center: texts.centerFooter, right: texts.rightFooter },
    area: layout.printArea,
    titleRows: layout.titleRows,
    titleColumns: layout.titleColumns,
  };
}

const untouched = JSON.stringify(
  printOf(
    new PageLayout(() => {
      throw new Error('a layout of no sheet has no ranges');
    }),
    null,
  ),
);
