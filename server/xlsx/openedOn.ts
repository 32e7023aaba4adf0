import { PackageParts } from './packageParts.ts';
import { linkedPart, readSheets } from './workbookSheets.ts';
import { child } from './xmlTree.ts';

/**
 * The workbook so that it opens on one of its sheets, as it is where it has none of that name. No other is
 * selected: two would take every entry together.
 */
export async function openedOn(bytes: Uint8Array, sheetName: string): Promise<Uint8Array> {
  const parts = await PackageParts.open(bytes);
  const path = linkedPart(parts, '', 'officeDocument');
  const workbook = parts.xml(path);
  const sheets = readSheets(parts, path, workbook);
  const at = sheets.findIndex(({ name }) => name === sheetName);
  if (at < 0) return bytes;
  const views = child(workbook.root, 'bookViews');
  const view = views && child(views, 'workbookView');
  if (view) workbook.setAttribute(view, 'activeTab', at);
  parts.set(path, workbook.toString());
  for (const sheet of sheets) {
    const text = parts.text(sheet.path) ?? '';
    const selected = withSelection(text, sheet.name === sheetName);
    if (selected !== text) parts.set(sheet.path, selected);
  }
  return parts.zip();
}

/** A sheet's first view, which stands before its rows. */
const withSelection = (text: string, isSelected: boolean): string =>
  text.replace(/<(?:\w+:)?sheetView\s[^>]*?(?=\/?>)/, (tag) => {
    const plain = tag.replace(/\stabSelected\s*=\s*(?:"[^"]*"|'[^']*')/, '');
    return isSelected ? `${plain} tabSelected="1"` : plain;
  });
