import type { CostUnit, Ledger } from '../engine/ledger.ts';
import { quantaPerYuan } from '../engine/money.ts';
import type { Run } from '../engine/run.ts';

/**
 * The spreadsheet model (hyperformula/model.js) calculates the engine's own ledger: its numbers as
 * matrices, and what its results must be.
 */

const codesOf = (units: readonly CostUnit[], unitClass: string) =>
  units.filter((unit) => unit.unitClass === unitClass).map(({ code }) => code);

/** Values by two keys as a matrix; rows of other keys are left out. */
function matrix<Row>(
  rows: readonly Row[],
  down: readonly string[],
  across: readonly string[],
  read: (row: Row) => readonly [down: string, across: string, value: number],
): number[][] {
  const rowAt = new Map(down.map((name, at) => [name, at] as const));
  const columnAt = new Map(across.map((name, at) => [name, at] as const));
  const cells = down.map(() => across.map(() => 0));
  for (const row of rows) {
    const [one, other, value] = read(row);
    const at = rowAt.get(one);
    const column = columnAt.get(other);
    if (at !== undefined && column !== undefined) cells[at][column] += value;
  }
  return cells;
}

/** A generated month of one source; administration goes out by headcount, its depreciation by area (testRules.ts). */
export function spreadsheetNumbers({ units, elements, directCosts, ...drivers }: Ledger) {
  const admin = codesOf(units, 'ADMIN');
  const aux = codesOf(units, 'AUX');
  const tech = codesOf(units, 'TECH');
  const clinical = codesOf(units, 'CLINICAL');
  const all = [...admin, ...aux, ...tech, ...clinical];
  const leaves = elements.map(({ code }) => code);
  return {
    sizes: { admin: admin.length, aux: aux.length, tech: tech.length, clinical: clinical.length },
    direct: matrix(directCosts, all, leaves, (row) => [row.unit, row.element, row.amountYuan]),
    bases: matrix(drivers.parameters, all, ['headcount', 'area'], (row) => [
      row.unit,
      row.parameter,
      row.quantity,
    ]),
    baseOfElement: elements.map(({ statutory }) => (statutory === 'DEPRECIATION' ? 1 : 0)),
    services: matrix(drivers.internalServices, [...tech, ...clinical], aux, (row) => [
      row.receiver,
      row.provider,
      row.quantity,
    ]),
    orders: matrix(drivers.revenues, clinical, tech, (row) => [
      row.orderingUnit,
      row.executingUnit,
      row.amountYuan,
    ]),
  };
}

/** What clinical units hold by mask; the generated hospital has no unit of the class of the lowest bit. */
function clinicalYuanByMask({ layout, months: [{ held }], quantum }: Run): number[] {
  const yuan = Array.from({ length: layout.masks / 2 }, () => 0);
  for (let slot = 0; slot < held.length; slot++) {
    if (layout.classOf[Math.floor(slot / layout.rowLength)].role !== 'final') continue;
    const mask = Math.floor((slot % layout.rowLength) / layout.columns);
    yuan[mask >> 1] += held[slot] / quantaPerYuan[quantum];
  }
  return yuan;
}

/** How the spreadsheet shares: exactly, or in whole fen by the engine's posting rule. */
export type PeerModel = 'unrounded' | 'toTheFen';

/** By mask, yuan: a share of a millionth; or a few fen, where doubles of the sheet break a tie the other way. */
const mayDiffer = {
  unrounded: (yuan: number) => yuan * 1e-6,
  toTheFen: () => 0.05,
} as const satisfies Record<PeerModel, (yuan: number) => number>;

/** Both must have calculated the same. */
export function assertSameModel(run: Run, theirs: readonly number[], model: PeerModel): void {
  clinicalYuanByMask(run).forEach((ours, mask) => {
    if (!(Math.abs(ours - theirs[mask]) <= mayDiffer[model](ours)))
      throw new Error(`mask ${mask}: the engine holds ${ours} yuan, the spreadsheet ${theirs[mask]}`);
  });
}
