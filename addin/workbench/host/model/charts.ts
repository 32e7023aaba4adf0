import { invalidArgument } from '../hostError.ts';
import type { HostCollection, HostObject } from '../hostObject.ts';
import { parseArea, sheetPrefix } from './address.ts';
import type { Area } from './cells.ts';
import { Collection, type Identified, newId } from './collection.ts';
import type { Range } from './range.ts';
import type { Worksheet } from './worksheet.ts';

/** The charts of a sheet: a person's and ours. */
export class Charts extends Collection<Chart> {
  readonly className = 'ChartCollection';
  readonly #worksheet: Worksheet;

  constructor(worksheet: Worksheet) {
    super();
    this.#worksheet = worksheet;
  }
  protected keyOf({ name }: Chart): string {
    return name;
  }
  /** Excel makes series of the source by itself: one a column, the first column left out where it holds texts. */
  add(chartType: string, source: Range): Chart {
    this.#worksheet.refuseWhereProtected();
    const chart = new Chart(this.#worksheet, chartType, `Chart ${this.items.length + 1}`);
    chart.series.add('Series1').setValues(source);
    this.items.push(chart);
    return chart;
  }
}

export class Chart implements Identified {
  readonly className = 'Chart';
  readonly id: string = newId();
  readonly worksheet: Worksheet;
  name: string;
  chartType: string;
  readonly title: ChartTitle = new ChartTitle();
  readonly legend: ChartLegend = new ChartLegend();
  readonly axes: ChartAxes = new ChartAxes();
  readonly series: ChartSeriesCollection = new ChartSeriesCollection();
  readonly format: ChartAreaFormat = new ChartAreaFormat();
  /** Cells that it covers. */
  area: Area = { row: 0, column: 0, rows: 15, columns: 6 };

  constructor(worksheet: Worksheet, chartType: string, name: string) {
    this.worksheet = worksheet;
    this.chartType = chartType;
    this.name = name;
  }
  setPosition(start: Range | string, end?: Range | string): void {
    const first = areaOf(start);
    const last = end === undefined ? first : areaOf(end);
    const { row, column } = first;
    this.area = {
      row,
      column,
      rows: last.row + last.rows - row,
      columns: last.column + last.columns - column,
    };
  }
  /** On another sheet; of its looks only what it shows goes along. */
  copy(worksheet: Worksheet): Chart {
    const copy = new Chart(worksheet, this.chartType, this.name);
    copy.title.text = this.title.text;
    copy.area = this.area;
    for (const { name, values, xValues } of this.series.items)
      Object.assign(copy.series.add(name), { values, xValues });
    return copy;
  }
  delete(): void {
    this.worksheet.refuseWhereProtected();
    this.worksheet.charts.remove(this);
  }
}

const areaOf = (cell: Range | string): Area => (typeof cell === 'string' ? parseArea(cell) : cell.area);

class ChartAreaFormat implements HostObject {
  readonly className = 'ChartAreaFormat';
  readonly font: ChartFont = new ChartFont();
  readonly border: ChartLine = new ChartLine('ChartBorder');
  readonly fill: ChartFill = new ChartFill();
}

class ChartFont implements HostObject {
  readonly className = 'ChartFont';
  name = '';
  size = 10;
  bold = false;
  color = '#000000';
}

/** A line: of a border, a grid, a series. */
class ChartLine implements HostObject {
  readonly className: string;
  color = '#000000';
  lineStyle = 'Continuous';
  weight = 1;

  constructor(className: string) {
    this.className = className;
  }
  clear(): void {
    this.lineStyle = 'None';
  }
}

class ChartFill implements HostObject {
  readonly className = 'ChartFill';
  color: string | null = null;

  setSolidColor(color: string): void {
    this.color = color.toUpperCase();
  }
  clear(): void {
    this.color = null;
  }
}

/** A title's or a label's format; only its font is looked at. */
class TextFormat implements HostObject {
  readonly className: string;
  readonly font: ChartFont = new ChartFont();

  constructor(className: string) {
    this.className = className;
  }
}

class ChartTitle implements HostObject {
  readonly className = 'ChartTitle';
  text = '';
  visible = true;
  overlay = false;
  readonly format: TextFormat = new TextFormat('ChartTitleFormat');
}

class ChartLegend implements HostObject {
  readonly className = 'ChartLegend';
  visible = true;
  position = 'Right';
  overlay = false;
  readonly format: TextFormat = new TextFormat('ChartLegendFormat');
}

class ChartAxes implements HostObject {
  readonly className = 'ChartAxes';
  readonly categoryAxis: ChartAxis = new ChartAxis();
  readonly valueAxis: ChartAxis = new ChartAxis();
}

class ChartAxisTitle implements HostObject {
  readonly className = 'ChartAxisTitle';
  text = '';
  visible = false;
  readonly format: TextFormat = new TextFormat('ChartAxisTitleFormat');
}

class AxisFormat implements HostObject {
  readonly className = 'ChartAxisFormat';
  readonly font: ChartFont = new ChartFont();
  readonly line: ChartLine = new ChartLine('ChartLineFormat');
}

class Gridlines implements HostObject {
  readonly className = 'ChartGridlines';
  visible = true;
  readonly format: GridlinesFormat = new GridlinesFormat();
}

class GridlinesFormat implements HostObject {
  readonly className = 'ChartGridlinesFormat';
  readonly line: ChartLine = new ChartLine('ChartLineFormat');
}

class ChartAxis implements HostObject {
  readonly className = 'ChartAxis';
  numberFormat = 'General';
  linkNumberFormat = true;
  reversePlotOrder = false;
  tickLabelPosition = 'NextToAxis';
  majorTickMark = 'None';
  minorTickMark = 'None';
  visible = true;
  readonly title: ChartAxisTitle = new ChartAxisTitle();
  readonly format: AxisFormat = new AxisFormat();
  readonly majorGridlines: Gridlines = new Gridlines();
}

class ChartSeriesCollection extends Collection<ChartSeries> {
  readonly className = 'ChartSeriesCollection';

  protected keyOf({ name }: ChartSeries): string {
    return name;
  }
  add(name = ''): ChartSeries {
    const series = new ChartSeries(this, name);
    this.items.push(series);
    return series;
  }
}

class SeriesFormat implements HostObject {
  readonly className = 'ChartSeriesFormat';
  readonly fill: ChartFill = new ChartFill();
  readonly line: ChartLine = new ChartLine('ChartLineFormat');
}

class DataLabels implements HostObject {
  readonly className = 'ChartDataLabels';
  numberFormat = 'General';
  linkNumberFormat = true;
  position = 'OutsideEnd';
  showValue = true;
  showSeriesName = false;
  readonly format: TextFormat = new TextFormat('ChartDataLabelFormat');
}

export class ChartSeries implements Identified {
  readonly className = 'ChartSeries';
  readonly id: string = newId();
  name: string;
  chartType = '';
  hasDataLabels = false;
  markerStyle = 'Automatic';
  markerSize = 5;
  markerBackgroundColor = '#000000';
  markerForegroundColor = '#000000';
  gapWidth = 150;
  overlap = 0;
  smooth = false;
  values: Range | null = null;
  xValues: Range | null = null;
  readonly format: SeriesFormat = new SeriesFormat();
  readonly dataLabels: DataLabels = new DataLabels();
  readonly points: Points = new Points();
  readonly #owner: ChartSeriesCollection;

  constructor(owner: ChartSeriesCollection, name: string) {
    this.#owner = owner;
    this.name = name;
  }
  setValues(source: Range): void {
    this.values = source;
  }
  setXAxisValues(source: Range): void {
    this.xValues = source;
  }
  getDimensionDataSourceString(dimension: string): string {
    const range = dimension === 'Values' || dimension === 'YValues' ? this.values : this.xValues;
    if (!range) throw invalidArgument();
    return sheetPrefix(range.worksheet.name) + range.address.slice(range.address.lastIndexOf('!') + 1);
  }
  delete(): void {
    this.#owner.remove(this);
  }
}

class Points implements HostCollection {
  readonly className = 'ChartPointsCollection';
  readonly #points = new Map<number, ChartPoint>();

  /** Those that were asked for. */
  get items(): readonly ChartPoint[] {
    return [...this.#points.values()];
  }
  get byIndex(): ReadonlyMap<number, ChartPoint> {
    return this.#points;
  }
  getItemAt(index: number): ChartPoint {
    const point = this.#points.get(index) ?? new ChartPoint();
    this.#points.set(index, point);
    return point;
  }
}

class ChartPoint implements HostObject {
  readonly className = 'ChartPoint';
  readonly format: PointFormat = new PointFormat();
}

class PointFormat implements HostObject {
  readonly className = 'ChartPointFormat';
  readonly fill: ChartFill = new ChartFill();
}
