import * as z from 'zod/mini';
import type { Expectation, Reading } from './caseBook.ts';
import type { ToleranceOf } from './published.ts';

/** Published answers of any depth: numbers under a name, or under what they are told of (`rates.setups`). */
export const answers = z.record(z.string(), z.unknown());
type Answers = z.infer<typeof answers>;

/** What a number under a name is in the engine's words; its arguments are the names below that one. */
export type AnswerReadings = Readonly<Record<string, (...of: string[]) => Reading>>;

/** Every number of a block that has a reading; the names of the others are said. */
export function answerLines(
  block: Answers,
  origin: string,
  readings: AnswerReadings,
  toleranceOf: ToleranceOf,
): { expectations: Expectation[]; notComputed: string[] } {
  const isRead = (name: string) => Object.hasOwn(readings, name);
  const expectations = Object.entries(block).flatMap(([name, printed]) =>
    isRead(name)
      ? numbersOf(printed, []).map(({ path, expected }): Expectation => {
          const full = [name, ...path].join('.');
          const of = readings[name]?.(...path) as Reading;
          return { label: `${origin}.${full}`, of, expected, tolerance: toleranceOf(full, expected) };
        })
      : [],
  );
  return { expectations, notComputed: Object.keys(block).filter((name) => !isRead(name)) };
}

/** What is no number is a remark. */
function numbersOf(
  printed: unknown,
  path: readonly string[],
): { path: readonly string[]; expected: number }[] {
  if (typeof printed === 'number') return [{ path, expected: printed }];
  if (typeof printed !== 'object' || printed === null) return [];
  return Object.entries(printed).flatMap(([name, below]) => numbersOf(below, [...path, name]));
}
