import { createHash, type Hash } from 'node:crypto';
import type { PlanAddresses } from '../contract/layout/planAddresses.ts';
import {
  contentLine,
  formulaContent,
  planContent,
  type RowSpan,
  valueContent,
} from '../contract/layout/planContent.ts';
import { fromA1 } from '../contract/place.ts';
import type { SheetPlan } from '../contract/plan.ts';
import type { PackageParts } from './packageParts.ts';
import { RichText } from './richText.ts';
import { scanXml, type XmlHandler } from './scanXml.ts';
import { decodeSpreadsheetText } from './xmlDecoding.ts';
import type { XmlTag } from './xmlTag.ts';

/** Digests (sha256, hex) of what a person can type on a sheet. */

export function plannedDigest(plan: SheetPlan, addresses: PlanAddresses): string {
  const lines = new ContentLines();
  for (const line of planContent(plan, addresses)) lines.add(line);
  return lines.digest();
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

class ContentLines {
  readonly #hash: Hash = createHash('sha256');
  #lines = '';

  add(line: string): void {
    this.#lines += line;
    if (this.#lines.length < LINES_AT_ONCE) return;
    this.#hash.update(this.#lines);
    this.#lines = '';
  }

  digest(): string {
    return this.#hash.update(this.#lines).digest('hex');
  }
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
    else if (name === 'c' && !this.#isLeftOut()) this.lines.add(contentLine(this.#address, this.#content()));
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
