/** A number as a person types it, with or without separators of thousands; null where it is none. */
export function readNumber(typed: string): number | null {
  const plain = typed.replace(/[\s,，]/g, '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
