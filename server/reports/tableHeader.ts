import type { MergeVerb, PlanCell } from '../contract/plan.ts';
import type { Line } from './axis.ts';
import type { TableReport } from './definition.ts';
import { TABLE } from './tableCells.ts';

/** The header rows of a table: one per level of column groups, cells of one group merged. */
export interface TableHeader {
  readonly rowKeys: readonly string[];
  readonly cells: readonly (readonly PlanCell[])[];
  readonly merges: readonly MergeVerb[];
}

/** A column's headings from the outermost group inwards; equal keys side by side are one cell. */
interface HeaderColumn {
  readonly key: string;
  readonly headings: Line['headings'];
  readonly startsPage: boolean;
}

export const stubKey = (attribute: string): string => `stub.${attribute}`;

/** `pageStarts`: columns with which a printed page begins; a heading that goes on there says itself again. */
export function tableHeader(
  report: TableReport,
  columns: readonly Line[],
  pageStarts: readonly number[],
): TableHeader {
  const all: HeaderColumn[] = [
    ...report.stub.map(({ attribute, label }) => {
      const key = stubKey(attribute);
      return { key, headings: [{ key, text: label.zh }], startsPage: false };
    }),
    ...columns.map(({ key, headings }, at) => ({
      key,
      headings,
      startsPage: pageStarts.includes(report.stub.length + at),
    })),
  ];
  const depth = Math.max(...all.map(({ headings }) => headings.length));
  const rowKeys = Array.from({ length: depth }, (_, level) => `header.${level + 1}`);
  return {
    rowKeys,
    cells: rowKeys.map((_, level) =>
      all.map((column, c) => ({
        value: startsHere(all, c, level) ? textAt(column, level) : null,
        style: 'header',
      })),
    ),
    merges: all.flatMap((_, c) => rowKeys.flatMap((_, level) => mergesFrom(all, c, level, rowKeys))),
  };
}

const headingAt = (column: HeaderColumn | undefined, level: number) => column?.headings[level];
const textAt = (column: HeaderColumn, level: number) => headingAt(column, level)?.text ?? null;

/** Whether the heading of this level begins with this column instead of going on from the one before. */
const startsHere = (all: readonly HeaderColumn[], c: number, level: number): boolean =>
  headingAt(all[c], level) !== undefined && !goesOn(all, c, level);

/** Whether a column is under the same heading as the one before it, on the same page. */
const goesOn = (all: readonly HeaderColumn[], c: number, level: number): boolean =>
  all[c]?.startsPage === false && headingAt(all[c - 1], level)?.key === headingAt(all[c], level)?.key;

function mergesFrom(
  all: readonly HeaderColumn[],
  c: number,
  level: number,
  rowKeys: readonly string[],
): MergeVerb[] {
  const column = all[c];
  const heading = headingAt(column, level);
  if (!column || !heading || !startsHere(all, c, level)) return [];
  let last = c;
  while (goesOn(all, last + 1, level)) last++;
  const lastRow = level === column.headings.length - 1 ? rowKeys.length - 1 : level;
  if (last === c && lastRow === level) return [];
  return [
    {
      verb: 'merge',
      block: TABLE,
      from: { row: rowKeys[level] ?? '', column: column.key },
      to: { row: rowKeys[lastRow] ?? '', column: all[last]?.key ?? '' },
    },
  ];
}
