const SPACE = 32;
const AMPERSAND = 38;
const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Character data as its writer meant it: references resolved, line ends as one. Null where a reference is unknown. */
export function decodeXml(raw: string): string | null {
  if (isVerbatim(raw)) return raw;
  const text = raw.replace(/\r\n?/g, '\n');
  let known = true;
  const decoded = text.replace(/&([^;&]{0,10};)?/g, (_, reference: string | undefined) => {
    const character = reference === undefined ? undefined : characterOf(reference.slice(0, -1));
    if (character === undefined) known = false;
    return character ?? '';
  });
  return known ? decoded : null;
}

/** An attribute's value: line ends and tabs written as such are spaces (XML 1.0 §3.3.3); empty where a reference is unknown. */
export function decodeAttribute(raw: string): string {
  return isVerbatim(raw) ? raw : (decodeXml(raw.replace(/\r\n|[\r\n\t]/g, ' ')) ?? '');
}

/** No reference and no control character: nearly every text of a sheet, hence the loop. */
function isVerbatim(raw: string): boolean {
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code === AMPERSAND || code < SPACE) return false;
  }
  return true;
}

function characterOf(reference: string): string | undefined {
  if (!reference.startsWith('#')) return named[reference];
  const digits = /^#(?:x([0-9a-fA-F]+)|(\d+))$/.exec(reference);
  const code = Number.parseInt(digits?.[1] ?? digits?.[2] ?? '', digits?.[1] ? 16 : 10);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** Spreadsheet texts carry what XML cannot as `_x000D_`, and a literal `_x` as `_x005F_x`. */
export function decodeSpreadsheetText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** XML's two ways to write yes. */
export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
