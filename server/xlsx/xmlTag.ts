import { decodeXml } from './xmlDecoding.ts';

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const SLASH = 47;
const GREATER = 62;

/** A start tag. The scanner reuses one for every tag: take what you need while handling it. */
export class XmlTag {
  static readonly INCOMPLETE = -1;
  static readonly MALFORMED = -2;

  fullName = '';
  /** Without the prefix. */
  name = '';
  isEmpty = false;
  /** 1 for the root. */
  depth = 0;
  readonly #names: string[] = [];
  readonly #values: string[] = [];

  /** The attribute of exactly this name, or undefined. */
  attribute(name: string): string | undefined {
    return this.#value(this.#names.indexOf(name));
  }

  /** The attribute of this name under any prefix (`r:id`), or undefined. */
  prefixedAttribute(name: string): string | undefined {
    return this.#value(this.#names.findIndex((each) => each.endsWith(`:${name}`)));
  }

  #value(index: number): string | undefined {
    const raw = this.#values[index];
    return raw === undefined ? undefined : (decodeXml(raw)?.replace(/[\t\n]/g, ' ') ?? '');
  }

  /** Reads the tag whose name starts at `from`; gives the position after its `>`, INCOMPLETE or MALFORMED. */
  parse(source: string, from: number): number {
    this.#names.length = 0;
    this.#values.length = 0;
    let at = endOfName(source, from);
    this.fullName = source.slice(from, at);
    this.name = this.fullName.slice(this.fullName.indexOf(':') + 1);
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
    const equals = source.indexOf('=', from);
    if (equals < 0) return XmlTag.INCOMPLETE;
    const open = pastSpace(source, equals + 1);
    const quote = source[open];
    if (quote === undefined) return XmlTag.INCOMPLETE;
    if (quote !== '"' && quote !== "'") return XmlTag.MALFORMED;
    const close = source.indexOf(quote, open + 1);
    if (close < 0) return XmlTag.INCOMPLETE;
    this.#names.push(source.slice(from, equals).trimEnd());
    this.#values.push(source.slice(open + 1, close));
    return close + 1;
  }
}

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
    if (code === GREATER || code === SLASH || isSpace(code)) break;
    at++;
  }
  return at;
}
