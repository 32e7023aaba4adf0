import type { ServerClient } from '../../client/serverClient.ts';
import type { Shell } from '../../workbook/shell.ts';
import type { Workbook } from '../../workbook/workbook.ts';
import type { Destination, SessionState, Settings, ValueChange, View } from './state.ts';

/** What a session stands on. */
export interface SessionParts {
  readonly workbook: Workbook;
  readonly shell: Shell;
  readonly client: ServerClient;
}

/**
 * Everything the pane knows and does; the views draw its state and call its methods. No method throws:
 * what goes wrong stands in the state. One job at a time: a press during one is told why it waits.
 */
export declare class Session {
  constructor(parts: SessionParts);

  /** The state as it is; a new object after each change, the same until then. */
  readonly state: () => SessionState;
  /** Calls after each change; gives the way to stop it. */
  readonly subscribe: (tell: () => void) => () => void;

  /** Reads what is remembered, looks at the workbook, shakes hands with the server. Again: reconnects. */
  connect(): Promise<void>;
  /** Stops listening and cancels what is under way. */
  dispose(): Promise<void>;

  show(view: View): void;
  /** Puts away what a press could not do. */
  dismissNotice(): void;
  setSettings(changed: Partial<Settings>): Promise<void>;

  /** Writes the template's sheets that the workbook does not have yet. */
  prepare(): Promise<void>;
  check(): Promise<void>;
  /** Reads, costs and writes the result sheets. */
  cost(): Promise<void>;
  /** Writes the result sheets of the last run once more; costs anew where that is needed. */
  refresh(): Promise<void>;
  /** Stops what is under way; the workbook stays as it was before. */
  cancel(): void;
  /** Takes the last write of results back. */
  undo(): Promise<void>;
  /** The workbook as the next month's, opened beside this one. */
  newMonth(): Promise<void>;

  goTo(place: Destination): Promise<void>;
  /** A notice that was looked at, and why it may stand. */
  acknowledge(faultId: string, reason: string): Promise<void>;
  withdrawAcknowledgement(faultId: string): Promise<void>;
  /** Empties the cell that says 沿用: what was carried over has been looked through. */
  clearCarried(faultId: string): Promise<void>;

  /** Traces the selected cell of a result sheet; while the trace view is shown this happens by itself. */
  traceSelection(): Promise<void>;
  /** Shows the children of a line, fetched where they are not here yet. */
  openTraceLine(path: string): Promise<void>;
  closeTraceLine(path: string): void;
  /** The tree as a sheet of the workbook. */
  exportTrace(): Promise<void>;

  /** Changes a value of the what-if, or the one changed before; the effect follows by itself. */
  change(change: ValueChange): Promise<void>;
  withdrawChange(changeId: string): Promise<void>;
  withdrawAllChanges(): void;
  setWhatIfMonth(month: string): Promise<void>;
  /** The what-if as a sheet of the workbook under this name. */
  keepScenario(name: string): Promise<void>;
}
