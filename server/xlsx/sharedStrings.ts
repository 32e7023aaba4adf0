import { RichText } from './richText.ts';
import { scanXml, type XmlHandler } from './scanXml.ts';
import type { XmlTag } from './xmlTag.ts';
import type { ZipArchive } from './zipArchive.ts';

/** The workbook's texts, by the index that cells carry. */
export async function readSharedStrings(
  archive: Pick<ZipArchive, 'chunks'>,
  part: string,
): Promise<readonly string[]> {
  const reader = new SharedStringsReader();
  await scanXml(part, archive.chunks(part), reader);
  return reader.strings;
}

class SharedStringsReader implements XmlHandler {
  readonly strings: string[] = [];
  readonly #richText = new RichText();

  open(tag: XmlTag): void {
    this.#richText.open(tag.name);
  }

  text(text: string): void {
    this.#richText.text(text);
  }

  close(name: string, depth: number): void {
    this.#richText.close(name);
    if (name === 'si' && depth === 2) this.strings.push(this.#richText.take());
  }
}
