import { Buffer } from 'node:buffer';
import { quotedSheetName } from '../contract/layout/sheetNames.ts';
import type { PackageParts } from './packageParts.ts';
import { resolveTarget } from './relationships.ts';
import type { SheetPlace } from './sheetPlaces.ts';
import { escapeText } from './xmlText.ts';

/**
 * The chain of calculation names every cell with a formula. Where it names cells of a sheet that is
 * written anew it may be wrong, which Excel repairs loudly; without it Excel makes a new one in silence.
 * Deletes the chain then and tells so; a chain that knows nothing of our sheets stays.
 */
export function dropStaleChain(
  parts: PackageParts,
  workbookPath: string,
  rewritten: readonly SheetPlace[],
): boolean {
  const link = parts.relationships(workbookPath).find(({ kind }) => kind === 'calcChain');
  const path = link ? resolveTarget(workbookPath, link.target) : '';
  const chain = parts.text(path) ?? '';
  if (!rewritten.some(({ sheetId }) => new RegExp(`\\si=["']${sheetId}["']`).test(chain))) return false;
  parts.delete(path);
  return true;
}

/**
 * Whether a formula outside `written` reads one of the changed sheets: its stored result then is
 * that of the sheet as it was. Looks for the sheet's name, so a mention in a text counts too.
 */
export function hasStaleReaders(
  parts: PackageParts,
  changed: readonly SheetPlace[],
  written: readonly SheetPlace[],
): boolean {
  if (changed.length === 0) return false;
  const ours = new Set(written.map(({ path }) => path));
  const readers = parts.paths().filter((path) => /\/worksheets\/[^/]+\.xml$/.test(path) && !ours.has(path));
  const marks = changed.flatMap(({ name }) => [
    escapeText(`${quotedSheetName(name)}!`),
    escapeText(`${name}!`),
    // An apostrophe may be written as an entity.
    escapeText(`${name}&apos;!`).replaceAll('&amp;apos;', '&apos;'),
  ]);
  return readers.some((path) => {
    const bytes = parts.bytes(path) ?? new Uint8Array();
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return marks.some((mark) => text.includes(mark));
  });
}
