import type { SheetPlan } from '../../contract/plan.ts';
import { submissionSheets } from '../../intake/submissionDefinitions.ts';
import { inputColumns } from '../../reports/inputColumns.ts';
import { tableBody } from '../../reports/inputTable.ts';
import { definitionOf } from '../storedRows/storedRow.ts';
import { lockedStyle } from './lockedStyles.ts';
import type { SubmissionBook } from './submissionBook.ts';
import { HEADER_ROW, sheetTitle, TITLE_HEIGHT } from './submissionTitles.ts';

/** The lists that drop-downs point to: to be looked at, not to be changed. */
export function listSheetPlans(book: SubmissionBook): SheetPlan[] {
  return submissionSheets().lists.map(({ sheet, columns }) => {
    const definition = definitionOf(sheet);
    const shown = columns.flatMap((id) => definition.columns.find((column) => column.id === id) ?? []);
    const own = { ...definition, columns: shown };
    const looks = inputColumns(own, book.vocabulary, book.lists).map((column) => ({
      ...column,
      required: false,
      style: lockedStyle(column.style),
    }));
    const { verbs } = tableBody(own, looks, book.lists[sheet] ?? [], HEADER_ROW, 1);
    return {
      key: sheet,
      name: definition.name.zh,
      tab: 'rule',
      position: 'last',
      verbs: [
        sheetTitle(definition.name.zh, book, '供下拉选择和查阅，不必填写；有缺漏请告知联系人'),
        ...verbs.filter(({ verb }) => verb !== 'validation'),
        { verb: 'rowHeights', heights: [[0, TITLE_HEIGHT]] },
        { verb: 'protect' },
      ],
    };
  });
}
