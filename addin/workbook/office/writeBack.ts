import { Refused } from '../../../server/contract/api/refused.ts';
import { fault } from '../../../server/contract/faults/catalogue.ts';
import type { Fault } from '../../../server/contract/faults/fault.ts';
import { PlanAddresses } from '../../../server/contract/layout/planAddresses.ts';
import {
  isRemembered,
  planContent,
  volatileRows,
  writtenNote,
} from '../../../server/contract/layout/planContent.ts';
import { chartName, WRITTEN_MARK } from '../../../server/contract/layout/planNames.ts';
import { freeSheetName, sheetNameKey } from '../../../server/contract/layout/sheetNames.ts';
import { wantedPlans } from '../../../server/contract/layout/wantedPlans.ts';
import type { SheetPlan } from '../../../server/contract/plan.ts';
import type { Watch, WrittenSheet } from '../workbook.ts';
import { breathe } from './breathing.ts';
import { type Contents, readCells, readContents } from './contentReading.ts';
import { drawableCharts, loadDrawn, saveDrawn } from './drawnCharts.ts';
import { copyEdited, type EditedSheet, findEdited } from './editedCopies.ts';
import { digestOf, foundContent } from './imageFacts.ts';
import { readImages } from './imageReading.ts';
import { addMark, writeImage } from './imageWriting.ts';
import { type LocatedSheet, locateSheets, NEW_MARK, sheetsByKey } from './locatedSheets.ts';
import { refuseMissingInputs } from './missingInputs.ts';
import { planImage } from './planImage.ts';
import { type Before, deleteMarks } from './restoring.ts';
import { Sending } from './sending.ts';
import type { SheetImage } from './sheetImage.ts';

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
}

/**
 * One write-back, step by step: `prepare` only reads, `write` changes the workbook. What it would take to undo it
 * stands in `before` as soon as the first change may have happened.
 */
export class WriteBack {
  readonly #context: Excel.RequestContext;
  #plans: readonly SheetPlan[];
  readonly #watch: Watch;
  readonly #sending: Sending;
  #sheets: LocatedSheet[] = [];
  #targets: Target[] = [];
  /** What the sheets to be written hold now, by plan key. */
  #contents = new Map<string, Contents>();
  #images = new Map<string, SheetImage>();
  /** What each sheet is to hold, as it is read back. */
  #lines = new Map<string, readonly string[]>();
  #edited: readonly EditedSheet[] = [];
  #oldCharts: Excel.Chart[] = [];
  #done = 0;
  #total = 0;
  before: Before | null = null;

  constructor(context: Excel.RequestContext, plans: readonly SheetPlan[], watch: Watch) {
    this.#context = context;
    this.#plans = plans;
    this.#watch = watch;
    this.#sending = new Sending(context, watch.signal);
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
    await this.#readOld();
    await this.#findEdited();
    const isLocked = workbook.protection.protected;
    if (isLocked && (this.#edited.length > 0 || this.#targets.some(({ old }) => !old)))
      throw new Refused(fault('WB-051'));
    await this.#resolve(isLocked);
    await this.#remember(isLocked);
  }

  async write(): Promise<WrittenBack> {
    await this.#keepEdited();
    await this.#makeSheets();
    for (const target of this.#targets) await this.#writeSheet(target);
    await this.#sending.end();
    const cells = await this.#readBack();
    await this.#tidyUp();
    return {
      sheets: this.#targets.map(({ plan, old, name }) => ({ planKey: plan.key, name, isNew: !old })),
      faults: this.#edited.map(({ sheet, copyName: copy }) =>
        fault('WB-053', { copy }, { sheet: sheet.name }),
      ),
      cells,
    };
  }

  #place(): void {
    const marked = sheetsByKey(this.#sheets, new Map(this.#plans.map(({ key, name }) => [key, name])));
    this.#plans = wantedPlans(this.#plans, marked);
    const taken = new Set(this.#sheets.map(({ name }) => sheetNameKey(name)));
    this.#targets = this.#plans.map((plan) => {
      const old = marked.get(plan.key) ?? null;
      const name = old?.name ?? freeSheetName(plan.name, taken);
      taken.add(sheetNameKey(name));
      return { plan, old, name };
    });
  }

  async #readOld(): Promise<void> {
    const targets = this.#targets.filter(({ old }) => old);
    const contents = await readContents(targets.map((target) => this.#sheetOf(target)));
    this.#contents = new Map(
      targets.flatMap(({ plan }, index) => {
        const found = contents[index];
        return found ? [[plan.key, found] as const] : [];
      }),
    );
  }

  /** Result sheets whose contents are no longer those that were written. */
  async #findEdited(): Promise<void> {
    const old = this.#targets.flatMap(({ plan, old: sheet }) => {
      const cells = this.#contents.get(plan.key)?.cells;
      return sheet && cells ? [{ sheet, cells }] : [];
    });
    const names = [...this.#sheets, ...this.#targets].map(({ name }) => name);
    this.#edited = await findEdited(old, names);
  }

  /** Every plan as the sheet it is to become, with the digest by which a person's change is noticed later. */
  async #resolve(isLocked: boolean): Promise<void> {
    const marked = sheetsByKey(this.#sheets, new Map());
    const nameOfKey = new Map([...marked].map(([key, { name }]) => [key, name]));
    for (const { plan, name } of this.#targets) nameOfKey.set(plan.key, name);
    const names = this.#sheets.map(({ name }) => name);
    refuseMissingInputs(this.#plans, names);
    const addresses = new PlanAddresses(this.#plans, nameOfKey, names);
    for (const { plan } of this.#targets) {
      await breathe();
      const image = planImage(plan, addresses);
      const marks = new Map(image.marks);
      const lines = [...planContent(plan, addresses)].filter((line) => line !== '');
      this.#lines.set(plan.key, lines);
      if (isRemembered(plan)) marks.set(WRITTEN_MARK, writtenNote(await digestOf(lines), volatileRows(plan)));
      // The colours of tabs belong to the structure.
      const tabColor = isLocked ? null : image.tabColor;
      this.#images.set(plan.key, { ...image, tabColor, marks });
    }
    const cells = [...this.#images.values()].map(({ cells: { rows, columns } }) => rows * columns);
    this.#total = cells.reduce((sum, count) => sum + count, 0);
  }

  /** The sheets to be written as they are now. */
  async #remember(isLocked: boolean): Promise<void> {
    const targets = this.#targets.filter(({ old }) => old);
    const charts = targets.map((target) => this.#sheetOf(target).charts.load('items/id,items/name'));
    const drawn = await loadDrawn(this.#context);
    const names = new Set(this.#sheets.map(({ name }) => sheetNameKey(name)));
    const images = await readImages(
      targets.map((target) => ({
        sheet: this.#sheetOf(target),
        contents: this.#contents.get(target.plan.key) ?? NO_CONTENTS,
        next: this.#image(target.plan),
        charts: drawableCharts(drawn, target.plan.key, names),
      })),
    );
    this.before = {
      sheetIds: new Set(this.#sheets.map(({ id }) => id)),
      made: new Map(),
      making: new Set(),
      drawn,
      images: targets.flatMap(({ old }, index) => {
        const [image, items] = [images[index], charts[index]?.items ?? []];
        if (!old || !image) return [];
        const tabColor = isLocked ? null : image.tabColor;
        const chartIds = new Set(items.map(({ id }) => id));
        return { id: old.id, name: old.name, image: { ...image, tabColor }, chartIds };
      }),
    };
    this.#oldCharts = targets.flatMap(({ plan }, index) =>
      (charts[index]?.items ?? []).filter(({ name }) => name.startsWith(chartName(plan.key, ''))),
    );
  }

  async #keepEdited(): Promise<void> {
    await this.#made(
      this.#edited.map((edited) => copyEdited(this.#context, edited)),
      this.#edited.map(({ copyName }) => copyName),
    );
  }

  /** All at once, so that formulas can point from one to the other. */
  async #makeSheets(): Promise<void> {
    const fresh = this.#targets.filter(({ old }) => !old);
    const sheets = fresh.map(({ plan, name }) => {
      const sheet = this.#context.workbook.worksheets.add(name);
      addMark(sheet, NEW_MARK, '');
      if (plan.position === 'first') sheet.position = 0;
      return sheet;
    });
    await this.#made(
      sheets,
      fresh.map(({ name }) => name),
    );
  }

  /** From here on they are known by their ids. */
  async #made(sheets: readonly Excel.Worksheet[], names: readonly string[]): Promise<void> {
    if (sheets.length === 0 || !this.before) return;
    for (const sheet of sheets) sheet.load('id');
    this.before.making = new Set(names);
    await this.#sending.flush();
    for (const [index, { id }] of sheets.entries()) this.before.made.set(id, names[index] ?? '');
    this.before.making = new Set();
    for (const sheet of sheets) sheet.names.getItem(NEW_MARK).delete();
  }

  async #writeSheet(target: Target): Promise<void> {
    const { plan, old, name } = target;
    const sheet = this.#sheetOf(target);
    if (old) deleteMarks(sheet, old);
    const tell = () => this.#watch.tell?.({ sheetName: name, done: this.#done, total: this.#total });
    await writeImage(sheet, this.#image(plan), async (cells, bytes) => {
      this.#done += cells;
      if (await this.#sending.add(bytes)) tell();
    });
    tell();
  }

  /** Counts the cells that hold what was planned; one that does not ends the write-back. */
  async #readBack(): Promise<number> {
    const cells = await readCells(this.#targets.map((target) => this.#sheetOf(target)));
    let count = 0;
    for (const [index, { plan, name }] of this.#targets.entries()) {
      await breathe();
      this.#watch.signal?.throwIfAborted();
      const leftOut = volatileRows(plan);
      const planned = this.#lines.get(plan.key) ?? [];
      const found = [...foundContent(cells[index] ?? NO_CONTENTS.cells, leftOut)];
      const wrong = planned.findIndex((line, at) => found[at] !== line);
      const first = wrong >= 0 ? planned[wrong] : found[planned.length];
      if (first !== undefined)
        throw new Refused(fault('WB-066', { cell: first.slice(0, first.indexOf('\t')) }, { sheet: name }));
      count += planned.length;
    }
    return count;
  }

  /** Only now that everything stands: a chart that is gone cannot be brought back as it was. */
  async #tidyUp(): Promise<void> {
    for (const chart of this.#oldCharts) chart.delete();
    const charts = [...this.#images].map(([key, image]) => [key, image.charts] as const);
    saveDrawn(this.#context, this.before?.drawn ?? null, charts);
    await this.#context.sync();
  }

  #image({ key }: SheetPlan): SheetImage {
    const image = this.#images.get(key);
    if (!image) throw new Error(`no image was made of plan ${key}`);
    return image;
  }
  #sheet(idOrName: string): Excel.Worksheet {
    return this.#context.workbook.worksheets.getItem(idOrName);
  }
  #sheetOf({ old, name }: Target): Excel.Worksheet {
    return this.#sheet(old?.id ?? name);
  }
}

const NO_CONTENTS: Contents = {
  cells: { row: 0, column: 0, rows: 0, columns: 0, values: [], formulas: [], numberFormats: [] },
  links: new Map(),
};
