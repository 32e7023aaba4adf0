import { columnLetters, fromA1, toA1 } from '../../contract/place.ts';
import { type CellSource, readCell, type WorkbookContext } from '../cellReading.ts';
import { RichText } from '../richText.ts';
import { scanXml, type XmlHandler } from '../scanXml.ts';
import { numberText, storedText } from '../sheetCells.ts';
import { isTrue } from '../xmlDecoding.ts';
import type { XmlTag } from '../xmlTag.ts';
import { escapeText } from '../xmlText.ts';
import type { BookCell, BookRow, BookValue } from './book.ts';
import type { BookParts } from './bookParts.ts';
import { elementXml, flag } from './element.ts';
import { movedFormula } from './sharedFormula.ts';

/** The rows of a sheet with their cells. `indexes`: the format of each number that cells carry. */
export async function readRows(
  parts: BookParts,
  path: string,
  context: WorkbookContext,
  indexes: readonly number[],
): Promise<BookRow[]> {
  const reader = new RowReader(parts, path, context, indexes);
  parts.see(path);
  await scanXml(path, parts.parts.chunks(path), reader);
  return reader.rows.filter(
    ({ cells, height, isHidden, format }) =>
      cells.length > 0 || height !== null || isHidden || format !== null,
  );
}

type OpenRow = BookRow & { readonly cells: BookCell[] };

interface SharedFormula {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

class RowReader implements XmlHandler {
  readonly rows: OpenRow[] = [];
  readonly #parts: BookParts;
  readonly #path: string;
  readonly #context: WorkbookContext;
  readonly #indexes: readonly number[];
  readonly #richText = new RichText();
  readonly #sharedFormulas = new Map<string, SharedFormula>();
  readonly #cell: CellSource = { type: 'n', style: '', value: '', hasValue: false, hasFormula: false };
  #inRows = false;
  #row = -1;
  #column = -1;
  #text = '';
  #formula = '';
  #sharedIndex = '';

  constructor(parts: BookParts, path: string, context: WorkbookContext, indexes: readonly number[]) {
    this.#parts = parts;
    this.#path = path;
    this.#context = context;
    this.#indexes = indexes;
  }

  open(tag: XmlTag): void {
    if (tag.depth === 2) this.#inRows = tag.name === 'sheetData';
    if (!this.#inRows) return;
    this.#text = '';
    if (tag.name === 'row') this.#openRow(tag);
    else if (tag.name === 'c') this.#openCell(tag);
    else if (tag.name === 'v') this.#cell.hasValue = true;
    else if (tag.name === 'f') this.#openFormula(tag);
    else if (tag.name === 'is') this.#richText.take();
    else this.#openText(tag.name);
  }

  text(text: string): void {
    if (!this.#inRows) return;
    this.#text += text;
    this.#richText.text(text);
  }

  close(name: string): void {
    if (!this.#inRows) return;
    this.#richText.close(name);
    if (name === 'v') this.#cell.value = this.#text;
    else if (name === 'is') this.#cell.value = this.#richText.take();
    else if (name === 'f') this.#formula = this.#sharedOr(this.#text);
    else if (name === 'c') this.#closeCell();
  }

  #openRow(tag: XmlTag): void {
    const number = tag.attribute('r');
    this.#row = number === undefined ? this.#row + 1 : Number(number) - 1;
    this.#column = -1;
    const height = tag.attribute('ht');
    if (isTrue(tag.attribute('collapsed')) || Number(tag.attribute('outlineLevel') ?? 0) > 0)
      this.#parts.leaveOut(this.#path, 'outline');
    this.rows.push({
      row: this.#row,
      height: height === undefined ? null : Number(height),
      isFitted: height !== undefined && !isTrue(tag.attribute('customHeight')),
      isHidden: isTrue(tag.attribute('hidden')),
      format: isTrue(tag.attribute('customFormat')) ? this.#format(tag.attribute('s')) : null,
      cells: [],
    });
  }

  #openCell(tag: XmlTag): void {
    const address = tag.attribute('r');
    this.#column = (address === undefined ? null : fromA1(address)?.column) ?? this.#column + 1;
    this.#cell.type = tag.attribute('t') ?? 'n';
    this.#cell.style = tag.attribute('s') ?? '';
    this.#cell.value = '';
    this.#cell.hasValue = false;
    this.#cell.hasFormula = false;
    this.#formula = '';
  }

  #openFormula(tag: XmlTag): void {
    const kind = tag.attribute('t') ?? 'normal';
    this.#cell.hasFormula = true;
    this.#sharedIndex = kind === 'shared' ? (tag.attribute('si') ?? '') : '';
    if (kind === 'array' || kind === 'dataTable')
      this.#parts.leaveOut(this.#path, `${kind} formula at ${this.#address()}`);
  }

  #openText(name: string): void {
    this.#richText.open(name);
    if (name === 'r') this.#parts.leaveOut(this.#path, 'looks inside texts');
  }

  /** A formula that cells share is written out at the first of them only. */
  #sharedOr(text: string): string {
    if (this.#sharedIndex === '') return text;
    const shared = this.#sharedFormulas.get(this.#sharedIndex);
    if (shared && text === '')
      return movedFormula(shared.text, this.#row - shared.row, this.#column - shared.column);
    this.#sharedFormulas.set(this.#sharedIndex, { text, row: this.#row, column: this.#column });
    return text;
  }

  #closeCell(): void {
    const format = this.#format(this.#cell.style);
    const value = this.#value();
    const cell: BookCell =
      this.#formula === '' ? [this.#column, format, value] : [this.#column, format, value, this.#formula];
    this.rows.at(-1)?.cells.push(cell);
  }

  #value(): BookValue {
    const { type, hasValue } = this.#cell;
    const read = readCell(this.#cell, this.#context);
    if (read === 'unreadable') {
      this.#parts.leaveOut(this.#path, `value of ${this.#address()}`);
      return null;
    }
    if (read) return type === 'e' ? { error: String(read.value) } : read.value;
    // Readers of blocks take an empty text for nothing; a book keeps the two apart.
    return type === 'inlineStr' || (hasValue && (type === 's' || type === 'str')) ? '' : null;
  }

  #format(number: string | undefined): number {
    return this.#indexes[Number(number ?? 0)] ?? 0;
  }

  #address(): string {
    return toA1({ row: this.#row, column: this.#column });
  }
}

export function sheetDataXml(rows: readonly BookRow[]): string {
  const letters: string[] = [];
  const lettersOf = (column: number) => {
    letters[column] ??= columnLetters(column);
    return letters[column];
  };
  const written = rows.map(({ row, height, isFitted, isHidden, format, cells }) => {
    const number = row + 1;
    const inner = cells.map((cell) => cellXml(cell, `${lettersOf(cell[0])}${number}`)).join('');
    const attributes = {
      r: number,
      ht: height ?? undefined,
      customHeight: flag(height !== null && !isFitted),
      hidden: flag(isHidden),
      s: format ?? undefined,
      customFormat: flag(format !== null),
    };
    return elementXml('row', attributes, inner);
  });
  return `<sheetData>${written.join('')}</sheetData>`;
}

/** Texts stand in their cells: a book has no shared list. */
function cellXml([, format, value, formula]: BookCell, address: string): string {
  const at = `r="${address}" s="${format}"`;
  const f = formula === undefined ? '' : `<f>${escapeText(formula)}</f>`;
  if (value === null) return f === '' ? `<c ${at}/>` : `<c ${at}>${f}</c>`;
  if (typeof value === 'number') return `<c ${at}>${f}<v>${numberText(value)}</v></c>`;
  if (typeof value === 'boolean') return `<c ${at} t="b">${f}<v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'object') return `<c ${at} t="e">${f}<v>${escapeText(value.error)}</v></c>`;
  if (f !== '') return `<c ${at} t="str">${f}<v>${storedText(value)}</v></c>`;
  const space = /^\s|\s$|\n/.test(value) ? ' xml:space="preserve"' : '';
  return `<c ${at} t="inlineStr"><is><t${space}>${storedText(value)}</t></is></c>`;
}
