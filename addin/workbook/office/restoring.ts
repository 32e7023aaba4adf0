import { writeImage } from './imageWriting.ts';
import { type LocatedSheet, locateSheets } from './locatedSheets.ts';
import { isBusy } from './officeErrors.ts';
import type { SheetImage } from './sheetImage.ts';

/** What a write-back needs to be taken back. */
export interface Before {
  readonly sheetIds: ReadonlySet<string>;
  /** Names of sheets that the write-back makes. */
  readonly madeNames: ReadonlySet<string>;
  /** Sheets of ours that it writes anew. */
  readonly images: readonly SheetBefore[];
}

export interface SheetBefore {
  readonly id: string;
  readonly image: SheetImage;
  /** Charts on it, a person's and ours. */
  readonly chartIds: ReadonlySet<string>;
}

/** A person may have a cell open for as long as this. */
const MOST_TRIES = 60;
const PAUSE_MILLISECONDS = 500;
/** What fails for another reason seldom passes by waiting. */
const TRIES = 3;

/**
 * Puts the workbook back as it was: sheets made since are deleted, sheets written are written as before. What
 * fails is tried again; rejects where it cannot be done.
 */
export async function restore(before: Before): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await Excel.run((context) => restoreOnce(context, before));
      return;
    } catch (cause) {
      const busy = isBusy(cause);
      if (attempt >= (busy ? MOST_TRIES : TRIES)) throw cause;
      if (busy) await pause();
    }
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MILLISECONDS));

/** Waits while Excel is busy, then goes on; rejects after a while. */
export async function whenReady(): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await Excel.run(async (context) => {
        context.workbook.load('name');
        await context.sync();
      });
      return;
    } catch (cause) {
      if (!isBusy(cause) || attempt >= MOST_TRIES) throw cause;
      await pause();
    }
  }
}

async function restoreOnce(context: Excel.RequestContext, before: Before): Promise<void> {
  const sheets = await locateSheets(context);
  const { worksheets } = context.workbook;
  for (const { id, name } of sheets)
    if (!before.sheetIds.has(id) && before.madeNames.has(name)) worksheets.getItem(id).delete();
  await context.sync();
  const present = new Map(sheets.map((sheet) => [sheet.id, sheet]));
  for (const { id, image, chartIds } of before.images) {
    const located = present.get(id);
    if (!located) continue;
    const sheet = worksheets.getItem(id);
    const lost = await deleteNewCharts(sheet, chartIds, image);
    deleteMarks(sheet, located);
    await writeImage(sheet, { ...image, charts: lost }, () => context.sync());
  }
}

/** Takes away the charts that came since; gives those of before that are gone. */
async function deleteNewCharts(sheet: Excel.Worksheet, before: ReadonlySet<string>, { charts }: SheetImage) {
  const found = sheet.charts.load('items/id,items/name');
  await sheet.context.sync();
  const stays = new Set<string>();
  for (const chart of found.items) {
    if (before.has(chart.id)) stays.add(chart.name);
    else chart.delete();
  }
  return charts.filter(({ name }) => !stays.has(name));
}

/** Names cannot be added twice. */
export function deleteMarks(sheet: Excel.Worksheet, { marks }: LocatedSheet): void {
  for (const name of marks.keys()) sheet.names.getItem(name).delete();
}
