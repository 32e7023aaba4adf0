import type { CellRange } from '../../../server/contract/layout/planAddresses.ts';
import { fromA1 } from '../../../server/contract/place.ts';
import type { Contents } from './contentReading.ts';
import { loadFrame } from './frameReading.ts';
import { readLooks } from './lookReading.ts';
import type { ChartImage, SheetImage } from './sheetImage.ts';
import { readValidations } from './validationReading.ts';

/** A sheet that is to be remembered. */
export interface ImageWanted {
  readonly sheet: Excel.Worksheet;
  readonly contents: Contents;
  /** What it is to become: rectangles that look alike then do so now, as a rule, and sizes that it changes. */
  readonly next: Pick<SheetImage, 'looks' | 'columnWidths'>;
  /** Excel does not tell the colours of a chart: these are known from drawing them. */
  readonly charts: readonly ChartImage[];
}

/** Reads what `writeImage` writes, so that it can be put back. */
export async function readImages(wanted: readonly ImageWanted[]): Promise<SheetImage[]> {
  const frames = wanted.map(({ sheet, contents, next }) => ({
    frame: loadFrame(sheet, contents.cells, next.columnWidths.length),
    merged: sheet.getRange().getMergedAreasOrNullObject().load('address'),
    validated: sheet.getRange().getSpecialCellsOrNullObject('DataValidations').load('address'),
  }));
  await wanted[0]?.sheet.context.sync();
  const validations = await readValidations(
    wanted.map(({ sheet }, index) => ({ sheet, areas: areasOf(frames[index]?.validated) })),
  );
  const looks = await readLooks(
    wanted.map(({ sheet, contents, next }) => ({
      sheet,
      used: contents.cells,
      guesses: next.looks.flatMap(({ areas }) => areas),
    })),
  );
  return wanted.flatMap(({ contents, charts }, index) => {
    const loaded = frames[index];
    if (!loaded) return [];
    return {
      ...contents,
      ...loaded.frame(),
      looks: looks[index] ?? [],
      merges: areasOf(loaded.merged),
      validations: validations[index] ?? [],
      tables: [],
      charts,
    };
  });
}

/** The rectangles of a list of areas: `'a,b'!A1:B2,'a,b'!D4`. */
export function areasOf(areas: Excel.RangeAreas | undefined): CellRange[] {
  if (!areas || areas.isNullObject) return [];
  const withoutSheets = areas.address.replace(/'(?:[^']|'')*'!/g, '');
  return withoutSheets.split(',').map((address) => {
    const [start = '', end = start] = address.slice(address.lastIndexOf('!') + 1).split(':');
    const [from, to] = [fromA1(start), fromA1(end)];
    if (!from || !to) throw new Error(`no cells are at ${address}`);
    return { from, to };
  });
}
