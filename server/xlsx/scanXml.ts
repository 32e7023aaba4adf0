import { decodePart, MAX_TOKEN_LENGTH } from './decodePart.ts';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';
import { decodeXml } from './xmlDecoding.ts';
import { localName, XmlTag } from './xmlTag.ts';

/** What a reader of a part hears, in document order. Names come without their prefix. */
export interface XmlHandler {
  open(tag: XmlTag): void;
  text?(text: string): void;
  close?(name: string, depth: number): void;
}

/** Parts we read nest less than twenty deep. */
const MAX_DEPTH = 100;

/**
 * Reads the XML of a part piece by piece. It is our own because a sheet of 360,000 rows takes a
 * general parser (saxes) twice as long; a test holds it equal to that parser. It checks
 * nesting and references, refuses a DOCTYPE, and knows no entities but the five of XML.
 * Throws `UnreadableWorkbook` naming the part.
 */
export async function scanXml(
  part: string,
  pieces: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
): Promise<void> {
  const scanner = new XmlScanner(part, handler);
  for await (const text of decodePart(part, pieces)) scanner.write(text);
  scanner.end();
}

const malformed = (part: string) => new UnreadableWorkbook('WB-011', { part });

const EXCLAMATION_MARK = 33;
const SLASH = 47;
const GREATER = 62;
const QUESTION_MARK = 63;

class XmlScanner {
  readonly #part: string;
  readonly #handler: XmlHandler;
  readonly #tag = new XmlTag();
  /** Full names of the open elements. */
  readonly #open: string[] = [];
  #rootSeen = false;
  #rest = '';

  constructor(part: string, handler: XmlHandler) {
    this.#part = part;
    this.#handler = handler;
  }

  write(piece: string): void {
    const source = this.#rest + piece;
    let at = 0;
    for (;;) {
      const markup = source.indexOf('<', at);
      if (markup < 0) break;
      if (markup > at) this.#text(decodeXml(source.slice(at, markup)));
      at = markup;
      const next = this.#markup(source, markup);
      if (next < 0) break;
      at = next;
    }
    this.#rest = source.slice(at);
    if (this.#rest.length > MAX_TOKEN_LENGTH) throw malformed(this.#part);
  }

  end(): void {
    if (!this.#rootSeen || this.#open.length > 0 || this.#rest.trim() !== '') throw malformed(this.#part);
  }

  /** Takes the markup that starts at `from`; gives the position after it, or −1 where more is needed. */
  #markup(source: string, from: number): number {
    if (from + 1 >= source.length) return -1;
    switch (source.charCodeAt(from + 1)) {
      case SLASH:
        return this.#closing(source, from);
      case QUESTION_MARK:
        return after(source, '?>', from);
      case EXCLAMATION_MARK:
        return this.#declaration(source, from);
      default:
        return this.#opening(source, from);
    }
  }

  #opening(source: string, from: number): number {
    const next = this.#tag.parse(source, from + 1);
    if (next === XmlTag.MALFORMED) throw malformed(this.#part);
    if (next === XmlTag.INCOMPLETE) return -1;
    const isSecondRoot = this.#rootSeen && this.#open.length === 0;
    if (isSecondRoot || this.#open.length === MAX_DEPTH) throw malformed(this.#part);
    this.#rootSeen = true;
    this.#open.push(this.#tag.fullName);
    this.#tag.depth = this.#open.length;
    this.#handler.open(this.#tag);
    if (this.#tag.isEmpty) this.#close(this.#tag.fullName);
    return next;
  }

  #closing(source: string, from: number): number {
    const expected = this.#open.at(-1) ?? '';
    const expectedEnd = from + 2 + expected.length;
    if (source.charCodeAt(expectedEnd) === GREATER && source.startsWith(expected, from + 2)) {
      this.#close(expected);
      return expectedEnd + 1;
    }
    const end = source.indexOf('>', from);
    if (end < 0) return -1;
    this.#close(source.slice(from + 2, end).trimEnd());
    return end + 1;
  }

  #close(fullName: string): void {
    const depth = this.#open.length;
    if (this.#open.pop() !== fullName) throw malformed(this.#part);
    this.#handler.close?.(localName(fullName), depth);
  }

  #declaration(source: string, from: number): number {
    const longestStart = '<![CDATA['.length;
    if (source.startsWith('<!--', from)) return after(source, '-->', from + 4);
    if (source.length < from + longestStart) return -1;
    if (source.startsWith('<!DOCTYPE', from)) throw new UnreadableWorkbook('WB-012', { part: this.#part });
    if (!source.startsWith('<![CDATA[', from)) throw malformed(this.#part);
    const next = after(source, ']]>', from);
    if (next >= 0) this.#text(source.slice(from + longestStart, next - 3));
    return next;
  }

  #text(text: string | null): void {
    if (text === null) throw malformed(this.#part);
    if (this.#open.length > 0) this.#handler.text?.(text);
    else if (text.trim() !== '') throw malformed(this.#part);
  }
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}
