import type { CellRange } from '../../../server/contract/layout/planAddresses.ts';
import { fromA1, toA1 } from '../../../server/contract/place.ts';
import type { PlanValue } from '../../../server/contract/plan.ts';
import type { CellLook, Line, sides } from './cellLook.ts';
import { rowChunks } from './rowChunks.ts';
import type { CellMatrix, ChartImage, PrintImage, SheetImage, ValidationImage } from './sheetImage.ts';

/**
 * Reads what `writeImage` writes, so that it can be put back; sizes of at least so many columns. Excel does not
 * tell the colours of a chart: `charts` are those that were written.
 */
export async function readImage(
  sheet: Excel.Worksheet,
  columnsAtLeast: number,
  charts: readonly ChartImage[],
): Promise<SheetImage> {
  const frame = loadFrame(sheet);
  const area = loadArea(sheet);
  await sheet.context.sync();
  const cells = await readCells(sheet, areaOf(area.used));
  const sizes = loadSizes(sheet, cells, columnsAtLeast);
  const looks = loadLooks(sheet, cells);
  const validations = loadValidations(sheet, area.validated);
  await sheet.context.sync();
  const { looks: found, lookOf, links } = looks();
  return {
    cells: { ...cells, looks: found, lookOf },
    links,
    merges: area.merged.isNullObject ? [] : addressesOf(area.merged.address).map(rangeOfAddress),
    ...sizes(),
    ...frame(),
    validations: validations(),
    tables: [],
    charts,
  };
}

/** Values and formulas of a sheet's used range, in chunks that fit an answer. */
export async function readContent(sheet: Excel.Worksheet): Promise<CellMatrix> {
  const used = sheet.getUsedRangeOrNullObject().load('rowIndex,columnIndex,rowCount,columnCount');
  await sheet.context.sync();
  return readCells(sheet, areaOf(used));
}

interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

function areaOf(used: Excel.Range): Area {
  if (used.isNullObject) return { row: 0, column: 0, rows: 0, columns: 0 };
  return { row: used.rowIndex, column: used.columnIndex, rows: used.rowCount, columns: used.columnCount };
}

function loadArea(sheet: Excel.Worksheet) {
  const all = sheet.getRange();
  return {
    used: sheet.getUsedRangeOrNullObject().load('rowIndex,columnIndex,rowCount,columnCount'),
    merged: all.getMergedAreasOrNullObject().load('address'),
    validated: all.getSpecialCellsOrNullObject('DataValidations').load('address'),
  };
}

/** What is asked for at first; an answer that comes back empty is asked again in halves. */
const CELLS_PER_READ = 40_000;

async function readCells(sheet: Excel.Worksheet, area: Area): Promise<CellMatrix> {
  const values: PlanValue[][] = [];
  const formulas: (string | null)[][] = [];
  const step = Math.max(1, Math.floor(CELLS_PER_READ / Math.max(1, area.columns)));
  for (let row = 0; row < area.rows; row += step) {
    const rows = Math.min(step, area.rows - row);
    for await (const range of readRows(sheet, { ...area, row: area.row + row, rows })) {
      for (const [index, line] of range.values.entries()) {
        const written = (range.formulas[index] ?? []) as unknown[];
        values.push(line.map((value: unknown) => (value === '' ? null : (value as PlanValue))));
        formulas.push(line.map((value: unknown, column: number) => formulaIn(written[column], value)));
      }
    }
  }
  return { ...area, values, formulas, looks: [], lookOf: [] };
}

/** A text that begins with an equals sign is its own value. */
const formulaIn = (written: unknown, value: unknown): string | null =>
  typeof written === 'string' && written.startsWith('=') && written !== value ? written.slice(1) : null;

/** Excel may give null in place of values that are too many: then fewer rows are asked for. */
async function* readRows(sheet: Excel.Worksheet, area: Area): AsyncGenerator<Excel.Range> {
  const range = sheet
    .getRangeByIndexes(area.row, area.column, area.rows, area.columns)
    .load('values,formulas');
  try {
    await sheet.context.sync();
    if (range.values !== null && range.formulas !== null) {
      yield range;
      return;
    }
  } catch (cause) {
    if (!isTooLarge(cause) || area.rows === 1) throw cause;
  }
  if (area.rows === 1) throw new Error('Excel gave no values for one row');
  const half = Math.ceil(area.rows / 2);
  yield* readRows(sheet, { ...area, rows: half });
  yield* readRows(sheet, { ...area, row: area.row + half, rows: area.rows - half });
}

export const isTooLarge = (cause: unknown): boolean =>
  (cause as { code?: string }).code === 'ResponsePayloadSizeLimitExceeded';

function loadFrame(sheet: Excel.Worksheet) {
  sheet.load('tabColor,showGridlines');
  const frozen = sheet.freezePanes.getLocationOrNullObject().load('rowCount,columnCount,rowIndex');
  const print = loadPrint(sheet);
  const names = sheet.names.load('items/name,items/value,items/visible');
  return () => ({
    tabColor: sheet.tabColor,
    showGridlines: sheet.showGridlines,
    freeze: frozen.isNullObject ? null : freezeOf(frozen),
    print: print(),
    marks: new Map(
      names.items.filter(({ visible }) => !visible).map(({ name, value }) => [name, String(value)]),
    ),
  });
}

const LAST_ROWS = 1_048_576;
const LAST_COLUMNS = 16_384;

/** Whole rows or columns are frozen on one side only. */
const freezeOf = ({ rowCount, columnCount }: Excel.Range) => ({
  rows: rowCount === LAST_ROWS ? 0 : rowCount,
  columns: columnCount === LAST_COLUMNS ? 0 : columnCount,
});

function loadPrint({ pageLayout }: Excel.Worksheet): () => PrintImage | null {
  pageLayout.load('orientation,zoom');
  const footers = pageLayout.headersFooters.defaultForAllPages.load('leftFooter,centerFooter,rightFooter');
  const area = pageLayout.getPrintAreaOrNullObject().load('address');
  const rows = pageLayout.getPrintTitleRowsOrNullObject().load('address');
  const columns = pageLayout.getPrintTitleColumnsOrNullObject().load('address');
  const local = (range: Excel.Range | Excel.RangeAreas) =>
    range.isNullObject ? null : range.address.slice(range.address.lastIndexOf('!') + 1);
  return () => ({
    landscape: pageLayout.orientation === 'Landscape',
    pagesWide: pageLayout.zoom.horizontalFitToPages ?? 0,
    footers: { left: footers.leftFooter, center: footers.centerFooter, right: footers.rightFooter },
    area: local(area) ?? '',
    titleRows: local(rows),
    titleColumns: local(columns),
  });
}

function loadSizes(
  sheet: Excel.Worksheet,
  { row, column, rows, columns }: CellMatrix,
  columnsAtLeast: number,
) {
  const used = sheet.getRangeByIndexes(
    0,
    0,
    Math.max(1, row + rows),
    Math.max(columnsAtLeast, column + columns),
  );
  const widths = used.getColumnProperties({ format: { columnWidth: true } });
  const heights = used.getRowProperties({ format: { rowHeight: true } });
  return () => ({
    columnWidths: widths.value.map(({ format }) => format?.columnWidth ?? 0),
    rowHeights: heights.value.map(({ format }, index) => [index, format?.rowHeight ?? 0] as const),
  });
}

const wanted = {
  format: {
    font: { name: true, size: true, bold: true, color: true, underline: true },
    fill: { color: true, pattern: true },
    horizontalAlignment: true,
    verticalAlignment: true,
    wrapText: true,
    indentLevel: true,
    protection: true,
    borders: { style: true, weight: true, color: true },
  },
  hyperlink: true,
} as const;

interface FoundLooks {
  readonly looks: CellLook[];
  readonly lookOf: Uint16Array[];
  readonly links: Map<string, string>;
}

function loadLooks(
  sheet: Excel.Worksheet,
  { row, column, columns, values, formulas }: CellMatrix,
): () => FoundLooks {
  const parts = [...rowChunks(values, formulas)].map(([from, to]) => {
    const range = sheet.getRangeByIndexes(row + from, column, to - from, columns);
    const properties = range.getCellProperties(wanted);
    return { from, range: range.load('numberFormat'), properties };
  });
  return () => {
    const found: FoundLooks = { looks: [], lookOf: [], links: new Map() };
    const numbers = new Map<string, number>();
    for (const { from, range, properties } of parts) {
      properties.value.forEach((line, index) => {
        const lookLine = new Uint16Array(columns);
        line.forEach((cell, at) => {
          const look = lookOfProperties(cell, String(range.numberFormat[index]?.[at] ?? 'General'));
          const key = JSON.stringify(look);
          const number = numbers.get(key) ?? found.looks.push(look);
          numbers.set(key, number);
          lookLine[at] = number;
          const jump = cell.hyperlink?.documentReference;
          if (jump) found.links.set(toA1({ row: row + from + index, column: column + at }), jump);
        });
        found.lookOf.push(lookLine);
      });
    }
    return found;
  };
}

function lookOfProperties({ format = {} }: Excel.CellProperties, numberFormat: string): CellLook {
  const { font, fill, borders, protection } = format;
  const lineOf = (side: (typeof sides)[number]): Line | null => {
    const line = borders?.[side];
    if (!line?.style || line.style === 'None') return null;
    return { style: line.style, weight: line.weight ?? 'Thin', color: line.color ?? '' };
  };
  return {
    numberFormat,
    font: {
      name: font?.name ?? '',
      size: font?.size ?? 0,
      bold: font?.bold ?? false,
      color: font?.color ?? '',
      underline: font?.underline ?? 'None',
    },
    fill: !fill?.color || (fill.pattern ?? 'None') === 'None' ? null : fill.color,
    horizontalAlignment: format.horizontalAlignment ?? 'General',
    verticalAlignment: format.verticalAlignment ?? 'Bottom',
    wrapText: format.wrapText ?? false,
    indentLevel: format.indentLevel ?? 0,
    locked: protection?.locked ?? true,
    borders: { top: lineOf('top'), bottom: lineOf('bottom'), left: lineOf('left'), right: lineOf('right') },
  };
}

/** Addresses of areas, without their sheet. */
const addressesOf = (list: string): string[] =>
  list.split(',').map((address) => address.slice(address.lastIndexOf('!') + 1));

function rangeOfAddress(address: string): CellRange {
  const [start = '', end = start] = address.split(':');
  const [from, to] = [fromA1(start), fromA1(end)];
  if (!from || !to) throw new Error(`no cells are at ${address}`);
  return { from, to };
}

function loadValidations(sheet: Excel.Worksheet, validated: Excel.RangeAreas): () => ValidationImage[] {
  if (validated.isNullObject) return () => [];
  const loaded = addressesOf(validated.address).map((range) => {
    const { dataValidation } = sheet.getRange(range);
    return { range, validation: dataValidation.load('rule,errorAlert,prompt,type') };
  });
  return () =>
    loaded.map(({ range, validation }) => ({
      range,
      rule: validation.rule,
      errorAlert: validation.errorAlert ?? null,
      prompt: validation.prompt ?? null,
    }));
}
