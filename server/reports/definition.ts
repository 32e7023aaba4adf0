import * as z from 'zod/mini';
import {
  type ElementSelector,
  elementSelector,
  itemSelector,
  type PartialFigure,
  partialFigure,
  type UnitSelector,
  unitSelector,
} from '../contract/figure.ts';
import { type Bilingual, bilingual } from '../contract/sheetDefinition.ts';
import { type ChartColor, type ChartFormat, chartColors, chartFormats } from '../contract/style.ts';
import { breakEvenMeasures } from '../engine/breakEven.ts';

/**
 * The report language: a sheet is rows × columns of partial figures. Both axes speak one language, an
 * ordered tree of lines. A cell's figure is the report's `base`, then its row's, then its column's
 * partial figure, the later one winning key by key; a line inherits the partial figures of the groups
 * around it.
 *
 * References (`sum`, `less`, `of`, `in`, `from`) are keys joined by dots, looked up among the siblings
 * first, then outwards: inside a group `direct` is its own line, outside it `elements.direct` is that
 * line under every element. A `sum` refers only to lines before it, so that no sum can contain itself.
 * References to the other axis (`inAt`, `only`, `rankBy`) are whole paths; `only` takes a group for all
 * its lines. A row that stands for many (`first`) has cells only where a line says no `only`.
 */

const chartColorNames = Object.keys(chartColors) as [ChartColor, ...ChartColor[]];
const chartFormatNames = Object.keys(chartFormats) as [ChartFormat, ...ChartFormat[]];

/** Keys are joined by dots in references, so they hold none. */
const key = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9_-]*$/));
const month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));
const named = { key, label: bilingual };
/** Left out where every posted amount under it is zero or nothing is under it. */
const optional = z.optional(z.boolean());
/** Lines of the other axis on which it has cells; elsewhere they are left blank. */
const only = z.optional(z.array(z.string()));

/** One line of posted numbers. */
const figureLine = z.strictObject({
  kind: z.literal('figure'),
  ...named,
  figure: partialFigure,
  optional,
  only,
});

/**
 * A live formula: Σ `sum` − Σ `less`. `figure` states what the total means; a report reads it back
 * from the run and the two must agree. What no figure can mean (收入 − 成本) states none.
 */
const sumLine = z.strictObject({
  kind: z.literal('sum'),
  ...named,
  sum: z.array(z.string()),
  less: z.optional(z.array(z.string())),
  figure: z.optional(partialFigure),
  rank: z.optional(z.enum(['subtotal', 'total'])),
  only,
});

/** `inAt`: the whole stands on that line of the other axis (the row of visits, the row of totals). */
const quotient = { ...named, of: z.string(), in: z.string(), inAt: z.optional(z.string()), only };

/** Shows four decimals of what is below one. */
const fine = z.optional(z.boolean());

/** A live formula: `of` ÷ `in` as a percentage, unrounded; 0 where `in` is 0. */
const shareLine = z.strictObject({ kind: z.literal('share'), ...quotient });

/** The same with “—” where `in` is 0: 成本收益率 of what cost nothing is no 0 %. */
const rateLine = z.strictObject({ kind: z.literal('rate'), ...quotient });

/**
 * A live formula: `of` ÷ `in`, unrounded; “—” where `in` is 0. A unit cost where `in` is a workload or the
 * volume of items.
 */
const ratioLine = z.strictObject({
  kind: z.literal('ratio'),
  ...quotient,
  fine,
});

/** A live formula: what `of` comes to in a year, `in` being the months that it is of. */
const yearlyLine = z.strictObject({ kind: z.literal('yearly'), ...quotient });

/** A live formula of 本量利, from the lines that hold what it asks for. */
const breakEvenLine = z.strictObject({
  kind: z.literal('breakEven'),
  ...named,
  gives: z.enum(breakEvenMeasures),
  from: z.strictObject({
    revenue: z.string(),
    variable: z.string(),
    fixed: z.string(),
    volume: z.string(),
    capacity: z.optional(z.string()),
  }),
  fine,
  only,
});

/** What lines inside inherit. */
interface Nest {
  readonly key: string;
  readonly figure?: PartialFigure | undefined;
  readonly optional?: boolean | undefined;
}
interface Group extends Nest {
  readonly kind: 'group';
  readonly label: Bilingual;
  readonly entries: readonly Entry[];
}
interface EachUnit extends Nest {
  readonly kind: 'units';
  readonly where?: UnitSelector | undefined;
  /** A column: units stand in falling order of its numbers instead of the dictionary's. */
  readonly rankBy?: string | undefined;
  readonly entries?: readonly Entry[] | undefined;
}
interface EachStatutory extends Nest {
  readonly kind: 'statutory';
  readonly entries?: readonly Entry[] | undefined;
}
interface EachElement extends Nest {
  readonly kind: 'elements';
  readonly where?: ElementSelector | undefined;
  readonly entries?: readonly Entry[] | undefined;
}
interface EachLevel extends Nest {
  readonly kind: 'levels';
  readonly levels?: readonly string[] | undefined;
  readonly entries?: readonly Entry[] | undefined;
}
interface EachPeriod extends Nest {
  readonly kind: 'periods';
  readonly periods?: readonly PeriodName[] | undefined;
  readonly entries?: readonly Entry[] | undefined;
}
interface EachItem extends Nest {
  readonly kind: 'items';
  readonly where?: ItemChoice | undefined;
  readonly first?: Standing | undefined;
  readonly rankBy?: string | undefined;
  readonly entries?: readonly Entry[] | undefined;
}
interface EachUnitItem extends Nest {
  readonly kind: 'unitItems';
  readonly where?: UnitItemChoice | undefined;
  readonly order?: 'unit' | 'item' | undefined;
  readonly first?: Standing | undefined;
  readonly rankBy?: string | undefined;
  readonly entries?: readonly Entry[] | undefined;
}
interface EachOrigin extends Nest {
  readonly kind: 'origins';
  readonly entries?: readonly Entry[] | undefined;
}
interface EachItemMethod extends Nest {
  readonly kind: 'itemMethods';
  readonly methods?: readonly string[] | undefined;
  readonly entries?: readonly Entry[] | undefined;
}
export type EachOfItems = EachItem | EachUnitItem;
export type Each =
  | EachUnit
  | EachStatutory
  | EachElement
  | EachLevel
  | EachPeriod
  | EachOfItems
  | EachOrigin
  | EachItemMethod;
type StatedLine =
  | z.infer<typeof figureLine>
  | z.infer<typeof sumLine>
  | z.infer<typeof shareLine>
  | z.infer<typeof rateLine>
  | z.infer<typeof ratioLine>
  | z.infer<typeof yearlyLine>
  | z.infer<typeof breakEvenLine>;
export type Entry = StatedLine | Group | Each;

const entries: z.ZodMiniType<readonly Entry[]> = z.lazy(() => z.array(entry).check(z.minLength(1)));
const nest = { key, figure: z.optional(partialFigure), optional };
const eachNest = { ...nest, entries: z.optional(entries) };

/** Lines under a common heading. */
const group = z.strictObject({ kind: z.literal('group'), label: bilingual, ...nest, entries });

/** Every unit of the selection in the order of the unit dictionary: a line, or the lines of `entries`. */
const eachUnit = z.strictObject({
  kind: z.literal('units'),
  where: z.optional(unitSelector),
  rankBy: z.optional(z.string()),
  ...eachNest,
});

/** Every statutory cost element of the pack, in its order. */
const eachStatutory = z.strictObject({ kind: z.literal('statutory'), ...eachNest });

/** Every leaf cost element of the selection, in the order of the element dictionary. */
const eachElement = z.strictObject({
  kind: z.literal('elements'),
  where: z.optional(elementSelector),
  ...eachNest,
});

/** Every cost level of the pack, or those named, in its order. */
const eachLevel = z.strictObject({
  kind: z.literal('levels'),
  levels: z.optional(z.array(z.string())),
  ...eachNest,
});

/** 本月数 (本期数 where a run has several months) and 本年累计数. */
const periodNames = ['current', 'yearToDate'] as const;
export type PeriodName = (typeof periodNames)[number];
const eachPeriod = z.strictObject({
  kind: z.literal('periods'),
  periods: z.optional(z.array(z.enum(periodNames))),
  ...eachNest,
});

/** Which items: every key given must hold. What a figure cannot select by, a total over the rows cannot state. */
const itemChoice = {
  ...itemSelector.shape,
  /** Performed by more than one unit. */
  inSeveralUnits: z.optional(z.boolean()),
  /** Cost above revenue. */
  costAbovePrice: z.optional(z.boolean()),
};
const chosenItems = z.strictObject(itemChoice);
export type ItemChoice = z.infer<typeof chosenItems>;
const chosenUnitItems = z.strictObject({ ...itemChoice, units: z.optional(unitSelector) });
export type UnitItemChoice = z.infer<typeof chosenUnitItems>;

/** Only the rows that stand out most; all others are one row together, so that totals stay true. */
const standing = z.strictObject({
  rows: z.int().check(z.positive()),
  by: z.enum(['cost', 'revenue', 'volume', 'surplus', 'loss']),
});
export type Standing = z.infer<typeof standing>;
const eachOfItems = { first: z.optional(standing), rankBy: z.optional(z.string()), ...eachNest };

/** Every service item that was performed: of the hospital, or inside a unit those that it has. */
const eachItem = z.strictObject({
  kind: z.literal('items'),
  where: z.optional(chosenItems),
  ...eachOfItems,
});

/** Every item of every unit, one line each, by unit or by item. */
const eachUnitItem = z.strictObject({
  kind: z.literal('unitItems'),
  where: z.optional(chosenUnitItems),
  order: z.optional(z.enum(['unit', 'item'])),
  ...eachOfItems,
});

/** 直接, 公用, 管理, 医辅: where the cost of items comes from. */
const eachOrigin = z.strictObject({ kind: z.literal('origins'), ...eachNest });

/** Every method of costing items that the rules have, or those named. */
const eachItemMethod = z.strictObject({
  kind: z.literal('itemMethods'),
  methods: z.optional(z.array(z.string())),
  ...eachNest,
});

const entry = z.discriminatedUnion('kind', [
  figureLine,
  sumLine,
  shareLine,
  rateLine,
  ratioLine,
  yearlyLine,
  breakEvenLine,
  group,
  eachUnit,
  eachStatutory,
  eachElement,
  eachLevel,
  eachPeriod,
  eachItem,
  eachUnitItem,
  eachOrigin,
  eachItemMethod,
]);

const header = {
  /** Stable for ever: results written before are found again by it. */
  id: key,
  version: z.int(),
  /** Place among the result sheets. */
  order: z.int(),
  /** Number in the catalogue; the sheet is named `code name`. */
  code: z.optional(z.string()),
  name: bilingual,
  title: bilingual,
  /** Article or layout this report answers to. */
  reference: bilingual,
  /** First month that is reported so: a run that ends before it has no such sheet. */
  from: month,
  frequency: z.array(z.enum(['month', 'quarter', 'year'])),
  /** A run without service items has no such sheet. */
  needs: z.optional(z.literal('items')),
  unitLine: bilingual,
  /** Printed below the table: which reading of the allocation the numbers follow, and the like. */
  notes: z.optional(z.array(bilingual)),
};

/** A native chart over cells of the table. */
const chart = z.strictObject({
  key: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
  kind: z.enum(['bar', 'column']),
  title: bilingual,
  /** Beside the table, or below its notes where the table is wide and low. */
  at: z.enum(['right', 'below']),
  /** Path of the rows that it shows, and how many of them at most, from the top. */
  rows: z.string(),
  first: z.optional(z.int().check(z.positive())),
  series: z
    .array(
      z.strictObject({
        /** Path of a column that stands once. */
        column: z.string(),
        label: bilingual,
        color: z.enum(chartColorNames),
        colorBelowZero: z.optional(z.enum(chartColorNames)),
      }),
    )
    .check(z.minLength(1), z.maxLength(5)),
  value: z.strictObject({ title: bilingual, format: z.enum(chartFormatNames) }),
  labels: z.boolean(),
});
export type ReportChart = z.infer<typeof chart>;

/** Of a row: what it is itself, and the unit and the item it stands in. */
const stubAttributes = [
  'rank',
  'code',
  'name',
  'campus',
  'unitCode',
  'unitName',
  'category',
  'itemCode',
  'itemName',
  'measureUnit',
] as const;

const tableReport = z.strictObject({
  layout: z.literal('table'),
  ...header,
  /** What stands left of the numbers. */
  stub: z
    .array(z.strictObject({ attribute: z.enum(stubAttributes), label: bilingual }))
    .check(z.minLength(1)),
  base: partialFigure,
  rows: entries,
  columns: entries,
  charts: z.optional(z.array(chart)),
  /** Path of the first rows, which buttons over the columns filter and sort. */
  filter: z.optional(z.string()),
  /** All its rows go out as a file where a person asks for them (`cost --items-export`). */
  exportedWhole: z.optional(z.boolean()),
});

/** One row per check: two sides, their difference, the verdict. */
const checksReport = z.strictObject({ layout: z.literal('checks'), ...header });

/** 合理性评估: reported figures of service items that stand out, the first so many of them. */
const findingsReport = z.strictObject({
  layout: z.literal('itemFindings'),
  ...header,
  first: z.int().check(z.positive()),
});

/** What was computed from what, by what, and what a person should know about it. */
const runCardReport = z.strictObject({ layout: z.literal('runCard'), ...header });

/**
 * 保本测算: a sheet to play with, over the units of a table of 本量利: choose one, change its price,
 * unit variable cost, volume or fixed cost, and see what becomes of it.
 */
const breakEvenTrial = z.strictObject({
  layout: z.literal('breakEvenTrial'),
  ...header,
  /** The table by id, the rows of it (a group's path) and its columns by what they hold. */
  of: key,
  rows: z.string(),
  figures: z.strictObject({
    volume: z.string(),
    revenue: z.string(),
    variable: z.string(),
    fixed: z.string(),
    capacity: z.string(),
  }),
});

export const reportDefinition = z.discriminatedUnion('layout', [
  tableReport,
  breakEvenTrial,
  findingsReport,
  checksReport,
  runCardReport,
]);

export type TableReport = z.infer<typeof tableReport>;
export type FindingsReport = z.infer<typeof findingsReport>;
export type BreakEvenTrial = z.infer<typeof breakEvenTrial>;
export type ReportDefinition = z.infer<typeof reportDefinition>;
export type StubAttribute = (typeof stubAttributes)[number];

/** The language as JSON Schema, for editors that help while a report is being written. */
export function reportJsonSchema(): object {
  return z.toJSONSchema(reportDefinition, { io: 'input', reused: 'ref' });
}
