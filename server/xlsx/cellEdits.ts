import { rangeA1 } from '../contract/layout/planAddresses.ts';
import { fromA1, toA1 } from '../contract/place.ts';
import type { StyleName } from '../contract/style.ts';
import { valueXml } from './sheetCells.ts';
import { parseRange } from './sheetShape.ts';
import type { FormatName } from './stylePatch.ts';
import { withPrefix } from './xmlPart.ts';

/**
 * What is to stand in a cell; null empties it. Its format stays where no style is named. A formula stays
 * too, without its result, until a program calculates it.
 */
export interface CellEdit {
  readonly value: string | number | null;
  readonly style?: StyleName;
}

export interface SheetEdits {
  /** Of a cell that the sheet has; undefined leaves it alone. Rows and columns from 0. */
  readonly editOf: (row: number, column: number) => CellEdit | undefined;
  /** By row and column: cells that are written whether the sheet has them or not. */
  readonly written: ReadonlyMap<number, ReadonlyMap<number, CellEdit>>;
}

export interface EditedCells {
  readonly text: string;
  /** Cells to be changed that hold a formula. */
  readonly formulasKept: readonly { readonly row: number; readonly column: number }[];
}

/** A worksheet's text with some of its cells changed; everything else keeps every character. */
export function editCells(
  text: string,
  edits: SheetEdits,
  formatOf: ReadonlyMap<FormatName, number>,
): EditedCells {
  const [opening, prefix = ''] = /<((?:\w+:)?)sheetData(?:\s[^>]*?)?(?:\/>|>)/.exec(text) ?? [];
  if (opening === undefined) return { text, formulasKept: [] };
  const start = text.indexOf(opening);
  const contentStart = start + opening.length;
  const closing = opening.endsWith('/>') ? '' : `</${prefix}sheetData`;
  const contentEnd = closing ? text.indexOf(closing, contentStart) : contentStart;
  const editor = new CellEditor(edits, formatOf, prefix);
  const content = editor.rows(text.slice(contentStart, contentEnd));
  const [before, after] = [widened(text.slice(0, start), edits), text.slice(contentEnd)];
  const whole = closing ? opening + content : `<${prefix}sheetData>${content}</${prefix}sheetData>`;
  return { text: before + whole + after, formulasKept: editor.formulasKept };
}

/** The rectangle that a sheet says it uses, as far as the written cells reach. */
function widened(head: string, { written }: SheetEdits): string {
  return head.replace(/(<(?:\w+:)?dimension\s[^>]*?ref=")([^"]+)/, (whole, start: string, ref: string) => {
    const used = parseRange(ref);
    if (!used) return whole;
    const to = { ...used.to };
    for (const [row, edits] of written) {
      to.row = Math.max(to.row, row);
      to.column = Math.max(to.column, ...edits.keys());
    }
    return start + rangeA1({ from: used.from, to });
  });
}

/** An element with its attributes and, unless it is empty, its content. */
const elements = (name: string) => new RegExp(`<${name}(\\s[^>]*?)?(?:/>|>([\\s\\S]*?)</${name}\\s*>)`, 'g');

/** A sheet has millions of cells, so the patterns of their attributes are made once. */
const pattern = (name: string) => new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`);
const REFERENCE = pattern('r');
const FORMAT = pattern('s');
const TYPE = pattern('t');
const SPANS = pattern('spans');

function attribute(attributes: string, name: RegExp): string | undefined {
  const [, double, single] = name.exec(attributes) ?? [];
  return double ?? single;
}

const without = (attributes: string, name: RegExp): string => attributes.replace(name, '');

class CellEditor {
  readonly formulasKept: { readonly row: number; readonly column: number }[] = [];
  readonly #edits: SheetEdits;
  readonly #formatOf: ReadonlyMap<FormatName, number>;
  readonly #prefix: string;
  readonly #cellPattern: RegExp;
  readonly #formula: RegExp;
  readonly #result: RegExp;
  /** By column: the format of the last cell above. */
  readonly #formatAbove = new Map<number, string>();

  constructor(edits: SheetEdits, formatOf: ReadonlyMap<FormatName, number>, prefix: string) {
    this.#edits = edits;
    this.#formatOf = formatOf;
    this.#prefix = prefix;
    this.#cellPattern = elements(`${prefix}c`);
    this.#formula = new RegExp(`<${prefix}f[\\s/>]`);
    this.#result = elements(`${prefix}v`);
  }

  rows(content: string): string {
    const newRows = [...this.#edits.written.keys()].sort((a, b) => a - b);
    const pieces: string[] = [];
    let next = 0;
    let row = -1;
    let end = 0;
    const addRowsBefore = (limit: number) => {
      for (let at = newRows[next]; at !== undefined && at < limit; at = newRows[++next])
        pieces.push(`<${this.#prefix}row r="${at + 1}">${this.#newCells(at, 0)}</${this.#prefix}row>`);
    };
    for (const found of content.matchAll(elements(`${this.#prefix}row`))) {
      const [whole, attributes = '', cells = ''] = found;
      const number = attribute(attributes, REFERENCE);
      row = number === undefined ? row + 1 : Number(number) - 1;
      pieces.push(content.slice(end, found.index));
      addRowsBefore(row);
      if (newRows[next] === row) next += 1;
      pieces.push(this.#row(row, whole, attributes, cells));
      end = found.index + whole.length;
    }
    addRowsBefore(Number.POSITIVE_INFINITY);
    return pieces.join('') + content.slice(end);
  }

  #row(row: number, whole: string, attributes: string, content: string): string {
    const cells = this.#cells(row, content);
    if (cells === content) return whole;
    const name = `${this.#prefix}row`;
    // `spans` says which columns a row has; it is a hint that may be left out.
    return `<${name}${without(attributes, SPANS)}>${cells}</${name}>`;
  }

  #cells(row: number, content: string): string {
    const pieces: string[] = [];
    let column = -1;
    let end = 0;
    for (const found of content.matchAll(this.#cellPattern)) {
      const [whole, attributes = '', inner = ''] = found;
      const before = column;
      column = fromA1(attribute(attributes, REFERENCE) ?? '')?.column ?? column + 1;
      pieces.push(content.slice(end, found.index), this.#newCells(row, before + 1, column));
      pieces.push(this.#cell(row, column, whole, attributes, inner));
      end = found.index + whole.length;
    }
    pieces.push(content.slice(end), this.#newCells(row, column + 1));
    return pieces.join('');
  }

  #cell(row: number, column: number, whole: string, attributes: string, inner: string): string {
    const format = attribute(attributes, FORMAT);
    if (format !== undefined) this.#formatAbove.set(column, format);
    const edit = this.#edits.written.get(row)?.get(column) ?? this.#edits.editOf(row, column);
    if (!edit) return whole;
    if (!this.#formula.test(inner)) return this.#cellXml(row, column, edit, format);
    this.formulasKept.push({ row, column });
    const name = `${this.#prefix}c`;
    return `<${name}${without(attributes, TYPE)}>${inner.replace(this.#result, '')}</${name}>`;
  }

  /** Cells of a row that it does not have, from one column up to another; they look like those above them. */
  #newCells(row: number, from: number, to = Number.POSITIVE_INFINITY): string {
    const edits = this.#edits.written.get(row);
    if (!edits) return '';
    return [...edits]
      .filter(([column]) => from <= column && column < to)
      .sort(([a], [b]) => a - b)
      .map(([column, edit]) => this.#cellXml(row, column, edit, this.#formatAbove.get(column)))
      .join('');
  }

  #cellXml(row: number, column: number, { value, style }: CellEdit, format: string | undefined): string {
    const wanted = style === undefined ? format : this.#formatOf.get(style);
    const at = `r="${toA1({ row, column })}"${wanted === undefined ? '' : ` s="${wanted}"`}`;
    return withPrefix(valueXml(at, value), this.#prefix);
  }
}
