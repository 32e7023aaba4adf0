import type { SheetCells } from '../../server/contract/api/ruleLayers.ts';
import type { Fault } from '../../server/contract/faults/fault.ts';
import type { CellPlace, SheetPlace } from '../../server/contract/place.ts';
import type { SheetPlan } from '../../server/contract/plan.ts';
import type { RangeBlock } from '../../server/contract/rangeBlock.ts';

/**
 * The workbook as the pane knows it. Excel through Office.js is one implementation; files will be another.
 * Every method rejects with `Refused` (a fault fit to be shown) where the workbook does not let us.
 */
export interface Workbook {
  about(): Promise<WorkbookAbout>;
  /** Every worksheet in the order of its tabs, hidden ones included. */
  sheets(): Promise<readonly SheetSeen[]>;
  /**
   * The used range of every sheet that is wanted as blocks, equal to what the file reader makes of the saved
   * workbook.
   */
  read(watch?: Watch, isWanted?: (sheet: SheetSeen) => boolean): Promise<readonly RangeBlock[]>;
  /**
   * Writes plans as one whole: what cannot be finished, is cancelled or does not read back as planned is
   * taken back until the workbook stands as before.
   */
  write(plans: readonly SheetPlan[], watch?: Watch): Promise<Written>;
  /**
   * Puts values into cells of a person's sheets, as one whole; looks stay, and a table of Excel takes in rows
   * written below it. Refused where a cell no longer holds what was read there, holds a formula or would not be
   * seen. Gives what puts back the cells that still hold what was written.
   */
  writeCells(sheets: readonly SheetCells[]): Promise<Undo>;
  /** Goes there and selects it; a hidden sheet is shown first. */
  goTo(place: CellPlace | SheetPlace): Promise<void>;
  /** Empties a cell; its look stays. */
  clearCell(place: CellPlace): Promise<void>;
  /** Marks the cells that faults point to, in place of all earlier marks; an empty list takes them away. */
  markFaults(faults: readonly Fault[]): Promise<void>;
  /** Shows on the tabs of these sheets, and of no others, that what stands there is older than its inputs. */
  markStale(planKeys: readonly string[]): Promise<void>;
  /** The file as it stands now, unsaved changes included. */
  file(watch?: Watch): Promise<Uint8Array<ArrayBuffer>>;
  /** Opens a file as a new workbook beside this one. */
  openNew(file: Uint8Array): Promise<void>;
  /** What the pane keeps with this workbook, saved with it. */
  readonly memory: WorkbookMemory;
  /** Tells where a person's selection is, and each change of it. */
  onSelection(tell: (selection: Selection) => void): Promise<Unwatch>;
  /** Tells each change of cells that this product did not make itself, as they come. */
  onEdit(tell: (edit: Edit) => void): Promise<Unwatch>;
}

export interface WorkbookAbout {
  readonly name: string;
  readonly isReadOnly: boolean;
  /** Sheets cannot be added while it is. */
  readonly hasProtectedStructure: boolean;
}

export interface SheetSeen {
  readonly id: string;
  readonly name: string;
  /** Key of the plan this product wrote it from; null where a person made it. */
  readonly planKey: string | null;
  /** Template and version it says it is (`cost-units@1`); null where it says nothing. */
  readonly signature: string | null;
  readonly isVisible: boolean;
  readonly isProtected: boolean;
}

/** Long work says how far it has come, and stops between two steps once `signal` is aborted. */
export interface Watch {
  readonly signal?: AbortSignal;
  readonly tell?: (progress: WorkbookProgress) => void;
}

export interface WorkbookProgress {
  readonly sheetName: string;
  /** Cells of all sheets together. */
  readonly done: number;
  readonly total: number;
}

export interface Written {
  readonly sheets: readonly WrittenSheet[];
  /** A person's versions of result sheets, kept as sheets of their own (WB-053). */
  readonly faults: readonly Fault[];
  /** Cells that were read back and found as planned. */
  readonly cells: number;
  /**
   * Puts the workbook back as it was before this write; once. What a person typed on the results since stays as
   * sheets of their own.
   */
  readonly undo: (watch?: Watch) => Promise<void>;
}

export interface WrittenSheet {
  readonly planKey: string;
  readonly name: string;
  readonly isNew: boolean;
}

export interface Selection {
  readonly sheetName: string;
  readonly planKey: string | null;
  /** Upper left cell, from 0. */
  readonly row: number;
  readonly column: number;
}

export interface Edit {
  readonly sheetName: string;
  /** Somebody else's, in a workbook that several have open. */
  readonly isRemote: boolean;
}

/** Values are JSON, read by whoever keeps them there. */
export interface WorkbookMemory {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
}

export type Undo = () => Promise<void>;

/** Stops the telling. */
export type Unwatch = () => Promise<void>;
