import type { SheetCells } from '../../../server/contract/api/ruleLayers.ts';
import { wantedPlans } from '../../../server/contract/layout/wantedPlans.ts';
import type { SheetPlan } from '../../../server/contract/plan.ts';
import type { RangeBlock } from '../../../server/contract/rangeBlock.ts';
import { patchWorkbook } from '../../../server/xlsx/patchWorkbook.ts';
import { readWorkbook } from '../../../server/xlsx/readWorkbook.ts';
import { writeCells } from '../../../server/xlsx/writtenCells.ts';
import type { SheetSeen, Watch, Workbook, Written } from '../../workbook/workbook.ts';

/**
 * A workbook file in place of Excel, read and written as the command line does it: of these, unlike of our
 * Excel, a test can have several at once. Nobody edits them and nothing is marked in them.
 */
export class FileWorkbook implements Workbook {
  #bytes: Uint8Array<ArrayBuffer>;
  readonly #kept = new Map<string, unknown>();

  constructor(bytes: Uint8Array) {
    this.#bytes = new Uint8Array(bytes);
  }

  readonly about = async () => ({ name: '账套.xlsx', isReadOnly: false, hasProtectedStructure: false });

  async sheets(): Promise<readonly SheetSeen[]> {
    return (await this.#blocks()).map(seen);
  }

  async read(_watch?: Watch, isWanted: (sheet: SheetSeen) => boolean = () => true) {
    return (await this.#blocks()).filter((block) => isWanted(seen(block)));
  }

  async write(plans: readonly SheetPlan[]): Promise<Written> {
    const before = this.#bytes;
    const standing = new Set((await this.sheets()).map(({ planKey }) => planKey));
    const wanted = wantedPlans(plans, standing);
    this.#bytes = new Uint8Array(await patchWorkbook(before, wanted));
    return {
      sheets: wanted.map(({ key, name }) => ({ planKey: key, name, isNew: !standing.has(key) })),
      faults: [],
      cells: 0,
      undo: async () => {
        this.#bytes = before;
      },
    };
  }

  async writeCells(sheets: readonly SheetCells[]) {
    const before = this.#bytes;
    this.#bytes = new Uint8Array(await writeCells(before, sheets));
    return async () => {
      this.#bytes = before;
    };
  }

  readonly goTo = nothing;
  readonly clearCell = nothing;
  readonly markFaults = nothing;
  readonly markStale = nothing;
  readonly openNew = nothing;
  readonly file = async () => this.#bytes;
  readonly memory = {
    get: async (key: string): Promise<unknown> => this.#kept.get(key),
    set: async (key: string, value: unknown): Promise<void> => {
      this.#kept.set(key, value);
    },
  };
  readonly onSelection = async () => nothing;
  readonly onEdit = async () => nothing;

  async #blocks(): Promise<readonly RangeBlock[]> {
    return (await readWorkbook(this.#bytes)).blocks;
  }
}

async function nothing(): Promise<void> {
  return;
}

const seen = ({ sheetId, sheetName, planKey }: RangeBlock): SheetSeen => ({
  id: sheetId,
  name: sheetName,
  planKey: planKey ?? null,
  signature: null,
  isVisible: true,
  isProtected: false,
});
