import { join } from 'node:path';
import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { SheetPlan } from '../contract/plan.ts';
import { shortRun } from '../contract/shortRun.ts';
import { assertConservation } from '../engine/conservation.ts';
import { loadSheetDefinitions } from '../intake/definitions.ts';
import { buildReports } from '../reports/buildReports.ts';
import { type DirectoryEntry, directoryPlan } from '../reports/directorySheet.ts';
import { emptySheet } from '../reports/emptySheet.ts';
import { inputValues } from '../reports/inputValues.ts';
import { loadReports } from '../reports/loadReports.ts';
import { periodText } from '../reports/period.ts';
import type { ReportContext } from '../reports/reportContext.ts';
import type { ReportFile } from '../reports/reportFile.ts';
import type { ReportSheet } from '../reports/reportSheet.ts';
import { sheetName } from '../reports/sheetFrame.ts';
import { DIRECTORY_KEY, DIRECTORY_NAME } from '../reports/sheetFurniture.ts';
import { editedSheets } from '../xlsx/editedSheets.ts';
import { patchWorkbook } from '../xlsx/patchWorkbook.ts';
import { digestPlans } from '../xlsx/planDigest.ts';
import { UnreadableWorkbook } from '../xlsx/unreadableWorkbook.ts';
import type { Costed } from './costing.ts';
import { FolderReader } from './folderReader.ts';
import { type StageClock, stageNames } from './stages.ts';

/** The sheets of a finished run. */
export interface Results {
  readonly reports: readonly ReportSheet[];
  readonly plans: readonly SheetPlan[];
  readonly faults: readonly Fault[];
}

/** Reports of a folder as they are on disk now. */
export const reportFolders = new FolderReader(loadReports);

/**
 * Lays a run out as sheets: 目录 first, then every report of the pack. Conservation is asserted once
 * more before anything is laid out. `source`: the workbook file they will be written into, if there is
 * one; result sheets that a person edited there are said to be kept.
 */
export async function resultSheets(
  costed: Costed,
  source: Uint8Array | null,
  clock: StageClock,
): Promise<Results> {
  const { run, checks, identity, packFolder } = costed;
  assertConservation(run);
  const { reports: files, faults } = reportFolders.of(join(packFolder, 'reports'));
  const edits = source ? await editFaults(source, files) : [];
  const found = [...costed.faults, ...edits];
  const reports = buildReports(run, checks, files, {
    identity,
    names: namesOf(costed),
    inputSheets: costed.sheets,
    inputValue: inputValues(costed.blocks),
    faults: found,
    stages: clock.times.map(({ stage, milliseconds }) => ({ name: stageNames[stage].zh, milliseconds })),
  });
  return {
    reports,
    plans: [
      directory(costed, found, files, reports),
      ...reports.map(({ plan }) => plan),
      ...withdrawn(costed, files),
    ],
    faults: [...faults, ...edits, ...reports.flatMap((report) => report.faults)],
  };
}

const NO_ITEMS =
  '本次没有核算医疗服务项目成本：没有填《项目工作量》，或《校验》里有使它暂不核算的问题。处理后重新核算，本表随之写入';

/** Sheets of items where this run has none: what an earlier run left there must not pass for its results. */
function withdrawn({ run, ledger }: Costed, files: readonly ReportFile[]): SheetPlan[] {
  if (run.items !== null) return [];
  const period = periodText(run.months.map(({ month }) => month));
  return files
    .filter(({ definition: { needs } }) => needs === 'items')
    .map(({ definition }) => {
      const { id: key, version } = definition;
      const shown = { name: sheetName(definition), tab: 'result', state: NO_ITEMS } as const;
      return {
        ...emptySheet({ key, version, ...shown, hospital: ledger.hospital, period }),
        onlyIfThere: true,
      };
    });
}

/** What cannot be read here is refused when the workbook is written. */
async function editFaults(source: Uint8Array, files: readonly ReportFile[]): Promise<Fault[]> {
  const names = files.map(({ definition }) => [definition.id, sheetName(definition)] as const);
  try {
    const edited = await editedSheets(source, new Map([[DIRECTORY_KEY, DIRECTORY_NAME], ...names]));
    return edited.map((each) => fault('WB-053', { copy: each.copyName }, { sheet: each.sheetName }));
  } catch (cause) {
    if (!(cause instanceof UnreadableWorkbook)) throw cause;
    return [];
  }
}

/** What people call the rule pack and the method of a run. */
function namesOf({ pack, run }: Costed): ReportContext['names'] {
  const method = run.months.at(-1)?.rules.method ?? '';
  return {
    rulePack: pack.title.zh,
    method: pack.lists.methods.find(({ id }) => id === method)?.name.zh ?? method,
    itemMethod:
      run.items && (pack.lists.itemMethods.find(({ id }) => id === run.items?.method)?.name.zh ?? null),
  };
}

/** `3,467 行`. */
const rowCount = (rows: number): string => `${String(rows).replace(/\B(?=(\d{3})+$)/g, ',')} 行`;

function directory(
  costed: Costed,
  faults: readonly Fault[],
  files: readonly ReportFile[],
  reports: readonly ReportSheet[],
): SheetPlan {
  const { ledger, run, checks, identity, sheets } = costed;
  const definitions = new Map(loadSheetDefinitions().map((definition) => [definition.id, definition]));
  const inputs = sheets.map(({ id, sheetName, rowsRead }): DirectoryEntry => {
    const definition = definitions.get(id);
    return {
      group: definition?.group ?? 'input',
      name: sheetName,
      summary: definition?.summary.zh ?? '',
      link: { sheetName },
      ...(definition?.layout === 'list' && { note: { text: rowCount(rowsRead), style: 'textRight' } }),
    };
  });
  const titles = new Map(files.map(({ definition }) => [definition.id, definition.title.zh]));
  const results = reports.map(
    ({ plan }): DirectoryEntry => ({
      group: plan.tab === 'result' ? 'result' : 'check',
      name: plan.name,
      summary: titles.get(plan.key) ?? '',
      link: { sheet: plan.key },
    }),
  );
  return directoryPlan({
    hospital: { value: ledger.hospital },
    period: { value: periodText(run.months.map(({ month }) => month)) },
    state: '核算',
    run: {
      runIdShort: shortRun(identity.runId),
      method: namesOf(costed).method,
      blocked:
        faults.filter(({ severity }) => severity !== 'notice').length +
        checks.filter(({ passed, severity }) => !passed && severity === 'unpublishable').length,
      notices:
        faults.filter(({ severity }) => severity === 'notice').length +
        checks.filter(({ passed, severity }) => !passed && severity === 'notice').length,
    },
    entries: [...inputs, ...results],
  });
}

/** The written workbook, or why nothing could be written. */
export type Written =
  | { readonly bytes: Uint8Array; readonly fault: null }
  | { readonly bytes: null; readonly fault: Fault };

/**
 * The source workbook with the result sheets in it; every part that is not ours stays as it was. What
 * was written is read back: a sheet that says anything else than its plan is a defect of ours, and
 * nothing is handed out.
 */
export async function writeResults(
  source: Uint8Array,
  { plans }: Results,
  clock: StageClock,
): Promise<Written> {
  try {
    const bytes = await clock.time('write', () => patchWorkbook(source, plans));
    const digests = await clock.time('verify', () => digestPlans(bytes, plans));
    const wrong = digests.find(({ planned, found }) => planned !== found);
    if (wrong)
      throw new Error(`sheet ${wrong.key} was not written as planned: ${wrong.differences.join(' | ')}`);
    return { bytes, fault: null };
  } catch (cause) {
    if (!(cause instanceof UnreadableWorkbook)) throw cause;
    return { bytes: null, fault: cause.fault };
  }
}
