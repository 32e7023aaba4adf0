import { plainText } from './headerText.ts';

/** Number of single-character edits between two texts. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] as number) + 1, (current[j - 1] as number) + 1));
    }
    previous = current;
  }
  return previous[b.length] as number;
}

/** Whether a header was probably meant to be another: one contains the other, or a third of it differs at most, one character in any case. */
export function isNearly(found: string, wanted: string): boolean {
  const [a, b] = [plainText(found), plainText(wanted)];
  if (Math.min(a.length, b.length) < 2) return false;
  return (
    a.includes(b) ||
    b.includes(a) ||
    editDistance(a, b) <= Math.max(1, Math.floor(Math.max(a.length, b.length) / 3))
  );
}
