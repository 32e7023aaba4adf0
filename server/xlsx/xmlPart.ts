import { escapeAttribute } from './xmlText.ts';
import { child, parseXml, type XmlElement } from './xmlTree.ts';

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly xml: string;
}

/**
 * A part edited in place: what is not edited keeps every character. New elements are given without
 * a prefix and get the one the part itself uses (`<x:sheet>` in books written by some libraries);
 * those of other namespaces bring their own.
 */
export class XmlPart {
  readonly root: XmlElement;
  readonly #text: string;
  readonly #edits: Edit[] = [];
  readonly #appended = new Map<XmlElement, string>();

  constructor(text: string, part: string) {
    this.#text = text;
    this.root = parseXml(text, part);
  }

  /** The element with its tags, as it stands in the part. */
  source(element: XmlElement): string {
    return this.#text.slice(element.start, element.end);
  }

  /** The element's opening tag as it stands in the part. */
  openingTag(element: XmlElement): string {
    return this.#text.slice(element.start, element.openEnd);
  }

  /** Puts the element's place to new content; the empty string takes it away. */
  replace(element: XmlElement, xml: string): void {
    this.#edits.push({ start: element.start, end: element.end, xml: this.#prefixed(xml) });
  }

  /** Puts new elements before this one. */
  insertBefore(element: XmlElement, xml: string): void {
    this.#edits.push({ start: element.start, end: element.start, xml: this.#prefixed(xml) });
  }

  /** Puts new elements behind this one. */
  insertAfter(element: XmlElement, xml: string): void {
    this.#edits.push({ start: element.end, end: element.end, xml: this.#prefixed(xml) });
  }

  /** Puts new elements at the end of the content. */
  append(parent: XmlElement, xml: string): void {
    this.#appended.set(parent, (this.#appended.get(parent) ?? '') + this.#prefixed(xml));
  }

  /** A new child of the root behind the last of those that the schema puts before it. */
  insertInOrder(order: readonly string[], name: string, xml: string): void {
    const before = order.slice(0, order.indexOf(name));
    const last = before.map((local) => child(this.root, local)).findLast((element) => element);
    const first = this.root.children[0];
    if (last) this.insertAfter(last, xml);
    else if (first) this.insertBefore(first, xml);
    else this.append(this.root, xml);
  }

  /** Sets an attribute, in its place where the element has it already. */
  setAttribute(element: XmlElement, name: string, value: string | number): void {
    const written = `${name}="${escapeAttribute(String(value))}"`;
    const tag = this.#text.slice(element.start, element.openEnd);
    for (const found of tag.matchAll(/([^\s=<>/"']+)\s*=\s*(?:"[^"]*"|'[^']*')/g)) {
      if (found[1] !== name) continue;
      const start = element.start + found.index;
      this.#edits.push({ start, end: start + found[0].length, xml: written });
      return;
    }
    const at = element.start + 1 + element.name.length;
    this.#edits.push({ start: at, end: at, xml: ` ${written}` });
  }

  /** The part with its edits. */
  toString(): string {
    const edits = [
      ...this.#edits,
      ...[...this.#appended].map(([parent, xml]) => this.#appendEdit(parent, xml)),
    ];
    edits.sort((a, b) => a.start - b.start || a.end - b.end);
    let text = '';
    let at = 0;
    for (const edit of edits) {
      text += this.#text.slice(at, edit.start) + edit.xml;
      at = edit.end;
    }
    return text + this.#text.slice(at);
  }

  #appendEdit(parent: XmlElement, xml: string): Edit {
    const selfClosing = parent.closeStart === parent.end;
    return selfClosing
      ? { start: parent.end - 2, end: parent.end, xml: `>${xml}</${parent.name}>` }
      : { start: parent.closeStart, end: parent.closeStart, xml };
  }

  #prefixed(xml: string): string {
    return withPrefix(xml, this.root.name.slice(0, -this.root.local.length));
  }
}

/** Elements that have no prefix get this one (`x:`). */
export const withPrefix = (xml: string, prefix: string): string =>
  prefix ? xml.replace(/<(\/?)(?=\w+[\s/>])/g, `<$1${prefix}`) : xml;
