import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { KeyPath } from '../rules/yamlFile.ts';
import type { Entry, TableReport } from './definition.ts';
import type { ReportFile } from './reportFile.ts';
import { isUnder, resolveReference, type Template, templatesOf } from './templates.ts';

/** What a schema cannot see in a report: keys used twice, references into nowhere, cells without a measure. */
export function axisFaults({ definition, placeOf }: ReportFile): Fault[] {
  if (definition.layout !== 'table') return [];
  return [
    ...(['rows', 'columns'] as const).flatMap((axis) => [
      ...repeatedKeys(definition[axis], [axis], placeOf),
      ...referenceFaults(templatesOf(definition[axis], [axis]), placeOf),
      ...rankFaults(definition[axis], [axis], placeOf),
    ]),
    ...acrossFaults(definition.rows, ['rows'], templatesOf(definition.columns, ['columns']), placeOf),
    ...acrossFaults(definition.columns, ['columns'], templatesOf(definition.rows, ['rows']), placeOf),
    ...shownFaults(definition, placeOf),
    ...unmeasuredCells(definition, placeOf),
  ];
}

type PlaceOf = ReportFile['placeOf'];

function repeatedKeys(entries: readonly Entry[], at: KeyPath, placeOf: PlaceOf): Fault[] {
  return entries.flatMap((entry, index) => {
    const own = [...at, index];
    const isRepeated = entries.findIndex(({ key }) => key === entry.key) < index;
    const inside = 'entries' in entry && entry.entries ? entry.entries : [];
    return [
      ...(isRepeated ? [fault('RP-004', { key: entry.key }, placeOf([...own, 'key']))] : []),
      ...repeatedKeys(inside, [...own, 'entries'], placeOf),
    ];
  });
}

function referenceFaults(templates: readonly Template[], placeOf: PlaceOf): Fault[] {
  const paths = templates.map(({ path }) => path);
  const known = new Set(paths);
  return templates.flatMap((template, index) =>
    template.references.flatMap(({ text, mustPrecede, at }) => {
      const path = resolveReference(text, template.path, known);
      if (path === null) return [fault('RP-005', { reference: text }, placeOf(at))];
      if (templates[paths.indexOf(path)]?.kind === 'derived')
        return [fault('RP-009', { reference: text }, placeOf(at))];
      return mustPrecede && paths.indexOf(path) >= index
        ? [fault('RP-006', { reference: text }, placeOf(at))]
        : [];
    }),
  );
}

/**
 * References to the other axis must meet a line there, and one of amounts where something is divided by
 * it; `only` may name a group of lines.
 */
function acrossFaults(
  entries: readonly Entry[],
  at: KeyPath,
  across: readonly Template[],
  placeOf: PlaceOf,
): Fault[] {
  const nowhere = (text: string, path: KeyPath) => [fault('RP-005', { reference: text }, placeOf(path))];
  const onLine = (text: string | undefined, path: KeyPath): Fault[] => {
    if (text === undefined) return [];
    const line = across.find((template) => template.path === text);
    if (!line) return nowhere(text, path);
    return line.kind === 'derived' ? [fault('RP-009', { reference: text }, placeOf(path))] : [];
  };
  const isKnown = (text: string) => across.some(({ path }) => path === text || isUnder(path, text));
  return entries.flatMap((entry, index) => {
    const own = [...at, index];
    const inside = 'entries' in entry && entry.entries ? entry.entries : [];
    const only = 'only' in entry && entry.only ? entry.only : [];
    return [
      ...onLine('inAt' in entry ? entry.inAt : undefined, [...own, 'inAt']),
      ...('rankBy' in entry && entry.rankBy !== undefined && !across.some(({ path }) => path === entry.rankBy)
        ? nowhere(entry.rankBy, [...own, 'rankBy'])
        : []),
      ...only.flatMap((text, place) => (isKnown(text) ? [] : nowhere(text, [...own, 'only', place]))),
      ...acrossFaults(inside, [...own, 'entries'], across, placeOf),
    ];
  });
}

/** A chart and a filter show rows that there are, or the repetitions of an `each`, and columns that there are. */
function shownFaults({ charts = [], filter, rows, columns }: TableReport, placeOf: PlaceOf): Fault[] {
  const rowPaths = templatesOf(rows, ['rows']).map(({ path }) => path);
  const columnPaths = templatesOf(columns, ['columns']).map(({ path }) => path);
  const nowhere = (text: string, paths: readonly string[], at: KeyPath) =>
    paths.includes(text) ? [] : [fault('RP-005', { reference: text }, placeOf(at))];
  const filtered = filter === undefined ? [] : nowhere(filter, rowPaths, ['filter']);
  const charted = charts.flatMap((chart, index) => [
    ...nowhere(chart.rows, rowPaths, ['charts', index, 'rows']),
    ...chart.series.flatMap(({ column }, place) =>
      nowhere(column, columnPaths, ['charts', index, 'series', place, 'column']),
    ),
  ]);
  return [...filtered, ...charted];
}

/** Ranked units change places, which only units of one row each can do. */
function rankFaults(entries: readonly Entry[], at: KeyPath, placeOf: PlaceOf): Fault[] {
  const isColumn = at[0] === 'columns';
  return entries.flatMap((entry, index) => {
    const own = [...at, index];
    const inside = 'entries' in entry && entry.entries ? entry.entries : [];
    const isRanked = 'rankBy' in entry && entry.rankBy !== undefined;
    return [
      ...(isRanked && (isColumn || inside.length > 0)
        ? [fault('RP-010', { key: entry.key }, placeOf([...own, 'rankBy']))]
        : []),
      ...rankFaults(inside, [...own, 'entries'], placeOf),
    ];
  });
}

/** Lines of figures and sums need a measure from the base, their row or their column. */
function unmeasuredCells({ base, rows, columns }: TableReport, placeOf: PlaceOf): Fault[] {
  if (base.measure) return [];
  const unmeasured = (entries: readonly Entry[], axis: string) =>
    templatesOf(entries, [axis]).filter(({ kind, figure }) => kind !== 'derived' && !figure.measure);
  const [row] = unmeasured(rows, 'rows');
  const [column] = unmeasured(columns, 'columns');
  return row && column ? [fault('RP-007', { row: row.path, column: column.path }, placeOf(column.at))] : [];
}
