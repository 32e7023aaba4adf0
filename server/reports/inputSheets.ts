import { SIGNATURE } from '../contract/layout/planNames.ts';
import type { BlockVerb, PlanCell, SheetPlan } from '../contract/plan.ts';
import type { SheetDefinition } from '../contract/sheetDefinition.ts';
import type { PackVocabulary } from '../contract/vocabulary.ts';
import { coverGuide } from './coverGuide.ts';
import { COVER, entityLine } from './coverReference.ts';
import { type InputRecords, inputColumns } from './inputColumns.ts';
import { formBody } from './inputForm.ts';
import { tableBody } from './inputTable.ts';

/** Title, 编制单位 · 期间 · 单位, what the sheet is for; then the header row. */
const TITLE_ROW = 0;
const HEADER_ROW = 3;
const TITLE_POINTS = 28;

/**
 * The input sheets of a workbook, in the order of their definitions: blank where there are no records.
 * A wide sheet is left out when the long one it stands for is filled. Linear in the number of cells.
 */
export function inputSheetPlans(
  definitions: readonly SheetDefinition[],
  vocabulary: PackVocabulary,
  records: InputRecords,
): SheetPlan[] {
  return definitions
    .filter(({ id, alternativeOf }) => records[id] || !records[alternativeOf ?? ''])
    .map((definition) => inputSheetPlan(definition, vocabulary, records));
}

function inputSheetPlan(
  definition: SheetDefinition,
  vocabulary: PackVocabulary,
  records: InputRecords,
): SheetPlan {
  const columns = inputColumns(definition, vocabulary, records);
  const rows = records[definition.id] ?? [];
  const { verbs, textColumn } =
    definition.layout === 'form'
      ? formBody(columns, rows[0] ?? {}, HEADER_ROW)
      : tableBody(definition, columns, rows, HEADER_ROW);
  return {
    key: definition.id,
    name: definition.name.zh,
    tab: definition.group,
    position: 'last',
    verbs: [
      titleBlock(definition, records, textColumn),
      ...verbs,
      ...(definition.id === COVER ? [coverGuide(HEADER_ROW + columns.length + 1)] : []),
      { verb: 'rowHeights', heights: [[TITLE_ROW, TITLE_POINTS]] },
      { verb: 'mark', name: SIGNATURE, value: `${definition.id}@${definition.version}` },
    ],
  };
}

function titleBlock(definition: SheetDefinition, records: InputRecords, column: number): BlockVerb {
  const cells: PlanCell[] = [
    { value: definition.name.zh, style: 'title' },
    definition.id === COVER
      ? { value: null, style: 'subtitle' }
      : { ...entityLine(records), style: 'subtitle' },
    { value: purposeLine(definition), style: 'footnote' },
  ];
  return {
    verb: 'block',
    key: 'title',
    at: { row: TITLE_ROW, column },
    rowKeys: ['title', 'entity', 'purpose'],
    columnKeys: ['text'],
    cells: cells.map((cell) => [cell]),
  };
}

function purposeLine(definition: SheetDefinition): string {
  return `${definition.summary.zh}。浅黄色为填写区，深蓝底的栏目必填`;
}
