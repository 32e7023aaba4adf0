import type { Calculation } from '../formulas/calculation.ts';
import type { HostObject } from '../hostObject.ts';

export class Application implements HostObject {
  readonly className = 'Application';
  calculationState = 'Done';
  /** How often a batch asked for quiet while it wrote. */
  suspensions = 0;
  readonly #calculation: Calculation;
  readonly #openFile: (file: string) => void;

  constructor(calculation: Calculation, openFile: (file: string) => void) {
    this.#openFile = openFile;
    this.#calculation = calculation;
  }

  get calculationMode(): string {
    return this.#calculation.isAutomatic ? 'Automatic' : 'Manual';
  }
  set calculationMode(mode: string) {
    this.#calculation.isAutomatic = mode !== 'Manual';
  }
  /** The workbook is there once `open` is called. */
  createWorkbook(file = ''): HostObject {
    return new WorkbookCreated(() => this.#openFile(file));
  }
  suspendScreenUpdatingUntilNextSync(): void {
    this.suspensions += 1;
  }
  suspendApiCalculationUntilNextSync(): void {
    this.suspensions += 1;
  }
  /** What waits because it is calculated by hand; `Full`: everything. */
  calculate(kind = 'Recalculate'): void {
    if (kind === 'Recalculate') this.#calculation.settle();
    else this.#calculation.all();
  }
}

class WorkbookCreated implements HostObject {
  readonly className = 'WorkbookCreated';
  readonly id = 'created';
  readonly open: () => void;

  constructor(open: () => void) {
    this.open = open;
  }
}
