/** Character data as XML writes it. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;');

/** An attribute's value as XML writes it, between double quotes; line ends and tabs survive as references. */
export const escapeAttribute = (text: string): string =>
  escapeText(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');

// Control characters, U+FFFE, U+FFFF, halves of a character, and text that already looks like an escape.
const notForXml =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML forbids
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|_(?=x[0-9a-fA-F]{4}_)/g;

/** A cell's text as spreadsheets store what XML cannot: control characters as `_x000D_`, a literal `_x000D_` as `_x005F_x000D_`. */
export const encodeCellText = (text: string): string =>
  text.replace(notForXml, (found) => `_x${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
