import { readFileSync } from 'node:fs';
import { HyperFormula } from 'hyperformula';
import { Places } from './grid.js';
import { toTheFen } from './toTheFen.js';
import { unrounded } from './unrounded.js';

/**
 * `node model.js <numbers.json> unrounded|toTheFen`: the step-down of one month in a spreadsheet, over the
 * numbers of the engine's own benchmark (server/bench/peer.ts writes them). Both models keep what the engine
 * keeps: every element apart by the classes it came through, 1, 2 and 4 masks at the three levels and 8 in
 * the end. Prints one line of JSON: milliseconds to build and calculate, and what clinical units hold by mask.
 */
const models = { unrounded, toTheFen };
const [, , file, name] = process.argv;
const numbers = JSON.parse(readFileSync(file, 'utf8'));
const places = new Places(numbers);
const sheets = models[name](numbers, places);

/** Builds and calculates the whole workbook; gives what each level brought its receivers. */
function calculate() {
  const start = performance.now();
  const engine = HyperFormula.buildFromSheets(sheets, {
    licenseKey: 'gpl-v3',
    maxRows: 200_000,
    maxColumns: 20_000,
  });
  const levels = ['FromAdmin', 'FromAux', 'FromTech'].map((sheet) =>
    engine.getSheetValues(engine.getSheetId(sheet)),
  );
  return { levels, milliseconds: performance.now() - start };
}

const first = calculate();
const second = calculate();
const [admin, aux, tech] = second.levels;
const clinicalYuanByMask = Array(8).fill(0);
const add = (rows, firstMask) => {
  for (const row of rows.slice(-numbers.sizes.clinical))
    row.forEach((yuan, at) => {
      clinicalYuanByMask[firstMask + Math.floor(at / places.elements)] += yuan;
    });
};
add(numbers.direct, 0);
add(admin, 1);
add(aux, 2);
add(tech, 4);
console.log(
  JSON.stringify({
    milliseconds: { firstRun: first.milliseconds, secondRun: second.milliseconds },
    clinicalYuanByMask,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    version: HyperFormula.version,
  }),
);
