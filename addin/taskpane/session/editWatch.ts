import type { Edit } from '../../workbook/workbook.ts';

/** How long nobody may type before it is told. */
const QUIET_MILLISECONDS = 400;

/** Knows which sheets were edited since when; tells once the typing rests. */
export class EditWatch {
  readonly #tell: (sheets: ReadonlySet<string>) => void;
  readonly #lastEdit = new Map<string, number>();
  #edits = 0;
  #untold = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (sheets: ReadonlySet<string>) => void) {
    this.#tell = tell;
  }

  readonly seen = ({ sheetName }: Edit): void => {
    this.#edits += 1;
    this.#lastEdit.set(sheetName, this.#edits);
    this.#untold.add(sheetName);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#rest(), QUIET_MILLISECONDS);
  };

  /** A moment to ask from. */
  mark(): number {
    return this.#edits;
  }

  /** Sheets edited after that moment. */
  since(mark: number): readonly string[] {
    return [...this.#lastEdit].filter(([, at]) => at > mark).map(([sheet]) => sheet);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #rest(): void {
    const sheets = this.#untold;
    this.#untold = new Set();
    this.#tell(sheets);
  }
}
