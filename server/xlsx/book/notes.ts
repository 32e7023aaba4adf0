import { fromA1 } from '../../contract/place.ts';
import { RichText } from '../richText.ts';
import { storedText } from '../sheetCells.ts';
import { SPREADSHEET } from '../workbookSheets.ts';
import { escapeText } from '../xmlText.ts';
import { child, childrenOf, type XmlElement } from '../xmlTree.ts';
import type { BookNote } from './book.ts';
import type { BookParts } from './bookParts.ts';
import { elementXml, numberOf, textOf } from './element.ts';

/** The notes of a sheet; that they are drawn is made anew from where they stand. */
export function readNotes(parts: BookParts, sheetPath: string): BookNote[] {
  for (const drawing of parts.linked(sheetPath, 'vmlDrawing').values()) {
    const kinds = [...parts.text(drawing).matchAll(/ObjectType="(\w+)"/g)].map(([, kind]) => kind ?? '');
    for (const kind of kinds) if (kind !== 'Note') parts.leaveOut(drawing, kind);
  }
  const path = parts.firstLinked(sheetPath, 'comments');
  if (path === null) return [];
  const root = parts.root(path);
  const authors = childrenOf(child(root, 'authors'), 'author').map(({ text }) => text);
  return childrenOf(child(root, 'commentList'), 'comment').map((comment) => ({
    cell: textOf(comment, 'ref'),
    author: authors[numberOf(comment, 'authorId')] ?? '',
    text: textIn(child(comment, 'text')),
  }));
}

function textIn(element: XmlElement | undefined): string {
  const joined = new RichText();
  const hear = (one: XmlElement): void => {
    joined.open(one.local);
    joined.text(one.text);
    one.children.forEach(hear);
    joined.close(one.local);
  };
  element?.children.forEach(hear);
  return joined.take();
}

export function notesXml(notes: readonly BookNote[]): string {
  const authors = [...new Set(notes.map(({ author }) => author))];
  const written = notes.map(({ cell, author, text }) =>
    elementXml(
      'comment',
      { ref: cell, authorId: authors.indexOf(author) },
      `<text><t xml:space="preserve">${storedText(text)}</t></text>`,
    ),
  );
  return elementXml(
    'comments',
    { xmlns: SPREADSHEET },
    `<authors>${authors.map((author) => elementXml('author', {}, escapeText(author))).join('')}</authors>` +
      `<commentList>${written.join('')}</commentList>`,
  );
}

/** The boxes of notes, hidden until the mouse is over their cells: Excel asks for them in this old language. */
export function notesDrawing(notes: readonly BookNote[]): string {
  const boxes = notes.map(({ cell }, index) => {
    const { row, column } = fromA1(cell) ?? { row: 0, column: 0 };
    const anchor = [column + 1, 15, Math.max(0, row - 1), 10, column + 3, 15, row + 4, 4];
    return (
      `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style="position:absolute;visibility:hidden" ` +
      'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:path o:connecttype="none"/>' +
      '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
      `<x:Anchor>${anchor.join(', ')}</x:Anchor><x:AutoFill>False</x:AutoFill>` +
      `<x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
    );
  });
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
    'xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${boxes.join('')}</xml>`
  );
}
