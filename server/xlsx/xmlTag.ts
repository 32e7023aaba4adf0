import { decodeAttribute } from './xmlDecoding.ts';

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const QUOTE = 39;
const SLASH = 47;
const EQUALS = 61;
const GREATER = 62;

/**
 * A start tag. The scanner reuses one for every tag, and attributes stay positions in its text until
 * asked for: a large sheet has ten million of them. Take what you need while handling it.
 */
export class XmlTag {
  static readonly INCOMPLETE = -1;
  static readonly MALFORMED = -2;

  fullName = '';
  /** Without the prefix. */
  name = '';
  isEmpty = false;
  /** 1 for the root. */
  depth = 0;
  #source = '';
  #attributeCount = 0;
  /** Four positions an attribute: its name from and to, its value from and to. */
  readonly #positions: number[] = [];

  /** The attribute of exactly this name, or undefined. */
  attribute(name: string): string | undefined {
    for (let at = 0; at < this.#attributeCount * 4; at += 4) {
      const from = this.#positions[at] ?? 0;
      const isNamed =
        this.#positions[at + 1] === from + name.length &&
        this.#source.charCodeAt(from) === name.charCodeAt(0) &&
        this.#source.startsWith(name, from);
      if (isNamed) return this.#value(at);
    }
    return undefined;
  }

  #value(at: number): string {
    return decodeAttribute(this.#source.slice(this.#positions[at + 2], this.#positions[at + 3]));
  }

  /** Reads the tag whose name starts at `from`; gives the position after its `>`, INCOMPLETE or MALFORMED. */
  parse(source: string, from: number): number {
    this.#source = source;
    this.#attributeCount = 0;
    let at = endOfName(source, from);
    this.fullName = source.slice(from, at);
    this.name = localName(this.fullName);
    for (;;) {
      at = pastSpace(source, at);
      if (at >= source.length) return XmlTag.INCOMPLETE;
      const code = source.charCodeAt(at);
      if (code === GREATER || code === SLASH) return this.#finish(source, at, code === SLASH);
      at = this.#readAttribute(source, at);
      if (at < 0) return at;
    }
  }

  #finish(source: string, at: number, isEmpty: boolean): number {
    this.isEmpty = isEmpty;
    const end = isEmpty ? at + 1 : at;
    if (end >= source.length) return XmlTag.INCOMPLETE;
    return this.name === '' || source.charCodeAt(end) !== GREATER ? XmlTag.MALFORMED : end + 1;
  }

  #readAttribute(source: string, from: number): number {
    const nameEnd = endOfName(source, from);
    const equals = pastSpace(source, nameEnd);
    const open = pastSpace(source, equals + 1);
    if (open >= source.length) return XmlTag.INCOMPLETE;
    const quote = source.charCodeAt(open);
    if (source.charCodeAt(equals) !== EQUALS || (quote !== DOUBLE_QUOTE && quote !== QUOTE)) {
      return XmlTag.MALFORMED;
    }
    let close = open + 1;
    while (close < source.length && source.charCodeAt(close) !== quote) close++;
    if (close === source.length) return XmlTag.INCOMPLETE;
    const at = this.#attributeCount++ * 4;
    this.#positions[at] = from;
    this.#positions[at + 1] = nameEnd;
    this.#positions[at + 2] = open + 1;
    this.#positions[at + 3] = close;
    return close + 1;
  }
}

/** A name without its prefix; the short ones of cells and values cannot have any. */
export const localName = (fullName: string): string =>
  fullName.length < 3 ? fullName : fullName.slice(fullName.indexOf(':') + 1);

const isSpace = (code: number) =>
  code === SPACE || code === LINE_FEED || code === TAB || code === CARRIAGE_RETURN;

function pastSpace(source: string, from: number): number {
  let at = from;
  while (isSpace(source.charCodeAt(at))) at++;
  return at;
}

function endOfName(source: string, from: number): number {
  let at = from;
  while (at < source.length) {
    const code = source.charCodeAt(at);
    if (code === EQUALS || code === GREATER || code === SLASH || isSpace(code)) break;
    at++;
  }
  return at;
}
