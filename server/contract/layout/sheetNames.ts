/** Names of sheets as Excel allows and writes them. */

const LONGEST = 31;
const forbidden: Record<string, string> = {
  ':': '：',
  '\\': '＼',
  '/': '／',
  '?': '？',
  '*': '＊',
  '[': '［',
  ']': '］',
};

/** Two names that Excel takes for one. */
export const sheetNameKey = (name: string): string => name.toLowerCase();

/** The name with what Excel forbids written in full width, cut to length. */
function allowed(name: string): string {
  const text = name
    .replace(/[:\\/?*[\]]/g, (found) => forbidden[found] ?? '')
    .replace(/\p{Cc}/gu, ' ')
    .replace(/^'|'$/g, '’')
    .trim();
  return cut(text || '表', LONGEST);
}

/** At most so many UTF-16 units, never half a character. */
function cut(text: string, length: number): string {
  const shorter = text.slice(0, length);
  return (/[\uD800-\uDBFF]$/.test(shorter) ? shorter.slice(0, -1) : shorter).trimEnd();
}

/**
 * The name for a new sheet: the one wished for, or `name (2)` and so on where it is taken.
 * `taken` holds the `sheetNameKey` of every sheet of the book.
 */
export function freeSheetName(wished: string, taken: ReadonlySet<string>): string {
  const name = allowed(wished);
  let candidate = name;
  for (let number = 2; taken.has(sheetNameKey(candidate)); number++) {
    const suffix = ` (${number})`;
    candidate = cut(name, LONGEST - suffix.length) + suffix;
  }
  return candidate;
}

/** `科室04 分摊` → `'科室04 分摊'`: always quoted, which is always right. */
export const quotedSheetName = (name: string): string => `'${name.replaceAll("'", "''")}'`;
