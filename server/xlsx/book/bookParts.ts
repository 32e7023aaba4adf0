import type { PackageParts } from '../packageParts.ts';
import { resolveTarget } from '../relationships.ts';
import { parseXml, type XmlElement } from '../xmlTree.ts';

/** The parts of a file while a book is read from them; remembers what was not read. */
export class BookParts {
  readonly parts: PackageParts;
  readonly #seen = new Set<string>(['[Content_Types].xml']);
  readonly #notes = new Set<string>();

  constructor(parts: PackageParts) {
    this.parts = parts;
  }

  /** Empty where the part is missing. */
  text(path: string): string {
    this.see(path);
    return this.parts.text(path) ?? '';
  }

  root(path: string): XmlElement {
    return parseXml(this.text(path), path);
  }

  /** What a book needs not hold, since programs make it anew. */
  see(path: string): void {
    this.#seen.add(path);
  }

  /** Paths of the parts of one kind that a part links to, by the id of the relation. */
  linked(from: string, kind: string): Map<string, string> {
    const links = this.parts.relationships(from).filter((link) => link.kind === kind && !link.external);
    return new Map(links.map(({ id, target }) => [id, resolveTarget(from, target)]));
  }

  firstLinked(from: string, kind: string): string | null {
    return [...this.linked(from, kind).values()].find((path) => this.parts.bytes(path)) ?? null;
  }

  /** Tells what of a part that was read the book does not hold. */
  leaveOut(path: string, what: string): void {
    this.#notes.add(`${path} (${what})`);
  }

  /** Tells the children of an element that are not among those that are read. */
  leaveOutOthers(path: string, element: XmlElement, known: ReadonlySet<string>): void {
    for (const { local } of element.children) if (!known.has(local)) this.leaveOut(path, local);
  }

  /** Tells attributes of an element that are not read, where they say more than the usual. */
  leaveOutAttributes(path: string, element: XmlElement | undefined, names: readonly string[]): void {
    for (const name of names) {
      const value = element?.attributes.get(name) ?? '0';
      if (!['0', 'false', 'none', 'normal'].includes(value)) this.leaveOut(path, name);
    }
  }

  get leftOut(): string[] {
    const unseen = this.parts.paths().filter((path) => !this.#seen.has(path) && !path.endsWith('.rels'));
    return [...unseen, ...this.#notes].sort();
  }
}
