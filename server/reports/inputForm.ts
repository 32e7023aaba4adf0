import type { BlockVerb, PlanVerb } from '../contract/plan.ts';
import type { InputColumn, InputRecord } from './inputColumns.ts';
import { columnValidation, type SheetBody } from './inputTable.ts';
import { REPORT_FOOTER } from './sheetFurniture.ts';

/** Column of a form line that holds the answer. */
export const FORM_VALUE = 'value';

const WIDTHS = [22, 46, 64] as const;
const LINE_POINTS = 26;

/** A form: one line per column of the definition, label, answer and what it is for. */
export function formBody(columns: readonly InputColumn[], record: InputRecord, firstRow: number): SheetBody {
  const verbs: PlanVerb[] = [
    ...columns.flatMap((column, index) => [
      formLine(column, record, firstRow + index),
      columnValidation(column.key, column, FORM_VALUE),
    ]),
    { verb: 'columnWidths', widths: WIDTHS },
    { verb: 'print', landscape: true, repeatRows: null, repeatColumns: null, ...REPORT_FOOTER },
    { verb: 'rowHeights', heights: columns.map((_, index) => [firstRow + index, LINE_POINTS] as const) },
  ];
  return { verbs, textColumn: 0 };
}

/**
 * Each line is a block of its own so that it can have a drop-down of its own. A block's first row is
 * its header, which a drop-down leaves out: here the line above, left as it is.
 */
function formLine(column: InputColumn, record: InputRecord, row: number): BlockVerb {
  return {
    verb: 'block',
    key: column.key,
    at: { row: row - 1, column: 0 },
    rowKeys: ['above', column.key],
    columnKeys: ['label', FORM_VALUE, 'note'],
    cells: [
      [null, null, null],
      [
        { value: column.header, style: column.required ? 'labelRequired' : 'label' },
        { value: column.shown(record) ?? column.preset, style: column.style },
        { value: column.help, style: 'note' },
      ],
    ],
  };
}
