import { toA1 } from '../place.ts';
import type {
  BlockVerb,
  CellRef,
  FormulaPart,
  InputRef,
  PlanCell,
  PlanVerb,
  RangeRef,
  SheetPlan,
} from '../plan.ts';
import { quotedSheetName, sheetNameKey } from './sheetNames.ts';

interface Corner {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells, both corners inside, counted from 0. */
export interface CellRange {
  readonly from: Corner;
  readonly to: Corner;
}

/** `A1:C4`, or `A1` for one cell. */
export function rangeA1({ from, to }: CellRange): string {
  const start = toA1(from);
  const end = toA1(to);
  return start === end ? start : `${start}:${end}`;
}

/** `$A$1:$C$4`. */
export const absoluteA1 = (range: CellRange): string => rangeA1(range).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');

interface PlacedBlock {
  readonly verb: BlockVerb;
  readonly rows: ReadonlyMap<string, number>;
  readonly columns: ReadonlyMap<string, number>;
}

/** The verbs of one kind. */
export const verbsOf = <V extends PlanVerb['verb']>(
  plan: SheetPlan,
  kind: V,
): Extract<PlanVerb, { verb: V }>[] =>
  plan.verbs.filter((verb): verb is Extract<PlanVerb, { verb: V }> => verb.verb === kind);

/**
 * Turns the symbolic references of a batch of plans into addresses. A reference that leads nowhere
 * is a mistake of the plan's maker and throws.
 */
export class PlanAddresses {
  readonly #blocks = new Map<string, PlacedBlock>();
  readonly #nameOfKey: ReadonlyMap<string, string>;
  readonly #sheetNames: ReadonlyMap<string, string>;

  /** `nameOfKey`: our sheets by plan key; `sheetNames`: all sheets of the book. */
  constructor(
    plans: readonly SheetPlan[],
    nameOfKey: ReadonlyMap<string, string>,
    sheetNames: readonly string[],
  ) {
    this.#nameOfKey = nameOfKey;
    // A plan's wished-for name leads to the sheet it got, unless a person's sheet bears it.
    const wished = plans.map(
      (plan) => [sheetNameKey(plan.name), nameOfKey.get(plan.key) ?? plan.name] as const,
    );
    const present = sheetNames.map((name) => [sheetNameKey(name), name] as const);
    this.#sheetNames = new Map([...wished, ...present]);
    for (const plan of plans) {
      for (const verb of verbsOf(plan, 'block')) this.#place(plan.key, verb);
    }
  }

  cell(ref: CellRef, home: string): Corner {
    const { rows, columns, verb } = this.#block(ref.sheet ?? home, ref.block);
    const row = rows.get(ref.row);
    const column = columns.get(ref.column);
    if (row === undefined || column === undefined) {
      throw new Error(
        `block ${verb.key} of sheet ${ref.sheet ?? home} has no cell ${ref.row}, ${ref.column}`,
      );
    }
    return { row: verb.at.row + row, column: verb.at.column + column };
  }

  /** The whole block with its header row. */
  blockRange(sheet: string, block: string): CellRange {
    const { verb } = this.#block(sheet, block);
    const { row, column } = verb.at;
    return {
      from: { row, column },
      to: { row: row + verb.rowKeys.length - 1, column: column + verb.columnKeys.length - 1 },
    };
  }

  /** The block without its header row; one empty row where it has no other. */
  dataRange(sheet: string, block: string): CellRange {
    const { from, to } = this.blockRange(sheet, block);
    const row = from.row + 1;
    return { from: { row, column: from.column }, to: { row: Math.max(row, to.row), column: to.column } };
  }

  /** One column of a block without its header cell. */
  columnRange(sheet: string, block: string, column: string): CellRange {
    const { from, to } = this.dataRange(sheet, block);
    const at = this.#block(sheet, block).columns.get(column);
    if (at === undefined) throw new Error(`block ${block} of sheet ${sheet} has no column ${column}`);
    const sheetColumn = from.column + at;
    return { from: { row: from.row, column: sheetColumn }, to: { row: to.row, column: sheetColumn } };
  }

  /** The cells of a range, row by row; null where the plan leaves one alone. Throws where it spans two blocks. */
  rangeCells({ from, to }: RangeRef, home: string): (PlanCell | null)[] {
    if ((from.sheet ?? home) !== (to.sheet ?? home) || from.block !== to.block) {
      throw new Error(`a range runs from block ${from.block} to block ${to.block}`);
    }
    const { verb } = this.#block(from.sheet ?? home, from.block);
    const [start, end] = [this.cell(from, home), this.cell(to, home)];
    return verb.cells
      .slice(start.row - verb.at.row, end.row - verb.at.row + 1)
      .flatMap((line) => line.slice(start.column - verb.at.column, end.column - verb.at.column + 1));
  }

  /** A range as a chart refers to it, the sheet always named: `'科室04 分摊汇总'!$C$6:$C$9`. */
  chartRange({ from, to }: RangeRef, home: string): string {
    const range = { from: this.cell(from, home), to: this.cell(to, home) };
    return `${quotedSheetName(this.sheetName(from.sheet ?? home))}!${absoluteA1(range)}`;
  }

  /** A formula as a file holds it, without the equals sign. */
  formula(parts: readonly FormulaPart[], home: string): string {
    const text = parts.map((part) => {
      if (typeof part === 'string') return part;
      if ('from' in part) return this.#rangeText(part, home);
      return 'inputSheet' in part.ref ? this.#inputText(part.ref) : this.#cellText(part.ref, home);
    });
    return text.join('').replace(/^=/, '');
  }

  /** Where a cell's link jumps to: `'科室04 分摊汇总'!A1`. */
  linkTarget(link: NonNullable<PlanCell['link']>): string {
    if ('inputSheet' in link) return this.#inputText(link);
    const name = 'sheet' in link ? this.sheetName(link.sheet) : this.#knownSheet(link.sheetName);
    return `${quotedSheetName(name)}!A1`;
  }

  sheetName(key: string): string {
    const name = this.#nameOfKey.get(key);
    if (name === undefined) throw new Error(`no plan and no marked sheet has the key ${key}`);
    return name;
  }

  #place(sheet: string, verb: BlockVerb): void {
    const key = `${sheet}\0${verb.key}`;
    const rows = new Map(verb.rowKeys.map((name, index) => [name, index]));
    const columns = new Map(verb.columnKeys.map((name, index) => [name, index]));
    if (this.#blocks.has(key)) throw new Error(`sheet ${sheet} has two blocks ${verb.key}`);
    if (rows.size !== verb.rowKeys.length || columns.size !== verb.columnKeys.length) {
      throw new Error(`block ${verb.key} of sheet ${sheet} has a row or column key twice`);
    }
    this.#blocks.set(key, { verb, rows, columns });
  }

  #block(sheet: string, block: string): PlacedBlock {
    const found = this.#blocks.get(`${sheet}\0${block}`);
    if (!found) throw new Error(`no plan of this batch has a block ${block} on sheet ${sheet}`);
    return found;
  }

  #knownSheet(name: string): string {
    const known = this.#sheetNames.get(sheetNameKey(name));
    if (known === undefined) throw new Error(`the workbook has no sheet ${name}`);
    return known;
  }

  #prefix(sheet: string | undefined, home: string): string {
    return sheet === undefined || sheet === home ? '' : `${quotedSheetName(this.sheetName(sheet))}!`;
  }

  #cellText(ref: CellRef, home: string): string {
    return this.#prefix(ref.sheet, home) + toA1(this.cell(ref, home));
  }

  #inputText(ref: InputRef): string {
    return `${quotedSheetName(this.#knownSheet(ref.inputSheet))}!${toA1(ref)}`;
  }

  #rangeText({ from, to }: RangeRef, home: string): string {
    if ((from.sheet ?? home) !== (to.sheet ?? home)) {
      throw new Error(`a range runs from sheet ${from.sheet ?? home} to sheet ${to.sheet ?? home}`);
    }
    return this.#prefix(from.sheet, home) + rangeA1({ from: this.cell(from, home), to: this.cell(to, home) });
  }
}
