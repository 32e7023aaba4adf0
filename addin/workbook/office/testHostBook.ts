import { areaAddress, WHOLE_SHEET } from '../../workbench/host/model/address.ts';
import type { Chart } from '../../workbench/host/model/charts.ts';
import type { Workbook } from '../../workbench/host/model/workbook.ts';
import type { Worksheet } from '../../workbench/host/model/worksheet.ts';

/** All that a person could see of a workbook, so that two states can be held against each other. */
export const everythingIn = (workbook: Workbook): object => ({
  sheets: workbook.worksheets.items.map(everythingOn),
  settings: workbook.settings.items.map(({ key, value }) => [key, value]),
  calculationMode: workbook.application.calculationMode,
});

function everythingOn(sheet: Worksheet): object {
  const { pageLayout } = sheet;
  const cells = [...sheet.cells.within(WHOLE_SHEET)].filter(
    ([, , { value, formula, link, look }]) =>
      value !== null || formula !== null || link !== null || look !== sheet.workbook.normal,
  );
  return {
    id: sheet.id,
    name: sheet.name,
    visibility: sheet.visibility,
    tabColor: sheet.tabColor,
    showGridlines: sheet.showGridlines,
    cells: cells.map(([row, column, cell]) => [row, column, { ...cell }]),
    merges: sheet.merges.map(areaAddress).sort(),
    sizes: { columns: [...sheet.sizes.columns].sort(byNumber), rows: [...sheet.sizes.rows].sort(byNumber) },
    hiddenRows: [...sheet.hiddenRows],
    validations: sheet.validations.records
      .map(({ area, ...record }) => ({ at: areaAddress(area), ...record }))
      .sort((a, b) => a.at.localeCompare(b.at)),
    conditional: sheet.conditional.formats.map(({ id }) => id),
    names: sheet.names.items.map(({ name, formula, visible }) => `${name} ${formula} ${visible}`).sort(),
    charts: sheet.charts.items.map(chart).sort((a, b) => a.name.localeCompare(b.name)),
    tables: sheet.tables.items.map(({ name, area }) => [name, areaAddress(area)]),
    frozen: sheet.freezePanes.frozen,
    print: {
      orientation: pageLayout.orientation,
      zoom: pageLayout.zoom,
      area: pageLayout.printArea,
      rows: pageLayout.titleRows,
      columns: pageLayout.titleColumns,
      footers: { ...pageLayout.headersFooters.defaultForAllPages },
    },
  };
}

const byNumber = ([a]: readonly [number, number], [b]: readonly [number, number]): number => a - b;

const chart = ({ name, chartType, title, area, series }: Chart) => ({
  name,
  chartType,
  title: title.text,
  area,
  series: series.items.map((one) => ({
    name: one.name,
    values: one.values?.address,
    categories: one.xValues?.address,
    color: one.format.fill.color ?? one.format.line.color,
    points: [...one.points.byIndex].map(([index, { format }]) => [index, format.fill.color]),
  })),
});
