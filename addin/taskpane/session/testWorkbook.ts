import type { Fault } from '../../../server/contract/faults/fault.ts';
import type { CellPlace, SheetPlace } from '../../../server/contract/place.ts';
import type { SheetPlan } from '../../../server/contract/plan.ts';
import { CellKind, type CellValue, type RangeBlock } from '../../../server/contract/rangeBlock.ts';
import { patchWorkbook } from '../../../server/xlsx/patchWorkbook.ts';
import { readWorkbook } from '../../../server/xlsx/readWorkbook.ts';
import type { Edit, Selection, SheetSeen, Watch, Workbook, Written } from '../../workbook/workbook.ts';

/**
 * A workbook file as the pane's workbook: read and written as the command line does it. What a person does
 * in Excel meanwhile is called by the tests.
 */
export class TestWorkbook implements Workbook {
  bytes: Uint8Array<ArrayBuffer>;
  /** What stands in the memory that is saved with the workbook. */
  readonly kept = new Map<string, unknown>();
  readonly wentTo: (CellPlace | SheetPlace)[] = [];
  readonly opened: Uint8Array[] = [];
  marked: readonly Fault[] = [];
  staleKeys: readonly string[] = [];
  /** What people do at a moment of our work. */
  meanwhile: (moment: 'reading' | 'writing') => void = () => undefined;
  readonly #typed = new Map<string, CellValue>();
  #tellEdit: (edit: Edit) => void = () => undefined;
  #tellSelection: (selection: Selection) => void = () => undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = new Uint8Array(bytes);
  }

  /** A person types into a cell. */
  type(sheetName: string, row: number, column: number, value: CellValue, isRemote = false): void {
    this.#typed.set(JSON.stringify([sheetName, row, column]), value);
    this.#tellEdit({ sheetName, isRemote });
  }

  select(selection: Selection): void {
    this.#tellSelection(selection);
  }

  readonly about = async () => ({ name: '账套.xlsx', isReadOnly: false, hasProtectedStructure: false });

  async sheets(): Promise<readonly SheetSeen[]> {
    const { blocks } = await readWorkbook(this.bytes);
    return blocks.map(seen);
  }

  async read(watch?: Watch, isWanted: (sheet: SheetSeen) => boolean = () => true) {
    this.meanwhile('reading');
    const { blocks } = await readWorkbook(this.bytes);
    watch?.signal?.throwIfAborted();
    watch?.tell?.({ sheetName: '封面', done: 1, total: 1 });
    return blocks.filter((block) => isWanted(seen(block))).map((block) => this.#withTyped(block));
  }

  async write(plans: readonly SheetPlan[], watch?: Watch): Promise<Written> {
    const before = this.bytes;
    this.meanwhile('writing');
    const keys = new Set((await this.sheets()).map(({ planKey }) => planKey));
    const bytes = new Uint8Array(await patchWorkbook(this.bytes, plans));
    watch?.signal?.throwIfAborted();
    this.bytes = bytes;
    return {
      sheets: plans.map(({ key, name }) => ({ planKey: key, name, isNew: !keys.has(key) })),
      faults: [],
      cells: 0,
      undo: async () => {
        this.bytes = before;
      },
    };
  }

  async goTo(place: CellPlace | SheetPlace): Promise<void> {
    this.wentTo.push(place);
  }
  async markFaults(faults: readonly Fault[]): Promise<void> {
    this.marked = faults;
  }
  async markStale(planKeys: readonly string[]): Promise<void> {
    this.staleKeys = planKeys;
  }
  readonly file = async () => this.bytes;
  async openNew(file: Uint8Array): Promise<void> {
    this.opened.push(file);
  }
  readonly memory = {
    get: async (key: string): Promise<unknown> => this.kept.get(key),
    set: async (key: string, value: unknown): Promise<void> => {
      this.kept.set(key, JSON.parse(JSON.stringify(value)));
    },
  };
  async onSelection(tell: (selection: Selection) => void) {
    this.#tellSelection = tell;
    return async () => {
      this.#tellSelection = () => undefined;
    };
  }
  async onEdit(tell: (edit: Edit) => void) {
    this.#tellEdit = tell;
    return async () => {
      this.#tellEdit = () => undefined;
    };
  }

  #withTyped(block: RangeBlock): RangeBlock {
    const values = [...block.values];
    const kinds = [...block.kinds];
    for (const [key, value] of this.#typed) {
      const [sheet, row, column] = JSON.parse(key) as [string, number, number];
      if (sheet !== block.sheetName) continue;
      const at = (row - block.origin.row) * block.columns + column - block.origin.column;
      values[at] = value;
      kinds[at] = kindOf(value);
    }
    return { ...block, values, kinds };
  }
}

const seen = ({ sheetId, sheetName, planKey }: RangeBlock): SheetSeen => ({
  id: sheetId,
  name: sheetName,
  planKey: planKey ?? null,
  signature: null,
  isVisible: true,
  isProtected: false,
});

function kindOf(value: CellValue): number {
  if (value === null) return CellKind.empty;
  return typeof value === 'number' ? CellKind.number : CellKind.text;
}
