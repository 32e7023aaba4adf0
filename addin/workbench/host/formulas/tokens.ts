/** A formula in its smallest pieces. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const ADDRESS = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
const AREA = String.raw`(?:${ADDRESS}(?::${ADDRESS})?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[1-9]\d*:\$?[1-9]\d*)`;
const SHEET = String.raw`(?:'(?:[^']|'')+'|[^\s'"!+\-*/^&=<>(),:;{}#%]+)!`;

/** Tried in this order at each place. */
const patterns = {
  space: String.raw`\s+`,
  text: '"(?:[^"]|"")*"',
  // Cells of a sheet that is gone keep their address.
  error: String.raw`#(?:REF!(?:${AREA})?|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!)`,
  cells: String.raw`(?:${SHEET})?${AREA}(?![\w.(!])`,
  number: String.raw`(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`,
  call: String.raw`[A-Za-z_][\w.]*(?=\s*\()`,
  boolean: String.raw`(?:TRUE|FALSE)(?![\w.])`,
  operator: '<=|>=|<>|[-+*/^&=<>%(),]',
} as const;
type TokenKind = keyof typeof patterns | 'unknown';

const kinds = Object.keys(patterns) as (keyof typeof patterns)[];
const piece = new RegExp(kinds.map((kind) => `(?<${kind}>${patterns[kind]})`).join('|'), 'giy');

/** `formula` with or without its equals sign. What this host does not know ends up in one last unknown piece. */
export function tokensOf(formula: string): Token[] {
  const found: Token[] = [];
  piece.lastIndex = formula.startsWith('=') ? 1 : 0;
  while (piece.lastIndex < formula.length) {
    const at = piece.lastIndex;
    const groups = piece.exec(formula)?.groups;
    const kind = kinds.find((name) => groups?.[name] !== undefined);
    if (!kind) return [...found, { kind: 'unknown', text: formula.slice(at) }];
    found.push({ kind, text: groups?.[kind] ?? '' });
  }
  return found;
}

/** The sheet that cells stand on, as it is called; null: the formula's own. */
export function sheetOf(cells: string): string | null {
  const end = cells.lastIndexOf('!');
  if (end < 0) return null;
  const name = cells.slice(0, end);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

/** The formula after a sheet got another `prefix` (`'收入'!`), or none any more (`#REF!`). */
export function withSheetPrefix(formula: string, sheet: string, prefix: string): string {
  const wanted = sheet.toLowerCase();
  if (!formula.toLowerCase().includes(wanted.replaceAll("'", "''"))) return formula;
  const pieces = tokensOf(formula).map(({ kind, text }) =>
    kind === 'cells' && sheetOf(text)?.toLowerCase() === wanted
      ? prefix + text.slice(text.lastIndexOf('!') + 1)
      : text,
  );
  return `=${pieces.join('')}`;
}
