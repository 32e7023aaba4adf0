import { Buffer } from 'node:buffer';
import { zip } from './zipArchive.ts';

/** For tests: the smallest workbook around some XML, with any part replaced, added or (null) left out. */
export interface HandBuiltBook {
  /** Content of `sheetData` by sheet name. */
  readonly sheets: Readonly<Record<string, string>>;
  readonly numberFormats?: Readonly<Record<number, string>>;
  /** `numFmtId` of each cell format; cells name them by index. */
  readonly cellFormats?: readonly number[];
  /** Content of each shared string (`<t>…</t>`). */
  readonly sharedStrings?: readonly string[];
  readonly date1904?: boolean;
  readonly parts?: Readonly<Record<string, string | null>>;
}

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const LINKS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_LINKS = 'http://schemas.openxmlformats.org/package/2006/relationships';

export const linksXml = (links: readonly (readonly [id: string, kind: string, target: string])[]): string =>
  `<Relationships xmlns="${PACKAGE_LINKS}">${links
    .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${LINKS}/${kind}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const sheetXml = (rows: string): string =>
  `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;

export function bookParts(book: HandBuiltBook): Record<string, string | null> {
  const names = Object.keys(book.sheets);
  const sheetList = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 11}" r:id="s${at}"/>`);
  const formats = Object.entries(book.numberFormats ?? {}).map(
    ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  );
  const cellFormats = (book.cellFormats ?? [0]).map((id) => `<xf numFmtId="${id}"/>`);
  return {
    '_rels/.rels': linksXml([['r', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml':
      `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><workbookPr date1904="${book.date1904 ?? false}"/>` +
      `<sheets>${sheetList.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': linksXml([
      ...names.map((_, at) => [`s${at}`, 'worksheet', `worksheets/sheet${at}.xml`] as const),
      ['styles', 'styles', 'styles.xml'],
      ['strings', 'sharedStrings', 'sharedStrings.xml'],
    ]),
    'xl/styles.xml':
      `<styleSheet xmlns="${MAIN}"><numFmts>${formats.join('')}</numFmts>` +
      `<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${cellFormats.join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${(book.sharedStrings ?? []).map((text) => `<si>${text}</si>`).join('')}</sst>`,
    ...Object.fromEntries(
      names.map((name, at) => [`xl/worksheets/sheet${at}.xml`, sheetXml(book.sheets[name] ?? '')]),
    ),
    ...book.parts,
  };
}

export function handBuiltBook(book: HandBuiltBook): Promise<Uint8Array> {
  const parts = Object.entries(bookParts(book));
  return zip(parts.flatMap(([name, text]) => (text === null ? [] : [[name, Buffer.from(text)] as const])));
}
