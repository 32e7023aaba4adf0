import { createHash, type Hash } from 'node:crypto';
import { columnLetters, fromA1 } from '../contract/place.ts';
import type { PlanCell, SheetPlan } from '../contract/plan.ts';
import type { PackageParts } from './packageParts.ts';
import { type PlanAddresses, verbsOf } from './planAddresses.ts';
import { relativeFormula } from './relativeFormula.ts';
import { RichText } from './richText.ts';
import { scanXml, type XmlHandler } from './scanXml.ts';
import { decodeSpreadsheetText } from './xmlDecoding.ts';
import type { XmlTag } from './xmlTag.ts';

/**
 * Digests (sha256, hex) of what a person can type on a sheet: texts, numbers, formulas. Looks, sizes and
 * results of formulas are not in them, nor how a program spells them: a sheet that Excel, WPS or
 * LibreOffice saved again has the digest it was written with.
 */

/** First and last row from 0 that a digest leaves out. */
export type RowSpan = readonly [from: number, to: number];

/** The digest of a plan's sheet; blocks that differ between equal runs are left out of it. */
export function plannedDigest(plan: SheetPlan, addresses: PlanAddresses): string {
  const lines = new ContentLines();
  for (const [row, pieces] of steadyRows(plan)) {
    for (const { letters, column, cells } of pieces) {
      cells.forEach((cell, index) => {
        if (!cell) return;
        const content = cell.formula
          ? formulaContent(addresses.formula(cell.formula, plan.key), row, column + index)
          : valueContent(cell.value);
        lines.add(`${letters[index]}${row + 1}`, content);
      });
    }
  }
  return lines.digest();
}

interface RowPiece {
  readonly letters: readonly string[];
  readonly column: number;
  readonly cells: readonly (PlanCell | null)[];
}

/** Row by row, the pieces of each from left to right: the order in which a file has its cells. */
function steadyRows(plan: SheetPlan): [row: number, pieces: RowPiece[]][] {
  const rows = new Map<number, RowPiece[]>();
  for (const { at, cells, columnKeys, isVolatile } of verbsOf(plan, 'block')) {
    if (isVolatile) continue;
    const { column } = at;
    const letters = columnKeys.map((_, index) => columnLetters(column + index));
    cells.forEach((line, index) => {
      const piece = { letters, column, cells: line };
      const before = rows.get(at.row + index);
      if (before) before.push(piece);
      else rows.set(at.row + index, [piece]);
    });
  }
  for (const pieces of rows.values()) pieces.sort((a, b) => a.column - b.column);
  return [...rows].sort(([a], [b]) => a - b);
}

/** The digest of a sheet in a file. `sharedTexts`: the workbook's list of texts. */
export async function foundDigest(
  parts: PackageParts,
  path: string,
  sharedTexts: readonly string[],
  leftOut: RowSpan | null,
): Promise<string> {
  const reader = new ContentReader(sharedTexts, leftOut);
  await scanXml(path, parts.chunks(path), reader);
  return reader.lines.digest();
}

/** Hashing many lines together is faster than one by one. */
const LINES_AT_ONCE = 100_000;

/** One line a filled cell. */
class ContentLines {
  readonly #hash: Hash = createHash('sha256');
  #lines = '';

  add(address: string, content: string): void {
    if (content === '') return;
    this.#lines += `${address}\t${content}\n`;
    if (this.#lines.length < LINES_AT_ONCE) return;
    this.#hash.update(this.#lines);
    this.#lines = '';
  }

  digest(): string {
    return this.#hash.update(this.#lines).digest('hex');
  }
}

const formulaContent = (formula: string, row: number, column: number): string =>
  `=${relativeFormula(formula, { row, column })}`;

/** LibreOffice stores no more; every amount of money has fewer. */
const DIGITS = 15;

/** An empty text is no content; JSON keeps a line break from ending the line. */
function valueContent(value: PlanCell['value']): string {
  if (value === null || value === '') return '';
  if (typeof value !== 'number') return JSON.stringify(value);
  const spelled = String(value);
  return spelled.length > DIGITS ? String(Number(value.toPrecision(DIGITS))) : spelled;
}

class ContentReader implements XmlHandler {
  readonly lines = new ContentLines();
  readonly #sharedTexts: readonly string[];
  readonly #leftOut: RowSpan | null;
  readonly #sharedFormulas = new Map<string, string>();
  readonly #richText = new RichText();
  #address = '';
  #type = '';
  #text = '';
  #value = '';
  #formula = '';
  #sharedIndex = '';

  constructor(sharedTexts: readonly string[], leftOut: RowSpan | null) {
    this.#sharedTexts = sharedTexts;
    this.#leftOut = leftOut;
  }

  open(tag: XmlTag): void {
    this.#text = '';
    this.#richText.open(tag.name);
    if (tag.name === 'c') {
      this.#address = tag.attribute('r') ?? '';
      this.#type = tag.attribute('t') ?? 'n';
      this.#value = '';
      this.#formula = '';
    } else if (tag.name === 'f') {
      this.#sharedIndex = tag.attribute('t') === 'shared' ? (tag.attribute('si') ?? '') : '';
    }
  }

  text(text: string): void {
    this.#text += text;
    this.#richText.text(text);
  }

  close(name: string): void {
    this.#richText.close(name);
    if (name === 'v') this.#value = this.#text;
    else if (name === 'is') this.#value = this.#richText.take();
    else if (name === 'f') this.#formula = this.#relative(this.#text);
    else if (name === 'c' && !this.#isLeftOut()) this.lines.add(this.#address, this.#content());
  }

  /** A formula that cells share is written out at the first of them only. */
  #relative(text: string): string {
    const at = fromA1(this.#address);
    const formula = text === '' || !at ? '' : formulaContent(text, at.row, at.column);
    if (this.#sharedIndex === '') return formula;
    if (formula) this.#sharedFormulas.set(this.#sharedIndex, formula);
    return this.#sharedFormulas.get(this.#sharedIndex) ?? '';
  }

  #isLeftOut(): boolean {
    if (!this.#leftOut) return false;
    const [from, to] = this.#leftOut;
    const row = fromA1(this.#address)?.row ?? -1;
    return from <= row && row <= to;
  }

  #content(): string {
    if (this.#formula) return this.#formula;
    if (this.#value === '') return '';
    switch (this.#type) {
      case 'n':
        return valueContent(Number(this.#value));
      case 's':
        return valueContent(this.#sharedTexts[Number(this.#value)] ?? '');
      case 'str':
        return valueContent(decodeSpreadsheetText(this.#value));
      case 'b':
        return valueContent(this.#value === '1');
      default:
        return valueContent(this.#value);
    }
  }
}
