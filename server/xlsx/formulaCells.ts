import { fromA1 } from '../contract/place.ts';
import { PackageParts } from './packageParts.ts';
import { scanXml, type XmlHandler } from './scanXml.ts';
import { linkedPart, readSheets } from './workbookSheets.ts';
import type { XmlTag } from './xmlTag.ts';

interface FormulaCell {
  readonly row: number;
  readonly column: number;
}

/** The cells of these sheets that hold formulas, by sheet, row by row. Sheets that the book has not are left out. */
export async function formulaCells(
  bytes: Uint8Array,
  sheetNames: readonly string[],
): Promise<ReadonlyMap<string, readonly FormulaCell[]>> {
  const parts = await PackageParts.open(bytes);
  const path = linkedPart(parts, '', 'officeDocument');
  const sheets = readSheets(parts, path, parts.xml(path)).filter(({ name }) => sheetNames.includes(name));
  const found = new Map<string, readonly FormulaCell[]>();
  for (const sheet of sheets) {
    const reader = new FormulaReader();
    await scanXml(sheet.path, parts.chunks(sheet.path), reader);
    found.set(sheet.name, reader.cells);
  }
  return found;
}

class FormulaReader implements XmlHandler {
  readonly cells: FormulaCell[] = [];
  #address = '';

  open(tag: XmlTag): void {
    if (tag.name === 'c') this.#address = tag.attribute('r') ?? '';
    const cell = tag.name === 'f' ? fromA1(this.#address) : null;
    if (cell) this.cells.push(cell);
  }
}
