import { Buffer } from 'node:buffer';
import { chartsOf } from '../contract/layout/chartContent.ts';
import { PlanAddresses, verbsOf } from '../contract/layout/planAddresses.ts';
import { isRemembered, volatileRows, writtenNote } from '../contract/layout/planContent.ts';
import { chartName } from '../contract/layout/planNames.ts';
import { wantedPlans } from '../contract/layout/wantedPlans.ts';
import type { SheetPlan } from '../contract/plan.ts';
import { type HighlightName, highlights, type StyleName, styles } from '../contract/style.ts';
import { dropStaleChain, hasStaleReaders } from './calculation.ts';
import { type CarriedParts, carryParts, nothingCarried } from './carriedParts.ts';
import { patchNames } from './definedNames.ts';
import { drawCharts } from './drawings.ts';
import { copiedSheet } from './editedCopy.ts';
import { findEdited } from './editedSheets.ts';
import { PackageParts } from './packageParts.ts';
import {
  freeRelationId,
  officeRelationship,
  relationshipsPath,
  relationshipsXml,
  resolveTarget,
} from './relationships.ts';
import type { CellContext } from './sheetCells.ts';
import { plannedDigest } from './sheetContent.ts';
import { placeSheets, type SheetPlace } from './sheetPlaces.ts';
import { sheetXml } from './sheetWriter.ts';
import { ensureStyles, type FormatName, formatName, patchHighlights, patchStyles } from './stylePatch.ts';
import { Tables } from './tables.ts';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';
import { refuseUnsafe } from './unsafeWorkbook.ts';
import { calculateOnLoad, patchSheetList, patchWorkbookLinks } from './workbookPatch.ts';
import { linkedPart, markedSheets, readNames, readSheets, type WorkbookSheet } from './workbookSheets.ts';
import { isTrue } from './xmlDecoding.ts';
import type { XmlPart } from './xmlPart.ts';
import { child } from './xmlTree.ts';

const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

/**
 * Writes the plans' sheets into the workbook and leaves every part that is not ours byte for byte as
 * it was. A sheet of an earlier run is found by its mark, whatever it is called now, and is written
 * anew in its place; where a person edited it (`editedSheets` tells), their version stays as a copy
 * unless `edited` are to be overwritten.
 * Throws `UnreadableWorkbook` with a WB fault where the book cannot be patched safely, and an `Error`
 * where a plan contradicts itself.
 */
export async function patchWorkbook(
  bytes: Uint8Array,
  asked: readonly SheetPlan[],
  edited: 'kept' | 'overwritten' = 'kept',
): Promise<Uint8Array> {
  const parts = await PackageParts.open(bytes);
  const path = linkedPart(parts, '', 'officeDocument');
  const workbook = parts.xml(path);
  refuseUnsafe(parts, workbook, path);
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const stylesPath = ensureStyles(parts, path, folder);
  const sheets = readSheets(parts, path, workbook);
  const names = readNames(workbook);
  const links = parts.relationships(path);
  const plannedNames = new Map(asked.map(({ key, name }) => [key, name]));
  const plans = wantedPlans(asked, markedSheets(sheets, names, plannedNames));
  const copied = edited === 'kept' ? await findEdited(parts, path, sheets, names, plannedNames) : [];
  const placed = placeSheets(plans, sheets, names, links, parts, `${folder}/worksheets`, copied);
  const { places, order, nameOfKey } = placed;
  const before = new Map(places.map((place) => [place, parts.bytes(place.path)]));
  if (order.length > sheets.length) refuseLockedStructure(workbook);
  for (const copy of placed.copies)
    parts.set(copy.path, copiedSheet(parts.text(copy.original.path) ?? '', copy.path), SHEET_TYPE);

  const sheetNames = order.map(({ name }) => name);
  const context: CellContext = {
    addresses: new PlanAddresses(plans, nameOfKey, sheetNames),
    formatOf: patchStyles(parts, stylesPath, usedFormats(plans)),
    highlightOf: patchHighlights(parts, stylesPath, usedHighlights(plans)),
  };
  const tables = () => new Tables(parts, `${folder}/tables`, names);
  writeSheets(parts, folder, places, tables, context, sheets.length === 0 ? order[0] : undefined);
  const rewritten = places.filter(
    (place) => !place.isNew && !same(before.get(place), parts.bytes(place.path)),
  );
  patchSheetList(workbook, placed, path);
  patchNames(workbook, names, sheets, placed, notesOf(places, context.addresses));
  if (hasStaleReaders(parts, rewritten, places)) calculateOnLoad(workbook);
  parts.set(path, workbook.toString());
  patchWorkbookLinks(parts, path, placed, dropStaleChain(parts, path, rewritten));
  return parts.zip();
}

function notesOf(places: readonly SheetPlace[], addresses: PlanAddresses): ReadonlyMap<SheetPlace, string> {
  return new Map(
    places
      .filter(({ plan }) => isRemembered(plan))
      .map((place) => {
        const { plan } = place;
        return [place, writtenNote(plannedDigest(plan, addresses), volatileRows(plan))] as const;
      }),
  );
}

const same = (a: Uint8Array | null | undefined, b: Uint8Array | null) =>
  Boolean(a && b && Buffer.compare(a, b) === 0);

function refuseLockedStructure(workbook: XmlPart): void {
  const locked = child(workbook.root, 'workbookProtection')?.attributes.get('lockStructure');
  if (isTrue(locked)) throw new UnreadableWorkbook('WB-051');
}

/** In the order of the palette, so that the same plans give the same ids whatever their order. */
function usedFormats(plans: readonly SheetPlan[]): FormatName[] {
  const used = new Set<FormatName>();
  for (const plan of plans) {
    for (const { cells } of verbsOf(plan, 'block')) {
      for (const line of cells) for (const cell of line) if (cell) used.add(formatName(cell));
    }
  }
  return (Object.keys(styles) as StyleName[])
    .flatMap((name): FormatName[] => [name, `'${name}`])
    .filter((name) => used.has(name));
}

function usedHighlights(plans: readonly SheetPlan[]): HighlightName[] {
  const used = new Set(plans.flatMap((plan) => verbsOf(plan, 'highlight').map(({ look }) => look)));
  return (Object.keys(highlights) as HighlightName[]).filter((name) => used.has(name));
}

/**
 * `opensOn`: the sheet on which a book opens that had none before. `newTables` is asked once the old
 * writing is out of the way, so that its tables' names and ids are free again.
 */
function writeSheets(
  parts: PackageParts,
  folder: string,
  places: readonly SheetPlace[],
  newTables: () => Tables,
  context: CellContext,
  opensOn: WorkbookSheet | undefined,
): void {
  const carried = places.map(({ path, isNew, plan }) =>
    isNew ? nothingCarried : carryParts(parts, path, plan.key),
  );
  const tables = newTables();
  places.forEach((place, index) => {
    const { plan, path } = place;
    const kept = carried[index] ?? nothingCarried;
    const links = [...kept.links];
    const linked = (kind: 'table' | 'drawing', target: string) => {
      const id = freeRelationId(links);
      links.push(officeRelationship(id, kind, target));
      return id;
    };
    const tableIds = verbsOf(plan, 'table').map((verb) =>
      linked('table', tables.add(plan, verb, context.addresses)),
    );
    const charts = chartsOf(plan, context.addresses).map((chart) => ({
      ...chart,
      name: chartName(plan.key, chart.key),
    }));
    const drawing = drawCharts(parts, folder, charts, drawingOf(kept, path));
    const selected = kept.selected || place === opensOn;
    const ids = { tables: tableIds, drawing: drawing ? linked('drawing', drawing) : null };
    parts.set(path, sheetXml(plan, context, { ...kept, selected }, ids), SHEET_TYPE);
    if (links.length > 0) parts.set(relationshipsPath(path), relationshipsXml(links));
  });
}

/** The path of the drawing that a person's objects stand in; null where there are none. */
function drawingOf({ links }: CarriedParts, path: string): string | null {
  const link = links.find(({ kind }) => kind === 'drawing');
  return link ? resolveTarget(path, link.target) : null;
}
