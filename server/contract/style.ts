/**
 * The closed palette of the workbook. A plan names a style; each executor (Office.js, the xlsx
 * patch) turns the same description into its own formatting, so the two cannot drift.
 */

export interface CellStyle {
  readonly bold?: boolean;
  readonly size?: number;
  /** RRGGBB. */
  readonly color?: string;
  readonly fill?: string;
  readonly numberFormat?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly wrap?: boolean;
  readonly indent?: number;
  readonly top?: BorderLine;
  readonly bottom?: BorderLine;
  readonly left?: BorderLine;
  readonly underline?: boolean;
  /** Cells are locked where a sheet is protected unless this is set. */
  readonly unlocked?: boolean;
}
export interface BorderLine {
  readonly line: 'hair' | 'thin' | 'medium' | 'double';
  readonly color: string;
}

export const FONT_NAME = '微软雅黑';
export const FONT_SIZE = 10;

/** Money shows zero as a dash and negatives in red; 元/万元 are chosen by format, never by value. */
const MONEY = '#,##0.00;[Red]-#,##0.00;"—"';
const COUNT = '#,##0;[Red]-#,##0;"—"';
/** Excel has no separators that show 12 and 12.5 both well: `#,##0.##` makes 12 “12.”. */
const QUANTITY = 'General;[Red]-General;"—"';
const SHARE = '0.00%;[Red]-0.00%;"—"';
/** What is below one yuan shows four decimals: a case may cost a few fen. */
const UNIT_COST = '[>=1]#,##0.00;[<=-1][Red]-#,##0.00;0.0000';
const TEXT = '@';

const ink = '1F2A37';
const line = (kind: BorderLine['line'], color = 'D0D5DD'): BorderLine => ({ line: kind, color });
const hair = { bottom: line('hair') };
const subtotal = { bold: true, top: line('thin', '98A2B3'), bottom: line('hair') };
const total = { bold: true, top: line('thin', '475467'), bottom: line('double', '475467') };
const header = {
  bold: true,
  fill: 'E8EEF4',
  align: 'center',
  wrap: true,
  top: line('thin', 'B8C4D0'),
  bottom: line('thin', 'B8C4D0'),
} as const;
const groupHeading = { bold: true, color: '475467', bottom: line('thin', '98A2B3') };
const input = { fill: 'FFFBE6', unlocked: true, bottom: line('hair') } as const;

export const styles = {
  plain: { color: ink },
  title: { bold: true, size: 14, color: ink },
  subtitle: { color: '667085' },
  header,
  headerLeft: { ...header, align: 'left' },
  inputHeader: { ...header, fill: 'E3EAF1' },
  /** A column that must be filled: said by colour, so that the header text stays what intake looks for. */
  inputHeaderRequired: { ...header, fill: 'C9D8E8', bottom: line('medium', '5B7A9D') },
  text: { ...hair },
  textIndent: { ...hair, indent: 1 },
  textRight: { ...hair, align: 'right' },
  wrapped: { ...hair, wrap: true },
  code: { ...hair, numberFormat: TEXT, align: 'left' },
  money: { ...hair, numberFormat: MONEY, align: 'right' },
  count: { ...hair, numberFormat: COUNT, align: 'right' },
  quantity: { ...hair, numberFormat: QUANTITY, align: 'right' },
  share: { ...hair, numberFormat: SHARE, align: 'right' },
  unitCost: { ...hair, numberFormat: UNIT_COST, align: 'right' },
  textSubtotal: subtotal,
  moneySubtotal: { ...subtotal, numberFormat: MONEY, align: 'right' },
  countSubtotal: { ...subtotal, numberFormat: COUNT, align: 'right' },
  quantitySubtotal: { ...subtotal, numberFormat: QUANTITY, align: 'right' },
  shareSubtotal: { ...subtotal, numberFormat: SHARE, align: 'right' },
  unitCostSubtotal: { ...subtotal, numberFormat: UNIT_COST, align: 'right' },
  textTotal: total,
  moneyTotal: { ...total, numberFormat: MONEY, align: 'right' },
  countTotal: { ...total, numberFormat: COUNT, align: 'right' },
  quantityTotal: { ...total, numberFormat: QUANTITY, align: 'right' },
  shareTotal: { ...total, numberFormat: SHARE, align: 'right' },
  unitCostTotal: { ...total, numberFormat: UNIT_COST, align: 'right' },
  inputText: { ...input, align: 'left', indent: 1 },
  inputCode: { ...input, numberFormat: TEXT, align: 'left', indent: 1 },
  inputMoney: { ...input, numberFormat: '#,##0.00;[Red]-#,##0.00', align: 'right' },
  inputQuantity: { ...input, align: 'right' },
  inputCount: { ...input, numberFormat: '#,##0', align: 'right' },
  inputShare: { ...input, numberFormat: '0.00%', align: 'right' },
  inputMonth: { ...input, numberFormat: TEXT, align: 'center' },
  inputDate: { ...input, numberFormat: 'yyyy-mm-dd', align: 'center' },
  label: { color: '475467', bottom: line('hair') },
  labelRequired: { bold: true, color: ink, fill: 'C9D8E8', bottom: line('hair') },
  groupHeading,
  /** Over numbers. */
  groupHeadingRight: { ...groupHeading, align: 'right' },
  link: { ...hair, color: '0F6CBD', underline: true },
  verdictGood: { ...hair, color: '107C41', align: 'center', bold: true },
  verdictBad: { ...hair, color: 'B42318', fill: 'FEE4E2', align: 'center', bold: true },
  verdictNotice: { ...hair, color: '8A5A00', fill: 'FFF4CE', align: 'center', bold: true },
  /** Above a table that was carried over; emptied by whoever has looked it through. */
  carried: { color: '8A5A00', fill: 'FFF4CE', align: 'left', bold: true, unlocked: true },
  /** What a line of a form is for, beside its answer. */
  note: { color: '667085', size: 9, indent: 1, bottom: line('hair') },
  footnote: { color: '667085', size: 9, wrap: false },
} as const satisfies Record<string, CellStyle>;

export type StyleName = keyof typeof styles;
export const styleOf = (name: StyleName): CellStyle => styles[name];

/** What a cell looks like while something is to be told of it; over its own style. */
export const highlights = {
  missing: { color: '8A5A00', fill: 'FFE9A8' },
  wrong: { color: 'B42318', fill: 'FEE4E2' },
  done: { color: '107C41', fill: 'E7F4EC' },
} as const;
export type HighlightName = keyof typeof highlights;

/** Tab colour by group of sheet; checks turn red when one of them blocks. */
export const tabColors = {
  directory: '344054',
  input: '7A8CA3',
  rule: '7F56D9',
  result: '107C41',
  check: 'F79009',
  checkBlocked: 'D92D20',
  /** Older than its inputs. */
  stale: 'B54708',
} as const;
export type TabColor = keyof typeof tabColors;

/**
 * The colours of charts by what they mean, the same on every sheet: five, told apart in print and by most eyes.
 * `baseline` is what the others are held against: fixed cost, the break-even point, a budget, last year.
 */
export const chartColors = {
  earned: '2F6DB5',
  spent: 'E08A2B',
  baseline: '8A94A6',
  surplus: '2E8B57',
  deficit: 'C4453B',
} as const;
export type ChartColor = keyof typeof chartColors;

/** Number formats of a chart, on its axis and beside its bars. Zero is a place on an axis, so it is never a dash. */
export const chartFormats = {
  whole: { axis: '#,##0', label: '#,##0' },
  /** 元 shown as 万元: divided by a thousand, with a point drawn before the last digit. */
  tenThousands: { axis: '0\\.0,', label: '0\\.0,' },
  share: { axis: '0%', label: '0.0%' },
} as const;
export type ChartFormat = keyof typeof chartFormats;

/** What every chart looks like: sizes in points, lines thin, the data alone in colour. */
export const chartLook = {
  titleSize: 10.5,
  textSize: 9,
  titleColor: ink,
  textColor: '475467',
  gridColor: 'E4E7EC',
  axisColor: '98A2B3',
  gridWidth: 0.5,
  lineWidth: 2.25,
} as const;
