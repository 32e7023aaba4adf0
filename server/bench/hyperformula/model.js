import { HyperFormula } from 'hyperformula';

/**
 * The step-down of `units` units as an accountant would build it in a spreadsheet: a rate per sender
 * and element (held ÷ driver total) and one SUMPRODUCT per receiver, element and level. Sizes follow
 * the engine's own benchmark: a fifth administrative, 12 % auxiliary, 18 % technical, the rest clinical.
 * Prints one line of JSON: milliseconds to build and calculate, total in, total out.
 */
const units = Number(process.argv[2] ?? 1000);
const elements = Number(process.argv[3] ?? 12);
const sizes = [0.2, 0.12, 0.18].map((share) => Math.round(units * share));

let state = 1;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};

const direct = Array.from({ length: units }, () =>
  Array.from({ length: elements }, () => Math.round(random() * 1e8) / 100),
);
const bounds = sizes.map((_, level) => sizes.slice(0, level + 1).reduce((sum, size) => sum + size));
const starts = [0, ...bounds];
/** Receivers of level k are all units after its senders. */
const drivers = sizes.map((size, level) =>
  Array.from({ length: units - bounds[level] }, () =>
    Array.from({ length: size }, () => 1 + Math.floor(random() * 1000)),
  ),
);

const start = performance.now();
const column = (index) => {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
};
const sheets = { Held0: direct };
sizes.forEach((size, level) => {
  const held = `Held${level}`;
  sheets[`Driver${level}`] = drivers[level];
  sheets[`Rate${level}`] = Array.from({ length: elements }, (_, element) =>
    Array.from({ length: size }, (_, sender) => {
      const at = column(sender);
      const total = `SUM(Driver${level}!${at}$1:${at}$${drivers[level].length})`;
      return `=${held}!${column(element)}${starts[level] + sender + 1}/${total}`;
    }),
  );
  const last = column(size - 1);
  sheets[`Held${level + 1}`] = Array.from({ length: units }, (_, unit) =>
    Array.from({ length: elements }, (_, element) => {
      if (unit < bounds[level]) return null;
      const row = unit - bounds[level] + 1;
      return `=${held}!${column(element)}${unit + 1}+SUMPRODUCT(Driver${level}!A${row}:${last}${row},Rate${level}!A${element + 1}:${last}${element + 1})`;
    }),
  );
});
const engine = HyperFormula.buildFromSheets(sheets, {
  licenseKey: 'gpl-v3',
  maxRows: 200_000,
  maxColumns: 20_000,
});
const final = engine.getSheetValues(engine.getSheetId(`Held${sizes.length}`));
const milliseconds = performance.now() - start;
const sum = (rows) =>
  rows.flat().reduce((total, value) => total + (typeof value === 'number' ? value : 0), 0);
console.log(
  JSON.stringify({
    milliseconds,
    totalIn: sum(direct),
    totalOut: sum(final),
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    version: HyperFormula.version,
  }),
);
