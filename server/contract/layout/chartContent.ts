import type { ChartKind, ChartSeries, ChartVerb, PlanCell, RangeRef, SheetPlan } from '../plan.ts';
import { chartColors, chartFormats, styleOf } from '../style.ts';
import { type CellRange, type PlanAddresses, rangeA1, verbsOf } from './planAddresses.ts';
import { blocksRanges, overlap } from './sheetRanges.ts';

/**
 * What a chart part says: references resolved, stored values beside them. The same for a chart that is
 * planned and for one read back from a file, so that the two can be compared.
 */
export interface ChartContent {
  readonly kind: ChartKind;
  readonly title: string;
  readonly series: readonly SeriesContent[];
  readonly axes: { readonly category: AxisContent; readonly value: AxisContent };
}

export interface SeriesContent {
  readonly name: string;
  /** RRGGBB. */
  readonly color: string;
  readonly categories: ChartData;
  readonly values: ChartData;
  /** Number format of the values written beside bars and points; null where none are. */
  readonly labelFormat: string | null;
  /** Bars in another colour than their series', by index. */
  readonly pointColors: readonly (readonly [index: number, color: string])[];
}

/** A range with what its cells held when the chart was written; null is a gap. */
export interface ChartData {
  readonly range: string;
  /** Number format of the cells; null for texts. */
  readonly format: string | null;
  readonly points: readonly (string | number | null)[];
}

export interface AxisContent {
  readonly title: string | null;
  readonly format: string;
}

/** A chart and the cells it covers. */
export interface PlacedChart {
  readonly key: string;
  readonly area: CellRange;
  readonly content: ChartContent;
}

const MOST_SERIES = 5;

/** The charts of a plan. Throws where one contradicts itself or hides what stands on the sheet. */
export function chartsOf(plan: SheetPlan, addresses: PlanAddresses): PlacedChart[] {
  const taken = blocksRanges(plan);
  const keys = new Set<string>();
  return verbsOf(plan, 'chart').map((verb) => {
    const place = `chart ${verb.key} of sheet ${plan.key}`;
    if (!/^[a-z0-9-]+$/.test(verb.key)) throw new Error(`${place} has a key of other characters`);
    if (keys.has(verb.key)) throw new Error(`sheet ${plan.key} has two charts ${verb.key}`);
    keys.add(verb.key);
    const area = chartArea(verb);
    const hidden = taken.find((range) => overlap(range, area));
    if (hidden) throw new Error(`${place} covers ${rangeA1(hidden)}`);
    taken.push(area);
    return { key: verb.key, area, content: contentOf(verb, addresses, plan.key, place) };
  });
}

/** The cells a chart covers. */
export const chartArea = ({ at, size }: ChartVerb): CellRange => ({
  from: at,
  to: { row: at.row + size.rows - 1, column: at.column + size.columns - 1 },
});

function contentOf(verb: ChartVerb, addresses: PlanAddresses, home: string, place: string): ChartContent {
  const { kind, title, axes } = verb;
  if (title === '') throw new Error(`${place} has no title`);
  if (verb.size.rows < 1 || verb.size.columns < 1) throw new Error(`${place} has no size`);
  refuseUnreadableSeries(verb, place);
  const axis = ({ title, format }: ChartVerb['axes']['value']) => ({
    title,
    format: chartFormats[format].axis,
  });
  return {
    kind,
    title,
    series: verb.series.map((series) => seriesContent(series, verb, addresses, home, place)),
    axes: { category: axis(axes.category), value: axis(axes.value) },
  };
}

function refuseUnreadableSeries({ kind, series }: ChartVerb, place: string): void {
  if (series.length === 0 || series.length > MOST_SERIES) {
    throw new Error(`${place} has ${series.length} series`);
  }
  if (new Set(series.map(({ color }) => color)).size < series.length) {
    throw new Error(`${place} has two series of one colour`);
  }
  const isBars = kind === 'bar' || kind === 'column';
  if (!isBars && series.some(({ colorBelowZero }) => colorBelowZero)) {
    throw new Error(`${place} colours lines below zero`);
  }
  if (kind !== 'scatter' && series.some(({ x }) => x)) {
    throw new Error(`${place} gives a series an x of its own`);
  }
}

function seriesContent(
  { name, values, color, colorBelowZero, x }: ChartSeries,
  { kind, categories, axes, labels }: ChartVerb,
  addresses: PlanAddresses,
  home: string,
  place: string,
): SeriesContent {
  const data = (range: RangeRef, holds: Holds) => chartData(range, holds, addresses, home, place);
  const along = data(x ?? categories, kind === 'scatter' ? 'numbers' : 'numbers or texts');
  const across = data(values, kind === 'scatter' ? 'numbers' : 'numbers and gaps');
  if (along.points.length !== across.points.length) {
    throw new Error(`${place} has ${across.points.length} values over ${along.points.length} categories`);
  }
  return {
    name,
    color: chartColors[color],
    categories: along,
    values: across,
    labelFormat: labels ? chartFormats[axes.value.format].label : null,
    pointColors: colorBelowZero
      ? across.points.flatMap((value, index) =>
          Number(value) < 0 ? [[index, chartColors[colorBelowZero]] as const] : [],
        )
      : [],
  };
}

/** What a range may hold; a text among numbers is a gap (“—”, “无保本点”): programs draw nothing there. */
type Holds = 'numbers' | 'numbers and gaps' | 'numbers or texts';

function chartData(
  range: RangeRef,
  holds: Holds,
  addresses: PlanAddresses,
  home: string,
  place: string,
): ChartData {
  const [from, to] = [addresses.cell(range.from, home), addresses.cell(range.to, home)];
  const cells = addresses.rangeCells(range, home);
  const name = addresses.chartRange(range, home);
  if ((from.row !== to.row && from.column !== to.column) || cells.length === 0) {
    throw new Error(`${place} reads ${name}, which is neither one row nor one column`);
  }
  const points = cells.map(pointOf);
  const hasTexts = points.some((point) => typeof point === 'string');
  const hasGaps = holds === 'numbers and gaps' && points.some((point) => typeof point === 'number');
  if (points.includes(undefined) || (hasTexts && !hasGaps && holds !== 'numbers or texts')) {
    throw new Error(`${place} reads ${name}, which does not hold ${holds} alone`);
  }
  const isText = hasTexts && !hasGaps;
  const drawn = (point: string | number) =>
    isText ? String(point) : typeof point === 'number' ? point : null;
  return {
    range: name,
    format: isText ? null : formatOf(cells),
    points: points.map((point) => (point === null || point === undefined ? null : drawn(point))),
  };
}

/** Undefined for what no chart draws. */
function pointOf(cell: PlanCell | null): string | number | null | undefined {
  const value = cell?.value ?? null;
  if (value === null || value === '') return null;
  return typeof value === 'boolean' ? undefined : value;
}

function formatOf(cells: readonly (PlanCell | null)[]): string {
  const style = cells.find((cell) => cell)?.style;
  return (style && styleOf(style).numberFormat) ?? 'General';
}
