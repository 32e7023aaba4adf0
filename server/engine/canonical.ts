import { canonicalItems } from './items/canonicalItems.ts';
import { elementOfColumn, sourceOfColumn } from './layout.ts';
import type { Ledger } from './ledger.ts';
import { wholeMultiple } from './money.ts';
import type { MonthRun, Run } from './run.ts';

/**
 * Canonical texts: what two people on two machines must get byte for byte. Keys sorted, records
 * sorted, numbers as decimal strings of at most 15 digits, units by code, no places and no order of rows.
 */

/** Where a record stood. */
const notContent = ['at', 'columns'] as const;

/** A cell's number without binary noise; whole hundredths have none. */
const shown = (value: unknown): unknown =>
  typeof value === 'number' && wholeMultiple(value, 100) === null ? Number(value.toPrecision(15)) : value;

/** One record: its fields in the order of their names, without its place. */
function recordLine(record: Readonly<Record<string, unknown>>, names: string[]): string {
  const noisy = names.some((name) => shown(record[name]) !== record[name]);
  const content = noisy ? Object.fromEntries(names.map((name) => [name, shown(record[name])])) : record;
  return JSON.stringify(content, names);
}

function recordLines(records: readonly object[]): string[] {
  const names = new Set(records.flatMap((record) => Object.keys(record)));
  for (const name of notContent) names.delete(name);
  const sorted = [...names].sort();
  return records.map((record) => recordLine({ ...record }, sorted)).sort();
}

/** A ledger's text: a line per field, a line per record. Moving or reordering rows changes nothing. */
export function canonicalLedger(ledger: Ledger): string {
  const names = Object.keys(ledger).sort() as (keyof Ledger)[];
  return names
    .flatMap((name) => {
      const content = ledger[name];
      if (typeof content === 'string') return [`${name} ${JSON.stringify(content)}`];
      const lines = content.map((entry) => (typeof entry === 'string' ? JSON.stringify(entry) : entry));
      const records = lines.filter((entry) => typeof entry === 'object');
      const texts = lines.filter((entry) => typeof entry === 'string').sort();
      return [name, ...texts, ...recordLines(records)];
    })
    .join('\n');
}

/** A run's posted amounts: per month and unit, what it held by leaf, source and mask, and when it closed; then its items. */
export function canonicalResult(run: Run): string {
  const lines = [`quantum ${run.quantum}`];
  const labels = columnLabels(run.layout);
  for (const month of run.months) {
    lines.push(`month ${month.month} rounding ${month.rounding.addedYuan}`);
    run.layout.units.forEach((unit, at) => {
      lines.push(
        `unit ${JSON.stringify(unit.code)} closes ${month.closesAt[at]}`,
        ...sourceLines(run, month, at, labels),
        ...heldLines(run, month, at, labels),
      );
    });
  }
  if (run.items) lines.push(...canonicalItems(run.items));
  return lines.join('\n');
}

function sourceLines(
  { layout }: Run,
  { source }: MonthRun,
  unit: number,
  labels: readonly string[],
): string[] {
  const parts = [
    ['adjustment', source.adjustment],
    ['book', source.book],
    ['careSplit', source.careSplit],
  ] as const;
  return parts.flatMap(([name, amounts]) => {
    const texts: string[] = [];
    for (let column = 0; column < layout.columns; column++) {
      const quanta = amounts[unit * layout.columns + column];
      if (quanta !== 0) texts.push(`${labels[column]}=${quanta}`);
    }
    return texts.length === 0 ? [] : [`${name} ${texts.join(' ')}`];
  });
}

function heldLines({ layout }: Run, { held }: MonthRun, unit: number, labels: readonly string[]): string[] {
  const lines: string[] = [];
  for (let mask = 0; mask < layout.masks; mask++) {
    const texts: string[] = [];
    for (let column = 0; column < layout.columns; column++) {
      const quanta = held[unit * layout.rowLength + mask * layout.columns + column];
      if (quanta !== 0) texts.push(`${labels[column]}=${quanta}`);
    }
    if (texts.length > 0) lines.push(`held ${mask} ${texts.join(' ')}`);
  }
  return lines;
}

const columnLabels = (layout: Run['layout']) =>
  Array.from({ length: layout.columns }, (_, column) =>
    JSON.stringify([
      layout.elements[elementOfColumn(layout, column)].code,
      layout.sources[sourceOfColumn(layout, column)],
    ]),
  );
