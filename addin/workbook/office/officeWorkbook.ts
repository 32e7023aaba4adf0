import { Refused } from '../../../server/contract/api/refused.ts';
import { fault } from '../../../server/contract/faults/catalogue.ts';
import { SIGNATURE } from '../../../server/contract/layout/planNames.ts';
import type { SheetPlan } from '../../../server/contract/plan.ts';
import type { RangeBlock } from '../../../server/contract/rangeBlock.ts';
import type { SheetSeen, Watch, WorkbookAbout, Written } from '../workbook.ts';
import { readBlocks } from './blockReading.ts';
import { locateSheets, planKeyOf } from './locatedSheets.ts';
import { refusalOf } from './officeErrors.ts';
import { type Before, restore, whenReady } from './restoring.ts';
import type { ChartImage } from './sheetImage.ts';
import { WriteBack } from './writeBack.ts';

/** The workbook that is open in Excel. */
export class OfficeWorkbook {
  /** What was drawn in this session, by plan key: Excel does not tell the colours of a chart. */
  #charts: ReadonlyMap<string, readonly ChartImage[]> = new Map();

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
    return asking(async (context) =>
      (await locateSheets(context)).map((sheet) => ({
        id: sheet.id,
        name: sheet.name,
        planKey: planKeyOf(sheet),
        signature: sheet.marks.get(SIGNATURE) ?? null,
        isVisible: sheet.isVisible,
        isProtected: sheet.isProtected,
      })),
    );
  }

  read(watch: Watch = {}): Promise<readonly RangeBlock[]> {
    return asking((context) => readBlocks(context, watch));
  }

  async write(plans: readonly SheetPlan[], watch: Watch = {}): Promise<Written> {
    await whenReady().catch(refuse);
    const chartsBefore = this.#charts;
    let before: Before | null = null;
    try {
      const { charts, ...written } = await Excel.run(async (context) => {
        const writeBack = new WriteBack(context, plans, chartsBefore, watch);
        await writeBack.prepare();
        before = writeBack.before;
        return writeBack.write();
      });
      this.#charts = new Map([...chartsBefore, ...charts]);
      return { ...written, undo: () => this.#undo(before, chartsBefore) };
    } catch (cause) {
      if (before) await takeBack(before);
      throw refusalOf(cause);
    }
  }

  async #undo(before: Before | null, charts: ReadonlyMap<string, readonly ChartImage[]>): Promise<void> {
    if (before) await takeBack(before);
    this.#charts = charts;
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

async function takeBack(before: Before): Promise<void> {
  try {
    await restore(before);
  } catch (cause) {
    throw new Refused(fault('WB-068', { code: String((cause as { code?: unknown }).code ?? '') }), { cause });
  }
}
