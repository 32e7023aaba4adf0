import { toA1 } from '../../../../server/contract/place.ts';
import { blankBook, blankSheet } from '../../../../server/xlsx/book/blankBook.ts';
import type {
  Book,
  BookCell,
  BookColumns,
  BookConditionalFormat,
  BookFormat,
  BookPrint,
  BookRow,
  BookSheet,
  JsonValue,
} from '../../../../server/xlsx/book/book.ts';
import { uncapital } from '../metadata.ts';
import { areaAddress, MOST_COLUMNS, MOST_ROWS, WHOLE_SHEET } from '../model/address.ts';
import { type CellLook, NORMAL } from '../model/cellLook.ts';
import type { ConditionalFormat } from '../model/conditionalFormats.ts';
import type { Workbook } from '../model/workbook.ts';
import type { Worksheet } from '../model/worksheet.ts';
import { bookChart } from './charts.ts';
import { formatOf } from './looks.ts';
import { POINTS_PER_CHARACTER, POINTS_PER_INCH } from './openBook.ts';
import { bookValidation } from './validations.ts';

/** The add-in under which its settings are kept in a saved file. */
const ADD_IN = 'stepdown';

/** The workbook as it would be saved. */
export function bookOf(workbook: Workbook): Book {
  const formats = new Formats();
  const { items } = workbook.worksheets;
  const sheets = items.map((sheet, index) => bookSheet(sheet, index, formats));
  const settings = Object.fromEntries(
    workbook.settings.items.map(({ key, value }) => [key, value as JsonValue]),
  );
  return {
    ...blankBook(sheets),
    activeSheet: items.indexOf(workbook.active),
    isCalculatedByHand: workbook.application.calculationMode === 'Manual',
    protection: workbook.protection.protected ? { lockStructure: '1' } : null,
    formats: formats.all,
    names: [workbook.names, ...items.map(({ names }) => names)].flatMap(({ items: found }, index) =>
      found.map(({ name, formula, visible, comment }) => ({
        name,
        sheet: index === 0 ? null : index - 1,
        formula: formula.slice(1),
        isHidden: !visible,
        comment,
      })),
    ),
    addIns: Object.keys(settings).length > 0 ? [{ id: ADD_IN, settings }] : [],
  };
}

/** Looks as the formats of a file, the plain one first. */
class Formats {
  readonly #numbers = new Map<CellLook, number>([[NORMAL, 0]]);

  number(look: CellLook): number {
    const known = this.#numbers.get(look);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(look, number);
    return number;
  }
  get all(): BookFormat[] {
    return [...this.#numbers.keys()].map(formatOf);
  }
}

function bookSheet(sheet: Worksheet, index: number, formats: Formats): BookSheet {
  const before = sheet.kept ?? blankSheet(index + 1, sheet.name);
  const { frozen } = sheet.freezePanes;
  return {
    ...before,
    id: sheet.kept?.id ?? index + 1_000,
    name: sheet.name,
    visibility: uncapital(sheet.visibility) as BookSheet['visibility'],
    tabColor: sheet.tabColor === '' ? null : sheet.tabColor.slice(1).toUpperCase(),
    showsGridLines: sheet.showGridlines,
    freeze: frozen && {
      rows: frozen.rows === MOST_ROWS ? 0 : frozen.rows,
      columns: frozen.columns === MOST_COLUMNS ? 0 : frozen.columns,
    },
    columns: columnsOf(sheet),
    rows: rowsOf(sheet, formats),
    merges: sheet.merges.map(areaAddress),
    links: linksOf(sheet, before),
    validations: sheet.validations.records.map(bookValidation),
    conditionalFormats: [...before.conditionalFormats, ...sheet.conditional.formats.map(bookCondition)],
    tables: sheet.tables.items.map((table) => ({
      ...(before.tables.find(({ name }) => name === table.name) ?? {
        hasTotals: false,
        hasHeader: true,
        hasFilterButtons: table.showFilterButton,
        style: table.style,
        marksFirstColumn: false,
        marksLastColumn: false,
        bandsRows: table.showBandedRows,
        bandsColumns: table.showBandedColumns,
      }),
      name: table.name,
      range: areaAddress(table.area),
      columns: table.getRange().getRow(0).text[0] ?? [],
    })),
    charts: sheet.charts.items.flatMap((chart) => bookChart(chart) ?? []),
    print: printOf(sheet, before.print),
    protection: sheet.protection.protected ? (before.protection ?? { sheet: '1' }) : null,
  };
}

function columnsOf(sheet: Worksheet): BookColumns[] {
  const kept = sheet.kept?.columns ?? [];
  return [...sheet.sizes.columns]
    .sort(([a], [b]) => a - b)
    .map(([column, points]) => {
      const before = kept.find(({ from, to }) => from <= column && column <= to);
      const width = points / POINTS_PER_CHARACTER;
      return { from: column, to: column, width, isHidden: before?.isHidden ?? false, format: null };
    });
}

function rowsOf(sheet: Worksheet, formats: Formats): BookRow[] {
  const cells = new Map<number, BookCell[]>();
  for (const [row, column, cell] of sheet.cells.within(WHOLE_SHEET)) {
    if (cell.value === null && cell.formula === null && cell.look === NORMAL) continue;
    const line = cells.get(row) ?? [];
    cells.set(row, line);
    const value = cell.isError ? { error: String(cell.value) } : cell.value;
    const format = formats.number(cell.look);
    line.push(
      cell.formula === null ? [column, format, value] : [column, format, value, cell.formula.slice(1)],
    );
  }
  const rows = new Set([...cells.keys(), ...sheet.sizes.rows.keys(), ...sheet.hiddenRows]);
  return [...rows]
    .sort((a, b) => a - b)
    .map((row) => ({
      row,
      height: sheet.sizes.rows.get(row) ?? null,
      isFitted: false,
      isHidden: sheet.hiddenRows.has(row),
      format: null,
      cells: cells.get(row) ?? [],
    }));
}

function linksOf(sheet: Worksheet, { links }: BookSheet): BookSheet['links'] {
  const inside = [...sheet.cells.within(WHOLE_SHEET)].flatMap(([row, column, { link }]) =>
    link === null ? [] : [{ range: toA1({ row, column }), place: link, address: null, tip: null }],
  );
  return [...links.filter(({ address }) => address !== null), ...inside];
}

function bookCondition({ areas, custom }: ConditionalFormat, index: number): BookConditionalFormat {
  const left = custom.format.borders.items.find(({ sideIndex }) => sideIndex === 'EdgeLeft');
  return {
    ranges: areas.map(areaAddress).join(' '),
    kind: 'expression',
    priority: index + 1,
    stopsIfTrue: false,
    formulas: [custom.rule.formula.replace(/^=/, '')],
    look: {
      fill: custom.format.fill.color.slice(1) || null,
      color: null,
      isBold: null,
      isItalic: null,
      numberFormat: null,
      borders: left ? { left: { line: 'thin', color: left.color.slice(1) } } : {},
    },
    details: {},
    scale: null,
  };
}

function printOf({ pageLayout }: Worksheet, before: BookPrint | null): BookPrint | null {
  const { zoom, headersFooters, printArea } = pageLayout;
  if (!before && printArea === null) return null;
  const { horizontalFitToPages: wide, scale } = zoom as { horizontalFitToPages?: number; scale?: number };
  const { leftFooter, centerFooter, rightFooter } = headersFooters.defaultForAllPages;
  return {
    isLandscape: pageLayout.orientation === 'Landscape',
    paperSize: pageLayout.paperSize === 'A4' ? 9 : 1,
    scale: scale ?? 100,
    fit: wide === undefined ? null : { wide, tall: 0 },
    isCenteredHorizontally: pageLayout.centerHorizontally,
    isCenteredVertically: before?.isCenteredVertically ?? false,
    margins: {
      left: pageLayout.leftMargin / POINTS_PER_INCH,
      right: pageLayout.rightMargin / POINTS_PER_INCH,
      top: pageLayout.topMargin / POINTS_PER_INCH,
      bottom: pageLayout.bottomMargin / POINTS_PER_INCH,
      header: pageLayout.headerMargin / POINTS_PER_INCH,
      footer: pageLayout.footerMargin / POINTS_PER_INCH,
    },
    header: before?.header ?? { left: '', center: '', right: '' },
    footer: { left: leftFooter, center: centerFooter, right: rightFooter },
    area: printArea,
    titleRows: pageLayout.titleRows,
    titleColumns: pageLayout.titleColumns,
  };
}
