import { Refused } from '../../../server/contract/api/refused.ts';
import { fault } from '../../../server/contract/faults/catalogue.ts';
import type { Fault } from '../../../server/contract/faults/fault.ts';
import { PlanAddresses, verbsOf } from '../../../server/contract/layout/planAddresses.ts';
import {
  editedCopyMark,
  editedCopyName,
  isRemembered,
  parseNote,
  planContent,
  volatileRows,
  writtenNote,
} from '../../../server/contract/layout/planContent.ts';
import { SHEET_MARK, WRITTEN_MARK } from '../../../server/contract/layout/planNames.ts';
import { freeSheetName, sheetNameKey } from '../../../server/contract/layout/sheetNames.ts';
import { toA1 } from '../../../server/contract/place.ts';
import type { SheetPlan } from '../../../server/contract/plan.ts';
import { tabColors } from '../../../server/contract/style.ts';
import type { Watch, WrittenSheet } from '../workbook.ts';
import { digestOf, foundContent } from './imageFacts.ts';
import { readContent, readImage } from './imageReading.ts';
import { writeImage } from './imageWriting.ts';
import { type LocatedSheet, locateSheets, noteOf, sheetsByKey } from './locatedSheets.ts';
import { planImage } from './planImage.ts';
import { type Before, deleteMarks, type SheetBefore } from './restoring.ts';
import type { ChartImage, SheetImage } from './sheetImage.ts';

/** A plan and where it goes. */
interface Target {
  readonly plan: SheetPlan;
  /** The sheet of ours that is written anew; null: one is made. */
  readonly old: LocatedSheet | null;
  readonly name: string;
}

export interface WrittenBack {
  readonly sheets: readonly WrittenSheet[];
  readonly faults: readonly Fault[];
  readonly cells: number;
  /** Charts by plan key, as they were drawn. */
  readonly charts: ReadonlyMap<string, readonly ChartImage[]>;
}

/**
 * One write-back, step by step: `prepare` only reads, `write` changes the workbook. What it would take to undo it
 * stands in `before` as soon as the first change may have happened.
 */
export class WriteBack {
  readonly #context: Excel.RequestContext;
  readonly #plans: readonly SheetPlan[];
  readonly #watch: Watch;
  readonly #knownCharts: ReadonlyMap<string, readonly ChartImage[]>;
  #sheets: LocatedSheet[] = [];
  #targets: Target[] = [];
  #images = new Map<string, SheetImage>();
  #edited = new Map<string, string>();
  #oldCharts: Excel.Chart[] = [];
  #done = 0;
  #total = 0;
  before: Before | null = null;

  constructor(
    context: Excel.RequestContext,
    plans: readonly SheetPlan[],
    knownCharts: ReadonlyMap<string, readonly ChartImage[]>,
    watch: Watch,
  ) {
    this.#context = context;
    this.#plans = plans;
    this.#knownCharts = knownCharts;
    this.#watch = watch;
  }

  /** Finds the sheets as they stand now, and says no before anything is touched. */
  async prepare(): Promise<void> {
    const { workbook } = this.#context;
    workbook.load('readOnly');
    workbook.protection.load('protected');
    this.#sheets = await locateSheets(this.#context);
    if (workbook.readOnly) throw new Refused(fault('WB-064'));
    this.#place();
    for (const { old } of this.#targets)
      if (old?.isProtected) throw new Refused(fault('WB-061', {}, { sheet: old.name }));
    await this.#findEdited();
    if (workbook.protection.protected && (this.#edited.size > 0 || this.#targets.some(({ old }) => !old)))
      throw new Refused(fault('WB-051'));
    await this.#resolve();
    await this.#remember();
  }

  async write(): Promise<WrittenBack> {
    await this.#keepEdited();
    await this.#makeSheets();
    for (const target of this.#targets) await this.#writeSheet(target);
    const cells = await this.#readBack();
    await this.#deleteOldCharts();
    return {
      sheets: this.#targets.map(({ plan, old, name }) => ({ planKey: plan.key, name, isNew: !old })),
      faults: [...this.#edited].map(([key, copy]) => fault('WB-053', { copy }, { sheet: this.#nameOf(key) })),
      cells,
      charts: new Map([...this.#images].map(([key, { charts }]) => [key, charts])),
    };
  }

  #place(): void {
    const marked = sheetsByKey(this.#sheets, new Map(this.#plans.map(({ key, name }) => [key, name])));
    const taken = new Set(this.#sheets.map(({ name }) => sheetNameKey(name)));
    this.#targets = this.#plans.map((plan) => {
      const old = marked.get(plan.key) ?? null;
      const name = old?.name ?? freeSheetName(plan.name, taken);
      taken.add(sheetNameKey(name));
      return { plan, old, name };
    });
  }

  /** Result sheets whose contents are no longer those that were written. */
  async #findEdited(): Promise<void> {
    const taken = new Set([...this.#sheets, ...this.#targets].map(({ name }) => sheetNameKey(name)));
    for (const { plan, old } of this.#targets) {
      const note = old && noteOf(old);
      if (!old || !note) continue;
      const [digest, leftOut] = parseNote(note);
      const content = await readContent(this.#sheet(old.id));
      if ((await digestOf(foundContent(content, leftOut))) === digest) continue;
      const copy = freeSheetName(editedCopyName(old.name), taken);
      taken.add(sheetNameKey(copy));
      this.#edited.set(plan.key, copy);
    }
  }

  /** Every plan as the sheet it is to become, with the digest by which a person's change is noticed later. */
  async #resolve(): Promise<void> {
    const marked = sheetsByKey(this.#sheets, new Map());
    const nameOfKey = new Map([...marked].map(([key, { name }]) => [key, name]));
    for (const { plan, name } of this.#targets) nameOfKey.set(plan.key, name);
    const names = this.#sheets.map(({ name }) => name);
    refuseMissingInputs(this.#plans, names);
    const addresses = new PlanAddresses(this.#plans, nameOfKey, names);
    for (const { plan } of this.#targets) {
      const image = planImage(plan, addresses);
      const marks = new Map(image.marks);
      if (isRemembered(plan)) {
        const digest = await digestOf(planContent(plan, addresses));
        marks.set(WRITTEN_MARK, writtenNote(digest, volatileRows(plan)));
      }
      this.#images.set(plan.key, { ...image, marks });
    }
    const cells = [...this.#images.values()].map(({ cells: { rows, columns } }) => rows * columns);
    this.#total = cells.reduce((sum, count) => sum + count, 0);
  }

  /** What the sheets to be written hold now. */
  async #remember(): Promise<void> {
    const images: SheetBefore[] = [];
    for (const { plan, old } of this.#targets) {
      if (!old) continue;
      const sheet = this.#sheet(old.id);
      const columns = this.#image(plan).columnWidths.length;
      const image = await readImage(sheet, columns, this.#knownCharts.get(plan.key) ?? []);
      const charts = sheet.charts.load('items/id,items/name');
      await this.#sync();
      const prefix = `stepdown:${plan.key}/`;
      this.#oldCharts.push(...charts.items.filter(({ name }) => name.startsWith(prefix)));
      images.push({ id: old.id, image, chartIds: new Set(charts.items.map(({ id }) => id)) });
    }
    this.before = {
      sheetIds: new Set(this.#sheets.map(({ id }) => id)),
      madeNames: new Set([
        ...this.#targets.flatMap(({ old, name }) => (old ? [] : [name])),
        ...this.#edited.values(),
      ]),
      images,
    };
  }

  /** A person's version stays, under a name of its own. */
  async #keepEdited(): Promise<void> {
    for (const [key, name] of this.#edited) {
      const original = this.#targets.find(({ plan }) => plan.key === key)?.old;
      if (!original) continue;
      const copy = this.#sheet(original.id).copy('End');
      copy.name = name;
      copy.tabColor = `#${tabColors.check}`;
      for (const mark of original.marks.keys()) copy.names.getItem(mark).delete();
      copy.names.add(SHEET_MARK, `="${editedCopyMark(key)}"`).visible = false;
      await this.#sync();
    }
  }

  /** All at once, so that formulas can point from one to the other. */
  async #makeSheets(): Promise<void> {
    const fresh = this.#targets.filter(({ old }) => !old);
    for (const { plan, name } of fresh) {
      const sheet = this.#context.workbook.worksheets.add(name);
      if (plan.position === 'first') sheet.position = 0;
    }
    if (fresh.length > 0) await this.#sync();
  }

  async #writeSheet({ plan, old, name }: Target): Promise<void> {
    const sheet = this.#sheet(old?.id ?? name);
    if (old) deleteMarks(sheet, old);
    await writeImage(sheet, this.#image(plan), async (cells) => {
      this.#done += cells;
      await this.#sync();
      this.#watch.tell?.({ sheetName: name, done: this.#done, total: this.#total });
    });
  }

  /** Counts the cells that hold what was planned; one that does not ends the write-back. */
  async #readBack(): Promise<number> {
    let count = 0;
    for (const { plan, old, name } of this.#targets) {
      this.#watch.signal?.throwIfAborted();
      const leftOut = volatileRows(plan);
      const planned = [...foundContent(this.#image(plan).cells, leftOut)];
      const found = [...foundContent(await readContent(this.#sheet(old?.id ?? name)), leftOut)];
      const wrong = planned.findIndex((line, index) => found[index] !== line);
      const first = wrong >= 0 ? planned[wrong] : found[planned.length];
      if (first !== undefined)
        throw new Refused(fault('WB-066', { cell: first.slice(0, first.indexOf('\t')) }, { sheet: name }));
      count += planned.length;
    }
    return count;
  }

  /** Only now that everything stands: a chart that is gone cannot be brought back as it was. */
  async #deleteOldCharts(): Promise<void> {
    for (const chart of this.#oldCharts) chart.delete();
    if (this.#oldCharts.length > 0) await this.#context.sync();
  }

  #image({ key }: SheetPlan): SheetImage {
    const image = this.#images.get(key);
    if (!image) throw new Error(`no image was made of plan ${key}`);
    return image;
  }
  #nameOf(key: string): string {
    return this.#targets.find(({ plan }) => plan.key === key)?.name ?? key;
  }
  #sheet(idOrName: string): Excel.Worksheet {
    return this.#context.workbook.worksheets.getItem(idOrName);
  }
  /** Quiet while it writes; stops between two steps where nobody wants it any more. */
  async #sync(): Promise<void> {
    this.#watch.signal?.throwIfAborted();
    const { application } = this.#context.workbook;
    application.suspendScreenUpdatingUntilNextSync();
    application.suspendApiCalculationUntilNextSync();
    await this.#context.sync();
  }
}

/** Live formulas and jumps point to the sheets that were read: one that is gone would break them all. */
function refuseMissingInputs(plans: readonly SheetPlan[], names: readonly string[]): void {
  const present = new Set(names.map(sheetNameKey));
  for (const plan of plans) {
    for (const { cells, at } of verbsOf(plan, 'block')) {
      for (const [row, line] of cells.entries()) {
        for (const [column, cell] of line.entries()) {
          const missing = inputSheetsOf(cell).find((name) => !present.has(sheetNameKey(name)));
          if (missing === undefined) continue;
          const cellText = toA1({ row: at.row + row, column: at.column + column });
          throw new Refused(fault('WB-067', { input: missing, result: plan.name, cell: cellText }));
        }
      }
    }
  }
}

type Cell = ReturnType<typeof verbsOf<'block'>>[number]['cells'][number][number];

function inputSheetsOf(cell: Cell): string[] {
  const linked = cell?.link && 'inputSheet' in cell.link ? [cell.link.inputSheet] : [];
  const inFormula = (cell?.formula ?? []).flatMap((part) =>
    typeof part !== 'string' && 'ref' in part && 'inputSheet' in part.ref ? [part.ref.inputSheet] : [],
  );
  return [...linked, ...inFormula];
}
