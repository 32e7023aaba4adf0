import type { FormulaPart } from '../../contract/plan.ts';
import type { FillRow, FillSheetId } from './ledgerRows.ts';
import { type Branch, cellOf, columnOf, firstOf, formula, isListed } from './sheetRefs.ts';

/**
 * What a row of a sheet says of itself while it is being filled in: as a formula that follows the clerk, and as the
 * value that the formula has when the workbook goes out. Both come from one list of questions.
 */

export const DONE = '完成';
export const NOT_FILLED = '未填';
/** Told, and no reason to change the row. */
export const toldStates = ['缺单价', '非本科设备'] as const;
const INCOMPLETE = '缺数';
export const IMPLAUSIBLE = '时间异常';
const WRONG_GRADE = '岗位不符';

/** What rows are held against. */
export interface RowContext {
  readonly mostMinutes: number;
  readonly grades: ReadonlySet<string>;
  readonly cards: ReadonlySet<string>;
  /** Materials that have a price. */
  readonly priced: ReadonlySet<string>;
  /** How many rows the table of a sheet has. */
  readonly rowsOf: (sheet: string) => number;
}

/** A question about a row of a workbook as it goes out; what it does not ask cannot be wrong there yet. */
interface Question extends Branch {
  readonly holds: (row: FillRow) => boolean;
}

const isBlank = (row: FillRow, column: string) => (row[column] ?? null) === null;
const number = (row: FillRow, column: string) => Number(row[column]);

/** The sheets on which items have rows of what they take. */
export const resourceSheets = ['item-labour', 'item-materials', 'item-equipment', 'item-activities'] as const;
export type ResourceSheet = (typeof resourceSheets)[number];

class RowQuestions {
  readonly #row: number;
  readonly #context: RowContext;

  constructor(row: number, context: RowContext) {
    this.#row = row;
    this.#context = context;
  }

  of(sheet: ResourceSheet): readonly Question[] {
    switch (sheet) {
      case 'item-labour':
        return [
          ...this.#filling(['activity', 'grade', 'staff', 'minutes']),
          this.#notNumbers(['staff', 'minutes'], ['coefficient']),
          this.#wrongGrade(),
          this.#implausible('staff'),
        ];
      case 'item-materials':
        return [
          ...this.#filling(['material', 'quantity']),
          this.#notNumbers(['quantity'], []),
          this.#notPositive('quantity'),
          this.#unpriced(),
        ];
      case 'item-equipment':
        return [
          ...this.#filling(['card', 'minutes']),
          this.#notNumbers(['minutes'], []),
          this.#implausible(),
          this.#foreignCard(),
        ];
      case 'item-activities':
        return [
          ...this.#filling(['activity']),
          ...this.#oneAmount(),
          this.#notNumbers([], ['perCase', 'total']),
        ];
    }
  }

  #cell(column: string): FormulaPart {
    return cellOf(column, this.#row);
  }

  #column(sheet: string, column: string): FormulaPart {
    return columnOf(sheet, column, this.#context.rowsOf(sheet));
  }

  /** Nothing at all, an item alone, a part of what is asked, an item that the unit did not perform. */
  #filling(asked: readonly string[]): Question[] {
    const joined = (columns: readonly string[]) =>
      columns.flatMap((column, index) => (index === 0 ? [this.#cell(column)] : ['&', this.#cell(column)]));
    const blanks = asked.flatMap((column) => [',', this.#cell(column), '=""']);
    const allBlank = (row: FillRow) => asked.every((column) => isBlank(row, column));
    return [
      {
        when: formula(joined(['item', ...asked]), '=""'),
        shown: '',
        holds: (row) => isBlank(row, 'item') && allBlank(row),
      },
      { when: formula(this.#cell('item'), '=""'), shown: '缺项目', holds: (row) => isBlank(row, 'item') },
      { when: formula(joined(asked), '=""'), shown: NOT_FILLED, holds: allBlank },
      {
        when: formula('OR(FALSE', blanks, ')'),
        shown: INCOMPLETE,
        holds: (row) => asked.some((column) => isBlank(row, column)),
      },
      {
        when: formula('NOT(', isListed(this.#cell('item'), this.#column('unit-items', 'item')), ')'),
        shown: '非本科项目',
        holds: () => false,
      },
    ];
  }

  #notNumbers(needed: readonly string[], free: readonly string[]): Question {
    const wrong = [
      ...needed.map((column) => formula('NOT(ISNUMBER(', this.#cell(column), '))')),
      ...free.map((column) =>
        formula('AND(', this.#cell(column), '<>"",NOT(ISNUMBER(', this.#cell(column), ')))'),
      ),
    ];
    const when = formula(
      'OR(FALSE',
      wrong.flatMap((each) => [',', ...each]),
      ')',
    );
    return { when, shown: '不是数字', holds: () => false };
  }

  /** People of another unit have the grades of that unit, which are not listed here. */
  #wrongGrade(): Question {
    const listed = isListed(this.#cell('grade'), this.#column('staff-grades', 'grade'));
    return {
      when: formula('AND(', this.#cell('servingUnit'), '="",NOT(', listed, '))'),
      shown: WRONG_GRADE,
      holds: (row) => isBlank(row, 'servingUnit') && !this.#context.grades.has(String(row.grade)),
    };
  }

  #implausible(alsoPositive?: string): Question {
    const { mostMinutes } = this.#context;
    const minutes = this.#cell('minutes');
    const others = alsoPositive ? formula(',', this.#cell(alsoPositive), '<=0') : [];
    return {
      when: formula('OR(', minutes, '<=0,', minutes, `>${mostMinutes}`, others, ')'),
      shown: IMPLAUSIBLE,
      holds: (row) =>
        number(row, 'minutes') <= 0 ||
        number(row, 'minutes') > mostMinutes ||
        (alsoPositive !== undefined && number(row, alsoPositive) <= 0),
    };
  }

  #notPositive(column: string): Question {
    return {
      when: formula(this.#cell(column), '<=0'),
      shown: '数量异常',
      holds: (row) => number(row, column) <= 0,
    };
  }

  #unpriced(): Question {
    const [code, price] = [this.#column('materials', 'code'), this.#column('materials', 'priceYuan')];
    const found = formula('INDEX(', price, ',MATCH(', this.#cell('material'), ',', code, ',0))');
    return {
      when: formula('IFERROR(', found, ',"")=""'),
      shown: toldStates[0],
      holds: (row) => !this.#context.priced.has(String(row.material)),
    };
  }

  #foreignCard(): Question {
    const listed = isListed(this.#cell('card'), this.#column('equipment', 'code'));
    return {
      when: formula('NOT(', listed, ')'),
      shown: toldStates[1],
      holds: (row) => !this.#context.cards.has(String(row.card)),
    };
  }

  #oneAmount(): Question[] {
    const [perCase, total] = [this.#cell('perCase'), this.#cell('total')];
    return [
      {
        when: formula(perCase, '&', total, '=""'),
        shown: INCOMPLETE,
        holds: (row) => isBlank(row, 'perCase') && isBlank(row, 'total'),
      },
      {
        when: formula('AND(', perCase, '<>"",', total, '<>"")'),
        shown: '只填一个',
        holds: (row) => !isBlank(row, 'perCase') && !isBlank(row, 'total'),
      },
    ];
  }
}

/** A row's state: the formula of its cell, and what it comes to. */
export interface RowState {
  readonly formula: readonly FormulaPart[];
  readonly value: string;
}

export function rowState(sheet: ResourceSheet, row: FillRow, at: number, context: RowContext): RowState {
  const questions = new RowQuestions(at, context).of(sheet);
  return {
    formula: firstOf(questions, DONE),
    value: questions.find(({ holds }) => holds(row))?.shown ?? DONE,
  };
}

interface MarkedCell {
  readonly column: string;
  readonly states: readonly string[];
  /** Only where it is blank, only where its minutes cannot be meant, or whatever it holds. */
  readonly mark: 'blank' | 'implausible' | 'always';
}

const tooLong: MarkedCell = { column: 'minutes', states: [IMPLAUSIBLE], mark: 'implausible' };

/** Which cells of a row are marked, and in which states of the row. */
export const markedCells: Readonly<Record<FillSheetId, readonly MarkedCell[]>> = {
  'unit-items': [tooLong],
  'item-labour': [
    ...missing(['activity', 'grade', 'staff', 'minutes']),
    { column: 'grade', states: [WRONG_GRADE], mark: 'always' },
    tooLong,
  ],
  'item-materials': missing(['material', 'quantity']),
  'item-equipment': [...missing(['card', 'minutes']), tooLong],
  'item-activities': missing(['activity']),
};

function missing(columns: readonly string[]): MarkedCell[] {
  return columns.map((column) => ({ column, states: [INCOMPLETE, NOT_FILLED], mark: 'blank' }));
}
