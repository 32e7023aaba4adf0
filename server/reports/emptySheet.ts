import { SIGNATURE } from '../contract/layout/planNames.ts';
import type { PlanCell, SheetPlan } from '../contract/plan.ts';
import { REPORT_FOOTER } from './sheetFurniture.ts';

const signature = (key: string, version: number) =>
  ({ verb: 'mark', name: SIGNATURE, value: `${key}@${version}` }) as const;

interface EmptySheet extends Pick<SheetPlan, 'key' | 'name' | 'tab'> {
  readonly hospital: string;
  readonly period: string;
  /** Of the report that will fill it; absent where the sheet says itself. */
  readonly version?: number;
  /** Why there is nothing, and what to do. */
  readonly state: string;
}

/** The printed page ends with the column, so its lines stand in it whole. */
const WIDTH_OF_LINES = 90;
const TITLE_POINTS = 26;

/**
 * A result sheet without results, so that those of another run are not taken for this one's. It stays the
 * same sheet: a person's formulas go on pointing at it.
 */
export function emptySheet({ key, name, tab, hospital, period, version, state }: EmptySheet): SheetPlan {
  const lines: PlanCell[] = [
    { value: name, style: 'title' },
    { value: `编制单位：${hospital}　　期间：${period}`, style: 'subtitle' },
    { value: null, style: 'plain' },
    { value: state, style: 'plain' },
  ];
  return {
    key,
    name,
    tab,
    position: 'last',
    verbs: [
      {
        verb: 'block',
        key: 'notCosted',
        at: { row: 0, column: 0 },
        rowKeys: ['title', 'entity', 'space', 'state'],
        columnKeys: ['text'],
        cells: lines.map((line) => [line]),
      },
      { verb: 'columnWidths', widths: [WIDTH_OF_LINES] },
      { verb: 'rowHeights', heights: [[0, TITLE_POINTS]] },
      ...(version === undefined ? [] : [signature(key, version)]),
      { verb: 'print', landscape: true, repeatRows: null, repeatColumns: null, ...REPORT_FOOTER },
    ],
  };
}
