import { readFileSync } from 'node:fs';
import { HyperFormula } from 'hyperformula';

/**
 * The step-down of one month as an accountant would build it in a spreadsheet, over the numbers of the
 * engine's own benchmark (server/bench/peer.ts writes them, units in the order administrative, auxiliary,
 * technical, clinical). It keeps what the engine keeps: every element apart by the classes it came
 * through, 1, 2 and 4 masks at the three levels and 8 in the end. Administration goes out by headcount or area,
 * which all its units share, so its cost is summed and shared once; the others have drivers of their own, so
 * there is a rate per sender (held ÷ driver total) and one SUMPRODUCT per receiver, element and mask.
 * Prints one line of JSON: milliseconds to build and calculate, and what clinical units hold by mask.
 */
const { sizes, direct, bases, baseOfElement, services, orders } = JSON.parse(
  readFileSync(process.argv[2], 'utf8'),
);
const elements = baseOfElement.length;
const firstAux = sizes.admin + 1;
const firstTech = firstAux + sizes.aux;
const units = direct.length;

const column = (index) => {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
};
const table = (rows, columns, cell) =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, at) => cell(row, at)));

/** Where a unit holds an element, by mask: the cell of its own cost and of what each level brought it. */
const ownCost = (unit, element) => `Direct!${column(element)}${unit}`;
const fromAdmin = (unit, element) => `FromAdmin!${column(element)}${unit - firstAux + 1}`;
const fromAux = (unit, at) => `FromAux!${column(at)}${unit - firstTech + 1}`;
const heldByAux = (unit, at) => (at < elements ? ownCost(unit, at) : fromAdmin(unit, at - elements));
const heldByTech = (unit, at) => (at < 2 * elements ? heldByAux(unit, at) : fromAux(unit, at - 2 * elements));

const totals = (drivers, senders, receivers) =>
  table(1, senders, (_, sender) => `=SUM(${drivers}!${column(sender)}1:${column(sender)}${receivers})`);
const rates = (held, totalsSheet, first, senders, columns) =>
  table(columns, senders, (at, sender) => `=${held(first + sender, at)}/${totalsSheet}!${column(sender)}1`);
const received = (drivers, ratesSheet, senders, receivers, columns) =>
  table(receivers, columns, (receiver, at) => {
    const row = (sheet, number) => `${sheet}!A${number}:${column(senders - 1)}${number}`;
    return `=SUMPRODUCT(${row(drivers, receiver + 1)},${row(ratesSheet, at + 1)})`;
  });

const base = (element) => column(baseOfElement[element]);
const auxReceivers = sizes.tech + sizes.clinical;
const sheets = {
  Direct: direct,
  Bases: bases,
  Services: services,
  Orders: orders,
  AdminRates: table(1, elements, (_, element) => {
    const cost = `SUM(Direct!${column(element)}1:${column(element)}${sizes.admin})`;
    return `=${cost}/SUM(Bases!${base(element)}${firstAux}:${base(element)}${units})`;
  }),
  FromAdmin: table(
    units - sizes.admin,
    elements,
    (receiver, element) => `=Bases!${base(element)}${firstAux + receiver}*AdminRates!${column(element)}$1`,
  ),
  AuxTotals: totals('Services', sizes.aux, auxReceivers),
  AuxRates: rates(heldByAux, 'AuxTotals', firstAux, sizes.aux, 2 * elements),
  FromAux: received('Services', 'AuxRates', sizes.aux, auxReceivers, 2 * elements),
  TechTotals: totals('Orders', sizes.tech, sizes.clinical),
  TechRates: rates(heldByTech, 'TechTotals', firstTech, sizes.tech, 4 * elements),
  FromTech: received('Orders', 'TechRates', sizes.tech, sizes.clinical, 4 * elements),
};

/** Builds and calculates the whole workbook; gives what each level brought its receivers. */
function calculate() {
  const start = performance.now();
  const engine = HyperFormula.buildFromSheets(sheets, {
    licenseKey: 'gpl-v3',
    maxRows: 200_000,
    maxColumns: 20_000,
  });
  const levels = ['FromAdmin', 'FromAux', 'FromTech'].map((name) =>
    engine.getSheetValues(engine.getSheetId(name)),
  );
  return { levels, milliseconds: performance.now() - start };
}

const first = calculate();
const second = calculate();
const [admin, aux, tech] = second.levels;
const clinicalYuanByMask = Array(8).fill(0);
const add = (rows, firstMask) => {
  for (const row of rows.slice(-sizes.clinical))
    row.forEach((yuan, at) => {
      clinicalYuanByMask[firstMask + Math.floor(at / elements)] += yuan;
    });
};
add(direct, 0);
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
