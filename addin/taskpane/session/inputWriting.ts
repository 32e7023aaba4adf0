import type { SheetCells } from '../../../server/contract/api/ruleLayers.ts';
import type { SheetPlan } from '../../../server/contract/plan.ts';
import type { Desk } from './desk.ts';
import type { JobResult, JobUnderWay } from './jobs.ts';
import type { StaleMark } from './staleMark.ts';

/** What is to be written on a person's input sheets, and on those that the workbook lacks. */
interface InputWriting {
  readonly cells: readonly SheetCells[];
  readonly plans: readonly SheetPlan[];
}

/** Cells first: what could not be written whole is taken back. Results of before are stale now. */
export async function writeInputs(
  desk: Desk,
  stale: StaleMark,
  job: JobUnderWay,
  { cells, plans }: InputWriting,
): Promise<Required<Pick<JobResult, 'sheets'>> & { readonly changed: readonly string[] }> {
  const { undoing, workbook } = desk;
  job.stage('write');
  const takeBack = cells.length > 0 ? await workbook.writeCells(cells) : null;
  const written = plans.length > 0 ? await added(desk, plans, job, takeBack) : null;
  const changed = [...cells.map(({ sheetName }) => sheetName), ...plans.map(({ name }) => name)];
  if (takeBack) undoing.sheetWritten(takeBack, changed[0] ?? '');
  if (written) for (const { name } of written.sheets) undoing.sheetWritten(written.undo, name);
  if (changed.length > 0) await stale.edited(new Set(changed));
  return { sheets: written?.sheets ?? [], changed };
}

async function added(
  { workbook }: Desk,
  plans: readonly SheetPlan[],
  job: JobUnderWay,
  takeBack: Awaited<ReturnType<Desk['workbook']['writeCells']>> | null,
) {
  try {
    return await workbook.write(plans, job.watch);
  } catch (cause) {
    await takeBack?.();
    throw cause;
  }
}
