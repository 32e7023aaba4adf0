import { readFile } from 'node:fs/promises';
import { openZip, zip } from './zipArchive.ts';

/** Workbooks for the tests, and ways to change them as a person or another program would. */

const fixture = (name: string) => readFile(new URL(`./fixtures/${name}`, import.meta.url));

/** A finance desk's own book, made by LibreOffice: see fixtures/README.md. */
export const furnishedBook = (): Promise<Uint8Array> => fixture('furnished.xlsx');

export type Parts = Map<string, string>;

/** The parts of a file as text, one character a byte, so that comparing them compares bytes. */
export async function partsOf(bytes: Uint8Array): Promise<Parts> {
  const archive = await openZip(bytes);
  const parts: Parts = new Map();
  for (const name of archive.names) parts.set(name, Buffer.from(await archive.read(name)).toString('latin1'));
  return parts;
}

const asBytes = (text: string): string => Buffer.from(text).toString('latin1');

/** A part as readable text. */
export const readable = (parts: Parts, name: string): string =>
  Buffer.from(parts.get(name) ?? '', 'latin1').toString();

/** The file with some parts changed, added (a text) or taken away (null). */
export async function changed(
  bytes: Uint8Array,
  change: Record<string, ((text: string) => string) | string | null>,
): Promise<Uint8Array> {
  const parts = await partsOf(bytes);
  for (const [name, how] of Object.entries(change)) {
    const text = typeof how === 'function' ? how(readable(parts, name)) : how;
    if (text === null) parts.delete(name);
    else parts.set(name, asBytes(text));
  }
  return zip([...parts].map(([name, text]) => [name, Buffer.from(text, 'latin1')] as const));
}

/** Paths of the worksheets by name. */
export function sheetPaths(parts: Parts): ReadonlyMap<string, string> {
  const links = new Map(
    [...readable(parts, 'xl/_rels/workbook.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([element]) => [
      /Id="([^"]*)"/.exec(element)?.[1],
      /Target="\/?(?:xl\/)?([^"]*)"/.exec(element)?.[1],
    ]),
  );
  return new Map(
    [...readable(parts, 'xl/workbook.xml').matchAll(/<sheet name="([^"]*)"[^>]*r:id="([^"]*)"/g)].map(
      ([, name = '', id]) => [name, `xl/${links.get(id)}`],
    ),
  );
}
