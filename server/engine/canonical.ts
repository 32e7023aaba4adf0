import { elementOfColumn, sourceOfColumn } from './layout.ts';
import type { Ledger } from './ledger.ts';
import type { MonthRun, Run } from './run.ts';

/**
 * Canonical texts: what two people on two machines must get byte for byte. Keys sorted, records
 * sorted, numbers as decimal strings of at most 15 digits, units by code, no places and no order of rows.
 */

const notContent = new Set(['at']);

function canonicalValue(value: unknown): unknown {
  if (typeof value === 'number') return decimalText(value);
  if (Array.isArray(value)) return value.map(canonicalValue);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([name]) => !notContent.has(name));
  entries.sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, content]) => [name, canonicalValue(content)]));
}

/** The number a cell shows; binary noise of a double is no content. */
const decimalText = (value: number) => String(Number(value.toPrecision(15)) + 0);

/** A ledger's text: a line per field, a line per record. Moving or reordering rows changes nothing. */
export function canonicalLedger(ledger: Ledger): string {
  const names = Object.keys(ledger).sort() as (keyof Ledger)[];
  return names
    .flatMap((name) => {
      const content: unknown = ledger[name];
      if (!Array.isArray(content)) return [`${name} ${JSON.stringify(canonicalValue(content))}`];
      const lines = content.map((record) => JSON.stringify(canonicalValue(record)));
      return [name, ...lines.sort()];
    })
    .join('\n');
}

/** A run's posted amounts: per month and unit, what it held by leaf, source and mask, and when it closed. */
export function canonicalResult(run: Run): string {
  const lines = [`quantum ${run.quantum}`];
  for (const month of run.months) {
    lines.push(`month ${month.month} rounding ${month.rounding.addedYuan}`);
    run.layout.units.forEach((unit, at) => {
      lines.push(
        `unit ${JSON.stringify(unit.code)} closes ${month.closesAt[at]}`,
        ...sourceLines(run, month, at),
        ...heldLines(run, month, at),
      );
    });
  }
  return lines.join('\n');
}

function sourceLines({ layout }: Run, { source }: MonthRun, unit: number): string[] {
  const parts = [
    ['adjustment', source.adjustment],
    ['book', source.book],
    ['careSplit', source.careSplit],
  ] as const;
  return parts.flatMap(([name, amounts]) => {
    const texts: string[] = [];
    for (let column = 0; column < layout.columns; column++) {
      const quanta = amounts[unit * layout.columns + column];
      if (quanta !== 0) texts.push(`${columnLabel(layout, column)}=${quanta}`);
    }
    return texts.length === 0 ? [] : [`${name} ${texts.join(' ')}`];
  });
}

function heldLines({ layout }: Run, { held }: MonthRun, unit: number): string[] {
  const lines: string[] = [];
  for (let mask = 0; mask < layout.masks; mask++) {
    const texts: string[] = [];
    for (let column = 0; column < layout.columns; column++) {
      const quanta = held[unit * layout.rowLength + mask * layout.columns + column];
      if (quanta !== 0) texts.push(`${columnLabel(layout, column)}=${quanta}`);
    }
    if (texts.length > 0) lines.push(`held ${mask} ${texts.join(' ')}`);
  }
  return lines;
}

const columnLabel = (layout: Run['layout'], column: number) =>
  JSON.stringify([
    layout.elements[elementOfColumn(layout, column)].code,
    layout.sources[sourceOfColumn(layout, column)],
  ]);
