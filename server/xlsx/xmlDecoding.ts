const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Character data as its writer meant it: references resolved, line ends as one. Null where a reference is unknown. */
export function decodeXml(raw: string): string | null {
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  if (!text.includes('&')) return text;
  let known = true;
  const decoded = text.replace(/&([^;&]{0,10};)?/g, (_, reference: string | undefined) => {
    const character = reference === undefined ? undefined : characterOf(reference.slice(0, -1));
    if (character === undefined) known = false;
    return character ?? '';
  });
  return known ? decoded : null;
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
