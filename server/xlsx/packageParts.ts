import { type Relationship, readRelationships, relationshipsPath, resolveTarget } from './relationships.ts';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';
import { XmlPart } from './xmlPart.ts';
import { escapeAttribute } from './xmlText.ts';
import { childrenOf } from './xmlTree.ts';
import { openZip, zip } from './zipArchive.ts';

const CONTENT_TYPES = '[Content_Types].xml';

/** The parts of a workbook file while it is patched; a part that is not set keeps its bytes. */
export class PackageParts {
  /** In the order of the file; a deleted part keeps its place as null, so that writing it again changes no order. */
  readonly #parts: Map<string, Uint8Array | null>;
  /** Content types of the parts we set, by path. */
  readonly #types = new Map<string, string>();

  constructor(parts: Iterable<readonly [path: string, bytes: Uint8Array]>) {
    this.#parts = new Map(parts);
  }

  /** `wanted`: which parts to unpack, where not all are needed. */
  static async open(bytes: Uint8Array, wanted = (_path: string) => true): Promise<PackageParts> {
    const archive = await openZip(bytes);
    const parts = archive.names.filter(wanted).map(async (name) => [name, await archive.read(name)] as const);
    return new PackageParts(await Promise.all(parts));
  }

  paths(): string[] {
    return this.#present().map(([path]) => path);
  }

  bytes(path: string): Uint8Array | null {
    return this.#parts.get(path) ?? null;
  }

  /** The same for a reader that takes it piece by piece. */
  async *chunks(path: string): AsyncGenerator<Uint8Array> {
    const bytes = this.bytes(path);
    if (bytes) yield bytes;
  }

  /** The part as text, null where it is missing. Throws `UnreadableWorkbook` where it is not UTF-8. */
  text(path: string): string | null {
    const bytes = this.#parts.get(path);
    if (!bytes) return null;
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      throw new UnreadableWorkbook('WB-011', { part: path });
    }
  }

  /** A part the file cannot do without, ready to edit. */
  xml(path: string): XmlPart {
    const text = this.text(path);
    if (text === null) throw new UnreadableWorkbook('WB-009', { part: path });
    return new XmlPart(text, path);
  }

  /** The links of a part, `''` for those of the package. */
  relationships(part: string): Relationship[] {
    const path = relationshipsPath(part);
    return readRelationships(this.text(path), path);
  }

  /** Writes a part; relations parts need no content type of their own. */
  set(path: string, text: string, contentType?: string): void {
    this.#parts.set(path, new TextEncoder().encode(text));
    if (contentType) this.#types.set(path, contentType);
  }

  delete(path: string): void {
    this.#types.delete(path);
    if (this.#parts.has(path)) this.#parts.set(path, null);
  }

  /** Deletes a part that nothing links to any more, and in turn what only it linked to. */
  deleteUnlinked(path: string): void {
    if (this.isLinked(path)) return;
    const targets = this.relationships(path).filter(({ external }) => !external);
    this.delete(path);
    this.delete(relationshipsPath(path));
    for (const { target } of targets) this.deleteUnlinked(resolveTarget(path, target));
  }

  /** Whether any part of the package links to this one. */
  isLinked(path: string): boolean {
    return this.paths()
      .filter((name) => name.endsWith('.rels'))
      .some((name) => {
        const part = name.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2');
        return this.relationships(part).some(
          (link) => !link.external && resolveTarget(part, link.target) === path,
        );
      });
  }

  /** `folder/stem1.extension`, with the lowest number that is free whatever the case of letters. */
  freePath(folder: string, stem: string, extension: string): string {
    const taken = new Set(this.paths().map((path) => path.toLowerCase()));
    let number = 1;
    while (taken.has(`${folder}/${stem}${number}.${extension}`.toLowerCase())) number++;
    return `${folder}/${stem}${number}.${extension}`;
  }

  /** The file: parts in their old order, new ones behind, content types brought up to date. */
  zip(): Promise<Uint8Array> {
    this.#writeContentTypes();
    return zip(this.#present());
  }

  #present(): (readonly [string, Uint8Array])[] {
    return [...this.#parts].flatMap(([path, bytes]) => (bytes ? [[path, bytes] as const] : []));
  }

  #writeContentTypes(): void {
    const types = this.xml(CONTENT_TYPES);
    const overrides = new Map(
      childrenOf(types.root, 'Override').map((element) => [
        (element.attributes.get('PartName') ?? '').replace(/^\//, ''),
        element,
      ]),
    );
    for (const [path, bytes] of this.#parts) {
      const element = overrides.get(path);
      if (element && !bytes) types.replace(element, '');
    }
    for (const [path, contentType] of this.#types) {
      if (overrides.has(path)) continue;
      types.append(
        types.root,
        `<Override PartName="/${escapeAttribute(path)}" ContentType="${contentType}"/>`,
      );
    }
    this.#parts.set(CONTENT_TYPES, new TextEncoder().encode(types.toString()));
  }
}
