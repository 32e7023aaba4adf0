import * as z from 'zod/mini';

/** What every published case says about itself, and how far its print may be off. */

const tolerance = z.object({ abs: z.optional(z.number()), rel: z.optional(z.number()) });
export const statedTolerance = z.object({
  default: z.optional(tolerance),
  paths: z.optional(z.record(z.string(), tolerance)),
});

export const publishedHeader = { id: z.string(), title: z.string(), source: z.string() };

/** What quotients of doubles may differ by on the last digit. */
export const DOUBLE_NOISE = 1e-9;

/** By the path of a number and what was printed for it. */
export type ToleranceOf = (path: string, expected: number) => number;

/** `least`: what the engine itself may be off where a case states less. */
export const toleranceReader =
  (stated: z.infer<typeof statedTolerance> | undefined, least: number): ToleranceOf =>
  (path, expected) => {
    const { abs = 0, rel = 0 } = stated?.paths?.[path] ?? stated?.default ?? {};
    return Math.max(abs, rel * Math.abs(expected), least);
  };
