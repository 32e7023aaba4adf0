import type { HostObject } from '../hostObject.ts';

export class Application implements HostObject {
  readonly className = 'Application';
  calculationMode = 'Automatic';
  calculationState = 'Done';
  /** How often a batch asked for quiet while it wrote. */
  suspensions = 0;

  suspendScreenUpdatingUntilNextSync(): void {
    this.suspensions += 1;
  }
  suspendApiCalculationUntilNextSync(): void {
    this.suspensions += 1;
  }
  calculate(): void {
    this.calculationState = 'Done';
  }
}
