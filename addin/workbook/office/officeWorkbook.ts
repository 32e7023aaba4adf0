import { Refused } from '../../../server/contract/api/refused.ts';
import type { SheetCells } from '../../../server/contract/api/ruleLayers.ts';
import { fault } from '../../../server/contract/faults/catalogue.ts';
import type { Fault } from '../../../server/contract/faults/fault.ts';
import { fewNames } from '../../../server/contract/faults/fewNames.ts';
import type { CellPlace, SheetPlace } from '../../../server/contract/place.ts';
import type { SheetPlan } from '../../../server/contract/plan.ts';
import type { RangeBlock } from '../../../server/contract/rangeBlock.ts';
import type {
  Edit,
  Selection,
  SheetSeen,
  Undo,
  Unwatch,
  Watch,
  Workbook,
  WorkbookAbout,
  WorkbookMemory,
  Written,
} from '../workbook.ts';
import { readBlocks } from './blockReading.ts';
import { type CellsBefore, putCellsBack } from './cellRestoring.ts';
import { CellWriting } from './cellWriting.ts';
import { keepEdited } from './editedCopies.ts';
import { markFaults } from './faultMarks.ts';
import { locateSheets, seenSheet } from './locatedSheets.ts';
import { codeOf, refusalOf } from './officeErrors.ts';
import { onEdit, onSelection } from './officeEvents.ts';
import { openNewWorkbook, readFile } from './officeFile.ts';
import { OfficeMemory } from './officeMemory.ts';
import { type Before, insist, type NotRestored, patient, restore, whenReady } from './restoring.ts';
import { markStale } from './staleMarks.ts';
import { WriteBack } from './writeBack.ts';

/** The workbook that is open in Excel. */
export class OfficeWorkbook implements Workbook {
  readonly memory: WorkbookMemory = new OfficeMemory();

  about(): Promise<WorkbookAbout> {
    return asking(async (context) => {
      const { workbook } = context;
      workbook.load('name,readOnly');
      workbook.protection.load('protected');
      await context.sync();
      const { name, readOnly: isReadOnly, protection } = workbook;
      return { name, isReadOnly, hasProtectedStructure: protection.protected };
    });
  }

  sheets(): Promise<readonly SheetSeen[]> {
    return asking(async (context) => (await locateSheets(context)).map(seenSheet));
  }

  read(watch: Watch = {}, isWanted?: (sheet: SheetSeen) => boolean): Promise<readonly RangeBlock[]> {
    return asking((context) => readBlocks(context, watch, isWanted));
  }

  async write(plans: readonly SheetPlan[], watch: Watch = {}): Promise<Written> {
    await whenReady().catch(refuse);
    let before: Before | null = null;
    try {
      const written = await Excel.run(patient(), async (context) => {
        const writeBack = new WriteBack(context, plans, watch);
        await writeBack.prepare();
        before = writeBack.before;
        return writeBack.write();
      });
      return { ...written, undo: () => undo(before) };
    } catch (cause) {
      await takeBack(before);
      throw refusalOf(cause);
    }
  }

  async writeCells(sheets: readonly SheetCells[]): Promise<Undo> {
    await whenReady().catch(refuse);
    let before: readonly CellsBefore[] = [];
    try {
      await Excel.run(patient(), async (context) => {
        const writing = new CellWriting(context, sheets);
        before = await writing.prepare();
        await writing.write();
      });
      return () => takeCellsBack(before);
    } catch (cause) {
      await takeCellsBack(before);
      throw refusalOf(cause);
    }
  }

  goTo(place: CellPlace | SheetPlace): Promise<void> {
    return asking(async (context) => {
      const sheet = context.workbook.worksheets.getItem(place.sheet).load('visibility');
      await context.sync();
      // A protected structure refuses even what changes nothing.
      if (sheet.visibility !== 'Visible') sheet.visibility = 'Visible';
      sheet.activate();
      if ('row' in place) sheet.getCell(place.row, place.column).select();
      await context.sync();
    });
  }

  clearCell({ sheet, row, column }: CellPlace): Promise<void> {
    return asking(async (context) => {
      context.workbook.worksheets.getItem(sheet).getCell(row, column).clear('Contents');
      await context.sync();
    });
  }

  markFaults(faults: readonly Fault[]): Promise<void> {
    return asking((context) => markFaults(context, faults));
  }

  markStale(planKeys: readonly string[]): Promise<void> {
    return asking((context) => markStale(context, planKeys));
  }

  file(watch: Watch = {}): Promise<Uint8Array<ArrayBuffer>> {
    return readFile(watch);
  }

  openNew(file: Uint8Array): Promise<void> {
    return openNewWorkbook(file).catch(refuse);
  }

  onSelection(tell: (selection: Selection) => void): Promise<Unwatch> {
    return onSelection(tell).catch(refuse);
  }

  onEdit(tell: (edit: Edit) => void): Promise<Unwatch> {
    return onEdit(tell).catch(refuse);
  }
}

/** Reads something; what Excel refuses comes back as a fault. */
async function asking<Answer>(ask: (context: Excel.RequestContext) => Promise<Answer>): Promise<Answer> {
  await whenReady().catch(refuse);
  return Excel.run(ask).catch(refuse);
}

function refuse(cause: unknown): never {
  throw refusalOf(cause);
}

/** What a person typed on the results meanwhile stays as a sheet of its own. */
async function undo(before: Before | null): Promise<void> {
  if (!before) return;
  const ids = new Set([...before.made.keys(), ...before.images.map(({ id }) => id)]);
  await asking((context) => keepEdited(context, ids));
  await takeBack(before);
}

async function takeBack(before: Before | null): Promise<void> {
  const failed = before && (await restore(before));
  if (failed) refuseHalf(failed);
}

async function takeCellsBack(before: readonly CellsBefore[]): Promise<void> {
  if (before.length === 0) return;
  const failed = await insist((context) => putCellsBack(context, before));
  if (failed) refuseHalf({ sheetNames: before.map(({ name }) => name), ...failed });
}

function refuseHalf({ sheetNames, cause }: NotRestored): never {
  const params = { sheets: fewNames(sheetNames), code: codeOf(cause) };
  throw new Refused(fault('WB-068', params), { cause });
}
