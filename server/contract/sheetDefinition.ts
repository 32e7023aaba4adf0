import * as z from 'zod/mini';

/** A text in the product's two languages; Chinese is the one users see first. */
export const bilingual = z.strictObject({ zh: z.string(), en: z.string() });

/**
 * What a column's numbers or texts are. It decides how a cell is read, which number format a
 * template gives it, and whether 万元/千元 in a header is honoured.
 */
export const quantities = [
  'code', // text, leading zeros kept
  'text',
  'month', // YYYY-MM after reading
  'date', // YYYY-MM-DD after reading
  'yuan', // money; 万元 and 千元 headers are honoured
  'person',
  'squareMetre',
  'visit',
  'bedDay',
  'discharge',
  'bed',
  'hour',
  'count', // a whole volume with no unit of its own
  'number', // any number: hours, a ratio or money, whatever the row says
  'percent', // 0.25 after reading 25 %
  'choice', // one of `choices`, stored by value
] as const;
export type Quantity = (typeof quantities)[number];

const choice = z.strictObject({
  value: z.string(),
  label: bilingual,
  aliases: z.optional(z.array(z.string())),
});

/** Rows where another column, further left, holds one of these values. */
const rowsWhere = z.strictObject({ column: z.string(), values: z.array(z.string()) });

/** A column of a list, a labelled line of a form. */
export const columnDefinition = z.strictObject({
  id: z.string(),
  header: bilingual,
  /** Other header texts that mean this column, in any language, as found in systems in use. */
  aliases: z.optional(z.array(z.string())),
  quantity: z.enum(quantities),
  /** A row without it is a fault; a sheet without its header cannot be read. */
  required: z.optional(z.boolean()),
  /** Closed list of values … */
  choices: z.optional(z.array(choice)),
  /** … or a list kept elsewhere: `cost-units.code` (a column of another sheet) or `pack.sources` (a list of the rule pack). */
  choicesFrom: z.optional(z.string()),
  /**
   * … or any of several lists at once: the entry is stored by its id (`cost-units.group` by its text),
   * `any` stands for `*`, `text` lets any other text through. No drop-down can offer this.
   */
  anyOf: z.optional(z.array(z.string())),
  /** Of `anyOf`, the lists that hold for each value of another column that stands further left. */
  narrowedBy: z.optional(
    z.strictObject({ column: z.string(), lists: z.record(z.string(), z.array(z.string())) }),
  ),
  /** Rows that have this column at all; what other rows write there is left out and told once a sheet. */
  onlyFor: z.optional(rowsWhere),
  /** Rows whose figure is no money: 万元 in the header or above the table is not meant for them. */
  unscaledFor: z.optional(rowsWhere),
  /** Least and most a figure may be, as read: 0 and 1 for 0 % and 100 %. */
  range: z.optional(z.strictObject({ least: z.number(), most: z.number() })),
  /** Several entries in one cell, separated by 、 , ; or line breaks. */
  many: z.optional(z.boolean()),
  /** This column repeats the name of another column's entry: it may stand in for it and must agree with it. */
  nameOf: z.optional(z.string()),
  /** What a blank cell or an absent column means, in rows that have it; using it is told once a sheet. */
  default: z.optional(z.string()),
  help: bilingual,
  /** Width in characters in the template. */
  width: z.optional(z.number()),
  /** Whether the template shows it to be filled in, or only reads it when somebody's export has it. */
  offered: z.optional(z.boolean()),
});

/**
 * A wide sheet: after the fixed columns, every header that names an entry of a list is a column of
 * values, and each filled cell is one record.
 */
const spreadDefinition = z.strictObject({
  /** The list whose names or codes are headers: `cost-elements.code`, `pack.parameters`, `pack.measures`. */
  headersFrom: z.string(),
  /** Record field that receives the entry's code, and the one that receives the cell. */
  nameField: z.string(),
  valueField: z.string(),
  quantity: z.enum(quantities),
});

/** One input sheet as data. Ids are for ever; a changed meaning is a new version with a migration. */
export const sheetDefinition = z.strictObject({
  id: z.string(),
  version: z.int(),
  name: bilingual,
  /** Other sheet names it is found under; the headers decide, names only break ties. */
  aliases: z.optional(z.array(z.string())),
  group: z.enum(['input', 'rule']),
  /** What it serves beside departmental costing, which needs none of it. */
  subject: z.optional(z.literal('items')),
  required: z.boolean(),
  summary: bilingual,
  layout: z.enum(['list', 'form']),
  /** Columns that identify a record. */
  key: z.array(z.string()),
  /** Rows with one key: summed and counted, or a fault (costing-decisions.md 1). */
  duplicates: z.enum(['sum', 'fault']),
  /**
   * What the next month's workbook holds of it: `carry` everything, to be looked through; `renew` the same
   * rows without their figures; `empty` nothing; `grow` everything and the month that has ended besides.
   */
  nextMonth: z.enum(['carry', 'renew', 'empty', 'grow']),
  /** Records of this definition are the same kind as another's (the wide form of a long sheet). */
  alternativeOf: z.optional(z.string()),
  columns: z.array(columnDefinition),
  spread: z.optional(spreadDefinition),
});

export type RowsWhere = z.infer<typeof rowsWhere>;
export type Bilingual = z.infer<typeof bilingual>;
export type ColumnDefinition = z.infer<typeof columnDefinition>;
export type SheetDefinition = z.infer<typeof sheetDefinition>;
