/** What both models of the peer share: names of columns, tables of cells, and where a unit holds an element. */

export const column = (index) => {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
};

export const table = (rows, columns, cell) =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, at) => cell(row, at)));

/** Cells of the first senders of a row. */
export const rowOf = (sheet, number, senders) => `${sheet}!A${number}:${column(senders - 1)}${number}`;

/** Units stand in the order administrative, auxiliary, technical, clinical; sheet rows count from 1. */
export class Places {
  constructor({ sizes, direct, baseOfElement }) {
    this.elements = baseOfElement.length;
    this.units = direct.length;
    this.firstAux = sizes.admin + 1;
    this.firstTech = this.firstAux + sizes.aux;
  }

  /** Cell of a unit's own cost and of what each level brought it, by element and mask. */
  ownCost(unit, element) {
    return `Direct!${column(element)}${unit}`;
  }

  heldByAux(unit, at) {
    if (at < this.elements) return this.ownCost(unit, at);
    return `FromAdmin!${column(at - this.elements)}${unit - this.firstAux + 1}`;
  }

  heldByTech(unit, at) {
    if (at < 2 * this.elements) return this.heldByAux(unit, at);
    return `FromAux!${column(at - 2 * this.elements)}${unit - this.firstTech + 1}`;
  }
}
