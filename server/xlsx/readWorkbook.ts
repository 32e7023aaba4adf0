import type { Fault } from '../contract/faults/fault.ts';
import type { SheetPlace } from '../contract/place.ts';
import type { RangeBlock } from '../contract/rangeBlock.ts';
import { readCellFormats } from './cellFormats.ts';
import type { WorkbookContext } from './cellReading.ts';
import { refuseOtherKinds } from './fileKind.ts';
import { readSharedStrings } from './sharedStrings.ts';
import { MAX_CELLS } from './sheetGrid.ts';
import { readSheet } from './sheetXml.ts';
import { TextPool } from './textPool.ts';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';
import { sizeFault } from './workbookFileFault.ts';
import { readLayout, type WorkbookLayout } from './workbookLayout.ts';
import { openZip, type ZipArchive } from './zipArchive.ts';

/**
 * Reads a workbook file (.xlsx, .xlsm) into one block per worksheet, hidden ones included, in the
 * order of their tabs; an empty sheet gives a block of 0 × 0. Nothing is computed: formulas give the
 * value they were saved with. What cannot be read comes back as WB faults, never as an exception;
 * the sheets that could be read stand beside them.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<{ blocks: RangeBlock[]; faults: Fault[] }> {
  const tooLarge = sizeFault(bytes.byteLength);
  if (tooLarge) return { blocks: [], faults: [tooLarge] };
  const blocks: RangeBlock[] = [];
  const faults: Fault[] = [];
  await unreadableInto(faults, null, async () => {
    refuseOtherKinds(bytes);
    const archive = await openZip(bytes);
    const layout = await readLayout(archive);
    const workbook = await readContext(archive, layout);
    let cellsLeft = MAX_CELLS;
    for (const sheet of layout.sheets) {
      await unreadableInto(faults, { sheet: sheet.name }, async () => {
        const read = await readSheet(archive, sheet, workbook, cellsLeft);
        cellsLeft -= read.block.values.length;
        blocks.push(read.block);
        faults.push(...read.faults);
      });
    }
  });
  return { blocks, faults };
}

async function readContext(archive: ZipArchive, layout: WorkbookLayout): Promise<WorkbookContext> {
  const { stylesPart, sharedStringsPart, date1904 } = layout;
  return {
    formats: stylesPart ? await readCellFormats(archive, stylesPart) : [],
    sharedStrings: sharedStringsPart ? await readSharedStrings(archive, sharedStringsPart) : [],
    date1904,
    texts: new TextPool(),
  };
}

/** Keeps what stops a reading as a fault, at its own place or else at `where`. */
async function unreadableInto(
  faults: Fault[],
  where: SheetPlace | null,
  reading: () => Promise<void>,
): Promise<void> {
  try {
    await reading();
  } catch (cause) {
    if (!(cause instanceof UnreadableWorkbook)) throw cause;
    faults.push({ ...cause.fault, where: cause.fault.where ?? where });
  }
}
