import { headerTexts } from './headerIndex.ts';
import { plainText } from './headerText.ts';
import type { RowCursor } from './sheetGrid.ts';
import type { TableMatch } from './tableMatch.ts';

/** What a row is that is no record. */
export type RowMark = 'blank' | 'total' | 'note' | 'header' | 'heading';

const total = /(?:合计|小计|总计|累计)(?:\(.*\))?:?$|^(?:sub|grand)?total/;
const note =
  /^(?:注[\d:.、]|注$|说明:|备注:|制表|填表|审核人?:|复核人?:|单位负责人|财务负责人|打印|note:|preparedby)/;

export const isTotalText = (text: string): boolean => total.test(plainText(text));

/**
 * Tells totals, notes, repeated headers and section headings from records. Asked only about rows
 * that did not read as a record, so that a unit whose name ends in 合计 is still a unit.
 */
export class RowMarks {
  private readonly cursor: RowCursor;
  private readonly fixed: readonly number[];
  private readonly keys: readonly number[];
  private readonly values: readonly number[];
  private readonly headers: ReadonlySet<string>;

  constructor(match: TableMatch, cursor: RowCursor) {
    const numeric = new Set(match.definition.columns.filter((c) => !isTextual(c.quantity)).map((c) => c.id));
    const entries = [...match.columns];
    this.cursor = cursor;
    this.fixed = entries
      .filter(([id]) => !numeric.has(id))
      .map(([, cell]) => cell.column)
      .sort((a, b) => a - b);
    const keyIds = new Set(match.definition.key);
    const isKey = (id: string) =>
      keyIds.has(id) || match.definition.columns.some((c) => c.id === id && keyIds.has(c.nameOf ?? ''));
    this.keys = entries.filter(([id]) => isKey(id) && !numeric.has(id)).map(([, cell]) => cell.column);
    this.values = [
      ...entries.filter(([id]) => numeric.has(id)).map(([, cell]) => cell.column),
      ...match.spread.map((cell) => cell.column),
    ];
    this.headers = new Set(
      headerTexts(match.grid, match.headerRow).flatMap((header) => header.texts.map(plainText)),
    );
  }

  /** Whether nothing stands in any column of the table. */
  isBlank(): boolean {
    return [...this.fixed, ...this.values].every((column) => this.cursor.isEmpty(column));
  }

  mark(): RowMark | null {
    if (this.isBlank()) return 'blank';
    const texts = this.textsIn(this.fixed);
    const keys = this.textsIn(this.keys);
    // A remark such as 工资合计 beside a key that has its own fault must not hide that fault.
    if ((keys.length > 0 ? keys : texts).some(isTotalText)) return 'total';
    if (texts.length > 0 && texts.every((text) => this.headers.has(plainText(text)))) return 'header';
    const [first = ''] = texts;
    const hasValue = this.values.some((column) => !this.cursor.isEmpty(column));
    if (hasValue) return null;
    if (note.test(plainText(first))) return 'note';
    return this.values.length > 0 && texts.length === 1 ? 'heading' : null;
  }

  private textsIn(columns: readonly number[]): string[] {
    return columns.map((column) => this.cursor.text(column)).filter((text) => text.trim() !== '');
  }
}

/** Whether a column of this quantity holds words, codes or dates rather than figures. */
export const isTextual = (quantity: string): boolean =>
  ['code', 'text', 'month', 'date', 'choice'].includes(quantity);
