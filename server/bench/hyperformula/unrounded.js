import { column, rowOf, table } from './grid.js';

/**
 * As an accountant would build it who does not care for fen: administration goes out by headcount or area,
 * which all its units share, so its cost is summed and shared once; the others have drivers of their own,
 * so there is a rate per sender (held ÷ driver total) and one SUMPRODUCT per receiver, element and mask.
 */
export function unrounded({ sizes, direct, bases, baseOfElement, services, orders }, places) {
  const { elements, firstAux, firstTech, units } = places;
  const totals = (drivers, senders, receivers) =>
    table(1, senders, (_, sender) => `=SUM(${drivers}!${column(sender)}1:${column(sender)}${receivers})`);
  const rates = (heldAt, totalsSheet, first, senders, columns) =>
    table(
      columns,
      senders,
      (at, sender) => `=${heldAt(first + sender, at)}/${totalsSheet}!${column(sender)}1`,
    );
  const received = (drivers, ratesSheet, senders, receivers, columns) =>
    table(
      receivers,
      columns,
      (receiver, at) =>
        `=SUMPRODUCT(${rowOf(drivers, receiver + 1, senders)},${rowOf(ratesSheet, at + 1, senders)})`,
    );
  const base = (element) => column(baseOfElement[element]);
  const auxReceivers = sizes.tech + sizes.clinical;
  return {
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
    AuxRates: rates((unit, at) => places.heldByAux(unit, at), 'AuxTotals', firstAux, sizes.aux, 2 * elements),
    FromAux: received('Services', 'AuxRates', sizes.aux, auxReceivers, 2 * elements),
    TechTotals: totals('Orders', sizes.tech, sizes.clinical),
    TechRates: rates(
      (unit, at) => places.heldByTech(unit, at),
      'TechTotals',
      firstTech,
      sizes.tech,
      4 * elements,
    ),
    FromTech: received('Orders', 'TechRates', sizes.tech, sizes.clinical, 4 * elements),
  };
}
