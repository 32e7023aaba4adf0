import { builtInFormat, customFormat, GENERAL, type NumberFormat } from '../contract/numberFormat.ts';
import { scanXml, type XmlHandler } from './scanXml.ts';
import type { XmlTag } from './xmlTag.ts';
import type { ZipArchive } from './zipArchive.ts';

/** The number format of each cell style, by the index that cells carry (`s`). */
export async function readCellFormats(archive: ZipArchive, part: string): Promise<readonly NumberFormat[]> {
  const reader = new StylesReader();
  await scanXml(part, archive.chunks(part), reader);
  return reader.formats;
}

class StylesReader implements XmlHandler {
  readonly formats: NumberFormat[] = [];
  readonly #custom = new Map<number, NumberFormat>();
  #section = '';

  open(tag: XmlTag): void {
    if (tag.depth === 2) this.#section = tag.name;
    if (tag.depth !== 3) return;
    const id = Number(tag.attribute('numFmtId') ?? 0);
    if (this.#section === 'numFmts') this.#custom.set(id, customFormat(tag.attribute('formatCode') ?? ''));
    // Number formats come before cell formats in every styles part (ECMA-376-1 §18.8.39).
    if (this.#section === 'cellXfs') this.formats.push(this.#custom.get(id) ?? formatOf(id));
  }
}

const formatOf = (id: number) => (id === 0 ? GENERAL : builtInFormat(id));
