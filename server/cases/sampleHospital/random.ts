/**
 * Numbers that look like chance and never change: mulberry32, a 32-bit generator whose whole state is
 * one integer. Every part of the sample draws from a stream of its own name, so that adding a draw in
 * one part leaves the others' numbers where they were.
 */
export interface RandomStream {
  /** In [0, 1). */
  next(): number;
  /** In [low, high). */
  between(low: number, high: number): number;
  /** Around 1: `spread` 0.1 gives 0.9 … 1.1, middle values more often than the ends. */
  jitter(spread: number): number;
}

/** FNV-1a: a text to 32 bits. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

export function randomStream(seed: number, name: string): RandomStream {
  let state = (hashText(name) ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    jitter: (spread) => 1 + spread * (next() + next() - 1),
  };
}

/** Splits whole fen by weights; the cumulative rounding makes the parts add up to the whole. */
export function splitFen(wholeFen: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let weightSoFar = 0;
  let fenSoFar = 0;
  return weights.map((weight) => {
    weightSoFar += weight;
    const upToHere = total === 0 ? 0 : Math.round((wholeFen * weightSoFar) / total);
    const part = upToHere - fenSoFar;
    fenSoFar = upToHere;
    return part;
  });
}
