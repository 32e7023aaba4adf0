import { bySeverity, faultText, placeText } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import type { CellHighlight } from '../../contract/layout/planHighlights.ts';
import { type CellPlace, toA1 } from '../../contract/place.ts';
import type { PlanCell, SheetPlan } from '../../contract/plan.ts';
import { CellKind, type RangeBlock } from '../../contract/rangeBlock.ts';
import { sheetOfRows } from '../../reports/sheetOfRows.ts';
import { openedOn } from '../../xlsx/openedOn.ts';
import { patchWorkbook } from '../../xlsx/patchWorkbook.ts';
import { readWorkbook } from '../../xlsx/readWorkbook.ts';
import { UnreadableWorkbook } from '../../xlsx/unreadableWorkbook.ts';
import { WorkbookEditor } from '../../xlsx/workbookEditor.ts';

/** What is sent back: the clerk's own file, every cell to be changed marked, and a sheet in front that says why. */
export async function annotatedCopy(bytes: Uint8Array, faults: readonly Fault[]): Promise<Uint8Array | null> {
  const { blocks } = await readWorkbook(bytes);
  const sheets = new Set(blocks.map(({ sheetName }) => sheetName));
  try {
    const editor = await WorkbookEditor.open(bytes);
    for (const sheet of sheets) {
      const marks = marksOn(sheet, blocks, faults);
      if (marks.length > 0) editor.highlight(sheet, marks);
    }
    const plan = reasonsPlan(faults, sheets);
    return await openedOn(await patchWorkbook(await editor.file(), [plan]), plan.name);
  } catch (cause) {
    if (!(cause instanceof UnreadableWorkbook)) throw cause;
    return null;
  }
}

/** A mark goes when the cell holds something else. */
function marksOn(sheet: string, blocks: readonly RangeBlock[], faults: readonly Fault[]): CellHighlight[] {
  const cells = new Map(
    faults.flatMap(({ where, severity }) =>
      where && 'row' in where && where.sheet === sheet ? [[toA1(where), { where, severity }] as const] : [],
    ),
  );
  return [...cells].map(([range, { where, severity }]) => ({
    range,
    formula: stillHolds(range, contentAt(blocks, where)),
    look: severity === 'blocking' ? 'wrong' : 'missing',
  }));
}

interface CellContent {
  readonly kind: number;
  readonly value: RangeBlock['values'][number];
}

function contentAt(blocks: readonly RangeBlock[], { sheet, row, column }: CellPlace): CellContent {
  const block = blocks.find(({ sheetName, origin, rows, columns }) => {
    const [down, across] = [row - origin.row, column - origin.column];
    return sheetName === sheet && down >= 0 && down < rows && across >= 0 && across < columns;
  });
  if (!block) return { kind: CellKind.empty, value: null };
  const at = (row - block.origin.row) * block.columns + column - block.origin.column;
  return { kind: block.kinds[at] ?? CellKind.empty, value: block.values[at] ?? null };
}

/** Excel takes no longer text in a formula. */
const LONGEST_TEXT = 255;

function stillHolds(cell: string, { kind, value }: CellContent): string {
  if (kind === CellKind.error) return `ISERROR(${cell})`;
  // Nothing that Excel 2016 and WPS both know tells a formula from its result.
  if (kind === CellKind.formulaWithoutValue) return 'TRUE';
  if (value === null || value === '') return `${cell}=""`;
  if (typeof value === 'number') return `${cell}=${value}`;
  if (typeof value === 'boolean') return `${cell}=${value ? 'TRUE' : 'FALSE'}`;
  const text = value.slice(0, LONGEST_TEXT).replaceAll('"', '""');
  return value.length > LONGEST_TEXT ? `LEFT(${cell},${LONGEST_TEXT})="${text}"` : `${cell}="${text}"`;
}

const columns = [
  { key: 'number', header: '序号', width: 6 },
  { key: 'place', header: '位置', width: 20 },
  { key: 'what', header: '发现', width: 46 },
  { key: 'remedy', header: '请这样处理', width: 46 },
  { key: 'why', header: '为什么', width: 40 },
  { key: 'code', header: '编号', width: 9 },
] as const;

/** 退回说明: what was found, where, and what to do. */
function reasonsPlan(faults: readonly Fault[], sheets: ReadonlySet<string>): SheetPlan {
  const listed = bySeverity(faults);
  const toChange = listed.filter(({ severity }) => severity === 'blocking').length;
  return {
    ...sheetOfRows({
      key: 'submission-returned',
      name: '退回说明',
      title: '退回说明',
      subtitle: `有 ${toChange} 处需要更正，${listed.length - toChange} 处仅供核对`,
      tab: 'checkBlocked',
      columns,
      rows: listed.map((found, index) => ({
        key: `fault-${index + 1}`,
        cells: reasonCells(found, index, sheets),
      })),
      notes: ['点“位置”可跳到该格；要更正的格已标红，改好后红色消失。改完请更新封面的填报日期，再交回本文件'],
      lead: [],
    }),
    position: 'first',
  };
}

function reasonCells(found: Fault, index: number, sheets: ReadonlySet<string>): PlanCell[] {
  const { what, why, remedy } = faultText(found, 'zh');
  const { where } = found;
  const place = { value: placeText(where) || '整份工作簿', style: 'text' } as const;
  const isThere = where && 'sheet' in where && sheets.has(where.sheet);
  const link =
    isThere && 'row' in where
      ? { inputSheet: where.sheet, row: where.row, column: where.column }
      : isThere
        ? { sheetName: where.sheet }
        : null;
  return [
    { value: index + 1, style: 'count' },
    link ? { ...place, style: 'link', link } : place,
    { value: what, style: 'wrapped' },
    { value: remedy, style: 'wrapped' },
    { value: why, style: 'wrapped' },
    { value: found.code, style: 'code' },
  ];
}
