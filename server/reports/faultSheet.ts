import { faultLine } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { ReportDefinition } from './definition.ts';
import type { ReportSheet } from './reportSheet.ts';
import { BODY_ROW, framedSheet, type Heading } from './sheetFrame.ts';

/** A report that could not be made: its sheet says why, instead of showing last month's numbers. */
export function faultSheet(
  report: ReportDefinition,
  faults: readonly Fault[],
  heading: Heading,
): ReportSheet {
  const plan = framedSheet(report, heading, {
    verbs: [
      {
        verb: 'block',
        key: 'faults',
        at: { row: BODY_ROW, column: 0 },
        rowKeys: faults.map((_, index) => `fault.${index + 1}`),
        columnKeys: ['text'],
        cells: faults.map((found) => [{ value: faultLine(found, 'zh'), style: 'plain' }]),
      },
    ],
    endRow: BODY_ROW + faults.length,
    headerRow: BODY_ROW - 1,
    stubColumns: 0,
    pages: { firstColumns: [0], widths: [] },
    heights: [],
    tab: faults.some(({ severity }) => severity !== 'notice') ? 'checkBlocked' : 'check',
  });
  return { plan, figureAt: () => null, faults };
}
