import { filledBook } from '../cases/filledBook.ts';
import { sampleHospital } from '../cases/sampleHospital/sampleHospital.ts';
import { collect, nothingEarlier } from '../road/submissions/collect.ts';
import { sendOut } from '../road/submissions/sendOut.ts';
import { signature, typed } from '../road/submissions/testReturns.ts';
import type { Scenario } from './scenarios.ts';

const SEED = 20240131;

/** Departments that answer, of a hospital that has others too. */
const UNITS = 300;
/** Of so many answers one is sent back. */
const FAULTY_EVERY = 5;

/** 填报 out and back: every department's workbook made, and all of them collected, checked, marked and merged. */
export const submissionScenario: Scenario = {
  name: `submissions, ${UNITS} units, out and collected`,
  run: async () => {
    const main = await filledBook(
      sampleHospital({ seed: SEED, units: 2 * UNITS, months: 1, leaves: 30, sources: 1, items: true }),
    );
    const start = performance.now();
    const { books } = await sendOut(main, { dueDate: '', contact: '' }, () => undefined);
    const out = performance.now() - start;
    const asked = books.slice(0, UNITS);
    if (asked.length < UNITS) throw new Error(`only ${asked.length} units perform items`);
    const files = [];
    for (const [at, { fileName, bytes }] of asked.entries()) {
      const wrong = at % FAULTY_EVERY === 0 ? { 项目人力: { G5: 10_000 } } : {};
      files.push({ name: fileName, bytes: await typed(bytes, { ...signature(), ...wrong }) });
    }
    const collecting = performance.now();
    const { collected } = await collect(main, files, nothingEarlier, () => undefined);
    if (!collected?.merged) throw new Error('nothing was merged');
    return { out, collect: performance.now() - collecting };
  },
};
