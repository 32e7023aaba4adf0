import { putDrawn } from './drawnCharts.ts';
import { writeImage } from './imageWriting.ts';
import { type LocatedSheet, locateSheets, NEW_MARK } from './locatedSheets.ts';
import { isBusy } from './officeErrors.ts';
import { Sending } from './sending.ts';
import type { ChartImage, SheetImage } from './sheetImage.ts';

/** What a write-back needs to be taken back. */
export interface Before {
  readonly sheetIds: ReadonlySet<string>;
  /** Sheets that the write-back made: their names by id. */
  readonly made: Map<string, string>;
  /** Names of sheets asked for whose ids have not come yet. */
  making: ReadonlySet<string>;
  /** What was known of charts. */
  readonly drawn: string | null;
  /** Sheets of ours that it writes anew. */
  readonly images: readonly SheetBefore[];
}

interface SheetBefore {
  readonly id: string;
  readonly name: string;
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
 * A cell that a person opens meanwhile makes Excel wait for her, and what is done counts as one step where she can
 * undo it in Excel.
 */
export function patient(): Excel.RunOptions {
  const canMerge = Office.context.requirements.isSetSupported('ExcelApi', '1.20');
  return { delayForCellEdit: true, ...(canMerge && { mergeUndoGroup: true }) };
}

/** Sheets that could not be put back, and what Excel said. */
export interface NotRestored {
  readonly sheetNames: readonly string[];
  readonly cause: unknown;
}

/**
 * Puts the workbook back as it was: sheets made since are deleted, sheets written are written as before. What
 * fails is tried again, in the end sheet by sheet, so that one that refuses does not keep the others from it.
 * Null where everything stands as before.
 */
export async function restore(before: Before): Promise<NotRestored | null> {
  const failed = await insist(async (context) => {
    await deleteMade(context, before);
    await putBack(context, before.images, before.drawn);
  });
  return failed && restoreEach(before, failed.cause);
}

/** Does something however often it takes; null once it is done, else why it cannot be. */
export async function insist(
  work: (context: Excel.RequestContext) => Promise<void>,
): Promise<{ readonly cause: unknown } | null> {
  for (let attempt = 1; ; attempt++) {
    try {
      await Excel.run(patient(), work);
      return null;
    } catch (cause) {
      const busy = isBusy(cause);
      if (attempt >= (busy ? MOST_TRIES : TRIES)) return { cause };
      if (busy) await pause();
    }
  }
}

async function restoreEach(before: Before, firstCause: unknown): Promise<NotRestored | null> {
  const failed: string[] = [];
  let cause = firstCause;
  const attempt = (names: Iterable<string>, restoring: (context: Excel.RequestContext) => Promise<void>) =>
    Excel.run(patient(), restoring).catch((refusal) => {
      cause = refusal;
      failed.push(...names);
    });
  await attempt(before.made.values(), (context) => deleteMade(context, before));
  for (const image of before.images)
    await attempt([image.name], (context) => putBack(context, [image], before.drawn));
  return failed.length > 0 ? { sheetNames: failed, cause } : null;
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

async function putBack(
  context: Excel.RequestContext,
  images: readonly SheetBefore[],
  drawn: string | null,
): Promise<void> {
  const present = new Map((await locateSheets(context)).map((sheet) => [sheet.id, sheet]));
  const found = images.flatMap((image) => {
    const located = present.get(image.id);
    const sheet = context.workbook.worksheets.getItem(image.id);
    return located ? [{ ...image, located, sheet, charts: sheet.charts.load('items/id,items/name') }] : [];
  });
  await context.sync();
  const sending = new Sending(context);
  for (const { sheet, located, image, chartIds, charts } of found) {
    const lost = deleteNewCharts(charts.items, chartIds, image);
    deleteMarks(sheet, located);
    await writeImage(sheet, { ...image, charts: lost }, async (_, bytes) => void (await sending.add(bytes)));
  }
  putDrawn(context, drawn);
  await sending.end();
}

/** A person's sheet of the same name, made at the same time, is not ours. */
async function deleteMade(context: Excel.RequestContext, { sheetIds, made, making }: Before): Promise<void> {
  const { worksheets } = context.workbook;
  const sheets = await locateSheets(context);
  const isOurs = ({ id, marks }: LocatedSheet) => made.has(id) || (!sheetIds.has(id) && marks.has(NEW_MARK));
  const unsure = sheets.filter(
    (sheet) => !isOurs(sheet) && !sheetIds.has(sheet.id) && making.has(sheet.name),
  );
  const used = unsure.map(({ id }) => worksheets.getItem(id).getUsedRangeOrNullObject().load('address'));
  await context.sync();
  const empty = unsure.filter((_, index) => used[index]?.isNullObject);
  for (const { id } of [...sheets.filter(isOurs), ...empty]) worksheets.getItem(id).delete();
  await context.sync();
}

/** Takes away the charts that came since; gives those of before that are gone. */
function deleteNewCharts(
  found: readonly Excel.Chart[],
  before: ReadonlySet<string>,
  { charts }: SheetImage,
): ChartImage[] {
  const stays = new Set<string>();
  for (const chart of found) {
    if (before.has(chart.id)) stays.add(chart.name);
    else chart.delete();
  }
  return charts.filter(({ name }) => !stays.has(name));
}

/** Names cannot be added twice. */
export function deleteMarks(sheet: Excel.Worksheet, { marks }: LocatedSheet): void {
  for (const name of marks.keys()) sheet.names.getItem(name).delete();
}
