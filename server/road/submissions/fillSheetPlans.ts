import type { FormulaPart, PlanCell, PlanVerb, SheetPlan } from '../../contract/plan.ts';
import type { SheetDefinition } from '../../contract/sheetDefinition.ts';
import { type FillSheet, submissionSheets } from '../../intake/submissionDefinitions.ts';
import { type InputColumn, inputColumns, TABLE_BLOCK } from '../../reports/inputColumns.ts';
import { tableBody } from '../../reports/inputTable.ts';
import { definitionOf } from '../storedRows/storedRow.ts';
import { coverCell } from './coverPlan.ts';
import { itemState, type StatedRows } from './itemStates.ts';
import { bySheet, type FillRow, type FillSheetId, fillSheetIds } from './ledgerRows.ts';
import { lockedStyle } from './lockedStyles.ts';
import { DONE, markedCells, type RowContext, resourceSheets, rowState, toldStates } from './rowStates.ts';
import { beside, cellOf, columnOf, formula } from './sheetRefs.ts';
import { shownRows } from './shownRows.ts';
import type { SubmissionBook } from './submissionBook.ts';
import { HEADER_ROW, sheetTitle, TITLE_HEIGHT } from './submissionTitles.ts';

/** Drop-downs that a sheet definition does not have, because main workbooks take any text there. */
const offered: Readonly<Record<string, { readonly sheet: string; readonly column: string }>> = {
  grade: { sheet: 'staff-grades', column: 'grade' },
  // Codes mean nothing to a clerk, and no name stands beside them on these sheets.
  activity: { sheet: 'activities', column: 'name' },
};

/** The sheets that a department fills in, and how many of its items are not complete yet. */
export function fillSheetPlans(book: SubmissionBook): { plans: SheetPlan[]; open: number } {
  const rows = bySheet((sheet) => shownRows(book, sheet));
  const rowsOf = (sheet: string) =>
    isFillSheet(sheet) ? rows[sheet].length : Math.max(1, book.lists[sheet]?.length ?? 0);
  const context = contextOf(book, rowsOf);
  const stated = statedRows(rows, context);
  const stateOf: StateOf = (sheet, row, at) =>
    sheet === 'unit-items' ? itemState(row, at, context, stated) : rowState(sheet, row, at, context);
  const plans = submissionSheets().fillSheets.map((sheet) =>
    new FillSheetPlan(book, sheet, { rows: rows[sheet.sheet as FillSheetId], rowsOf, stateOf }).plan(),
  );
  const states = rows['unit-items'].map((row, index) => stateOf('unit-items', row, index + 1).value);
  return { plans, open: states.filter((state) => state !== DONE).length };
}

type StateOf = (sheet: FillSheetId, row: FillRow, at: number) => Cached;

const contextOf = ({ mostMinutes, lists }: SubmissionBook, rowsOf: RowContext['rowsOf']): RowContext => ({
  mostMinutes,
  grades: new Set(lists['staff-grades']?.map(({ grade }) => String(grade))),
  cards: new Set(lists.equipment?.map(({ code }) => String(code))),
  priced: new Set(
    lists.materials?.flatMap(({ code, priceYuan }) => (priceYuan === null ? [] : [String(code)])),
  ),
  rowsOf,
});

const isFillSheet = (id: string): id is FillSheetId => fillSheetIds.some((known) => known === id);

function statedRows(rows: Record<FillSheetId, readonly FillRow[]>, context: RowContext): StatedRows {
  const entries = resourceSheets.map((sheet) => [
    sheet,
    rows[sheet].map((row, index) => ({
      item: String(row.item ?? ''),
      state: rowState(sheet, row, index + 1, context).value,
    })),
  ]);
  return Object.fromEntries(entries) as StatedRows;
}

interface SheetRows {
  readonly rows: readonly FillRow[];
  /** How many rows the table of a sheet of this workbook has. */
  readonly rowsOf: (sheet: string) => number;
  readonly stateOf: StateOf;
}

class FillSheetPlan {
  readonly #book: SubmissionBook;
  readonly #id: FillSheetId;
  readonly #sheet: FillSheet;
  readonly #definition: SheetDefinition;
  readonly #filled: SheetRows;

  constructor(book: SubmissionBook, sheet: FillSheet, filled: SheetRows) {
    this.#book = book;
    this.#id = sheet.sheet as FillSheetId;
    this.#sheet = sheet;
    this.#definition = definitionOf(sheet.sheet);
    this.#filled = filled;
  }

  plan(): SheetPlan {
    const { id, name, group } = this.#definition;
    const arranged = this.#arranged();
    const { vocabulary, lists } = this.#book;
    const columns = inputColumns(arranged, vocabulary, lists).map((column) => this.#openOrLocked(column));
    const { verbs } = tableBody(arranged, columns, this.#filled.rows, HEADER_ROW, 1);
    return {
      key: id,
      name: name.zh,
      tab: group,
      position: 'last',
      verbs: [
        sheetTitle(name.zh, this.#book, this.#sheet.purpose.zh),
        ...verbs.map((verb) => this.#fitted(verb)),
        ...this.#highlights(),
        { verb: 'rowHeights', heights: [[0, TITLE_HEIGHT]] },
        { verb: 'protect' },
      ],
    };
  }

  /** The sheet's own columns in the order in which they are filled in, with those that only help. */
  #arranged(): SheetDefinition {
    const columns = [...this.#definition.columns, ...this.#sheet.added];
    const arranged = this.#sheet.order.map((id) => {
      const column = columns.find((each) => each.id === id);
      if (!column) throw new Error(`${this.#sheet.sheet} has no column ${id} to be filled in`);
      return column;
    });
    return { ...this.#definition, columns: arranged };
  }

  #isLocked(column: string): boolean {
    return this.#sheet.locked.includes(column) || this.#sheet.added.some(({ id }) => id === column);
  }

  #openOrLocked(column: InputColumn): InputColumn {
    if (this.#isLocked(column.key))
      return {
        ...column,
        style: lockedStyle(column.style),
        required: false,
        rule: { kind: 'any' },
        strict: false,
      };
    const list = offered[column.key];
    return list
      ? { ...column, rule: { kind: 'listFrom', sheet: list.sheet, block: TABLE_BLOCK, column: list.column } }
      : column;
  }

  #fitted(verb: PlanVerb): PlanVerb {
    if (verb.verb === 'freeze') return { ...verb, column: this.#sheet.inView };
    if (verb.verb !== 'block') return verb;
    const cells = verb.cells.map((line, at) =>
      at === 0
        ? line
        : line.map((cell, index) => cell && this.#followed(cell, verb.columnKeys[index] ?? '', at)),
    );
    return { ...verb, cells };
  }

  /** Cells that follow what is filled in, with what they show now. */
  #followed(cell: PlanCell, column: string, at: number): PlanCell {
    const cached = this.#follows(column, this.#filled.rows[at - 1] ?? {}, at);
    return cached ? { ...cell, value: cached.value, formula: cached.formula } : cell;
  }

  #follows(column: string, row: FillRow, at: number): Cached | null {
    if (column === 'status') return this.#filled.stateOf(this.#id, row, at);
    if (column === 'unit' || column === 'unitName') return this.#ofCover(column, row, at);
    const coded = this.#definition.columns.find(({ id }) => id === column)?.nameOf;
    if (coded === undefined) return null;
    const [list = '', code = ''] =
      this.#definition.columns.find(({ id }) => id === coded)?.choicesFrom?.split('.') ?? [];
    const listed = (shown: string) => columnOf(list, shown, this.#filled.rowsOf(list));
    const entry = this.#book.lists[list]?.find((each) => each[code] === row[coded]);
    return {
      formula: beside(cellOf(coded, at), listed('name'), listed(code)),
      value: String(entry?.name ?? ''),
    };
  }

  /** Whose row it is: the cover says it, and rows without an item are nobody's. */
  #ofCover(column: 'unit' | 'unitName', row: FillRow, at: number): Cached {
    const { unit } = this.#book.work;
    const own = column === 'unit' ? unit.code : unit.name;
    return {
      formula: formula('IF(', cellOf('item', at), '="","",', coverCell(column), ')'),
      value: row.item ? own : '',
    };
  }

  #highlights(): PlanVerb[] {
    const state = cellOf('status', 1);
    const isOneOf = (states: readonly string[]) =>
      formula(
        'OR(',
        states.flatMap((each, index) => [index ? ',' : '', state, `="${each}"`]),
        ')',
      );
    const own = (column: string, when: readonly FormulaPart[], look: 'missing' | 'wrong' | 'done') =>
      ({ verb: 'highlight', block: TABLE_BLOCK, column, when, look }) as const;
    return [
      own('status', [state, `="${DONE}"`], 'done'),
      own('status', isOneOf(['未填', '缺数', '缺人力', ...toldStates]), 'missing'),
      own('status', [state, '<>""'], 'wrong'),
      ...markedCells[this.#id].map(({ column, states, mark }) => {
        const cell = cellOf(column, 1);
        const { mostMinutes } = this.#book;
        const also = {
          blank: [',', cell, '=""'],
          implausible: [',', cell, '<>"",OR(', cell, '<=0,', cell, `>${mostMinutes})`],
          always: [],
        }[mark];
        const when = formula('AND(', isOneOf(states), also, ')');
        return own(column, when, mark === 'blank' ? 'missing' : 'wrong');
      }),
    ];
  }
}

interface Cached {
  readonly formula: readonly FormulaPart[];
  readonly value: string;
}
