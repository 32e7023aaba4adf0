import { column, rowOf, table } from './grid.js';

/**
 * As the engine posts it: every sender hands out whole fen, and what it held is gone to the last of them.
 * Running sums of each driver give the share that is reached after each receiver; a receiver gets what
 * rounds up to there less what rounds up to the one before, summed over the senders in one array formula.
 */
export function toTheFen({ sizes, direct, bases, baseOfElement, services, orders }, places) {
  const { elements, firstAux, firstTech, units } = places;
  const sums = (drivers, receivers, senders, first = 1) =>
    table(receivers, senders, (row, at) => {
      const own = `${drivers}!${column(at)}${first + row}`;
      return row === 0 ? `=${own}` : `=${drivers}Sums!${column(at)}${row}+${own}`;
    });
  /** Row 1 is before the first receiver. */
  const shares = (drivers, receivers, senders) =>
    table(receivers + 1, senders, (row, at) => {
      const sum = (number) => `${drivers}Sums!${column(at)}${number}`;
      return row === 0 ? 0 : `=${sum(row)}/${sum(receivers)}`;
    });
  const held = (heldAt, first, senders, columns) =>
    table(columns, senders, (at, sender) => `=${heldAt(first + sender, at)}`);
  const posted = (amounts, reached, before) =>
    `=ARRAYFORMULA(SUM(ROUND(${amounts}*${reached},2)-ROUND(${amounts}*${before},2)))`;
  const received = (sharesSheet, heldSheet, senders, receivers, columns) =>
    table(receivers, columns, (receiver, at) =>
      posted(
        rowOf(heldSheet, at + 1, senders),
        rowOf(sharesSheet, receiver + 2, senders),
        rowOf(sharesSheet, receiver + 1, senders),
      ),
    );
  const adminReceivers = units - sizes.admin;
  const auxReceivers = sizes.tech + sizes.clinical;
  return {
    Direct: direct,
    Bases: bases,
    BasesSums: sums('Bases', adminReceivers, 2, firstAux),
    BasesShares: shares('Bases', adminReceivers, 2),
    AdminHeld: held((unit, at) => places.ownCost(unit, at), 1, sizes.admin, elements),
    FromAdmin: table(adminReceivers, elements, (receiver, element) => {
      const share = (number) => `BasesShares!${column(baseOfElement[element])}${number}`;
      return posted(rowOf('AdminHeld', element + 1, sizes.admin), share(receiver + 2), share(receiver + 1));
    }),
    Services: services,
    ServicesSums: sums('Services', auxReceivers, sizes.aux),
    ServicesShares: shares('Services', auxReceivers, sizes.aux),
    AuxHeld: held((unit, at) => places.heldByAux(unit, at), firstAux, sizes.aux, 2 * elements),
    FromAux: received('ServicesShares', 'AuxHeld', sizes.aux, auxReceivers, 2 * elements),
    Orders: orders,
    OrdersSums: sums('Orders', sizes.clinical, sizes.tech),
    OrdersShares: shares('Orders', sizes.clinical, sizes.tech),
    TechHeld: held((unit, at) => places.heldByTech(unit, at), firstTech, sizes.tech, 4 * elements),
    FromTech: received('OrdersShares', 'TechHeld', sizes.tech, sizes.clinical, 4 * elements),
  };
}
