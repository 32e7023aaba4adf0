import { join } from 'node:path';
import { fault, hasBlocking, type Language } from '../contract/faults/catalogue.ts';
import { conservation } from '../engine/conservation.ts';
import { type RunTexts, runTexts } from '../history/runTexts.ts';
import type { MadeFrom } from '../record/registerRun.ts';
import { csvText } from '../reports/csvText.ts';
import { exportedTable, wholeTable } from '../reports/wholeTable.ts';
import { type Costed, costWorkbook } from '../road/costing.ts';
import type { RunOptions } from '../road/options.ts';
import { type Results, reportFolders, resultSheets, writeResults } from '../road/resultWorkbook.ts';
import { runReport } from '../road/runReport.ts';
import { StageClock } from '../road/stages.ts';
import { checkReport, faultReport, levelReport, sheetReport, timeReport } from './console.ts';
import { writeWhole } from './files.ts';
import { resultJson } from './resultJson.ts';
import type { Targets } from './targets.ts';

/** What the record may keep of it. */
interface CostedBook {
  readonly texts: RunTexts;
  readonly stages: MadeFrom['stages'];
}

/**
 * The whole road for one workbook, told on the console: check, allocate, lay out, write. Nothing is
 * written unless everything was computed. Gives what the record may keep of it, null where it came to no
 * result; the last line is the workbook's path.
 */
export async function costBook(
  source: Uint8Array,
  options: RunOptions,
  targets: Targets,
  language: Language,
): Promise<CostedBook | null> {
  const clock = new StageClock();
  const costing = await costWorkbook(source, options, clock);
  console.log(sheetReport(costing, language));
  const { costed } = costing;
  if (!costed) {
    console.log(faultReport(costing.faults, language));
    return null;
  }
  const results = await clock.time('reports', () => resultSheets(costed, source, clock));
  const faults = [...costing.faults, ...results.faults];
  console.log(levelReport(costed.run, language));
  console.log(checkReport(costed.checks, costed.run, language));
  console.log(faultReport(faults, language, costed.checks));
  if (hasBlocking(results.faults)) return null;
  const items = targets.items === null ? null : itemsText(costed);
  if (targets.items !== null && !items) {
    console.log(faultReport([fault('RP-025')], language));
    return null;
  }

  const written = await writeResults(source, results, clock);
  if (written.fault) {
    console.log(faultReport([written.fault], language));
    return null;
  }
  save(written.bytes, costed, results, targets, items);
  console.log(timeReport(clock.times, language));
  if (targets.items !== null) console.log(targets.items);
  console.log(targets.out);
  const texts = runTexts(costed.run, runReport(costing, results, options.quantum));
  return { texts, stages: clock.times };
}

/** Every unit × item row; null where the run has none. */
function itemsText({ run, packFolder }: Costed): Iterable<string> | null {
  const table = run.items && exportedTable(reportFolders.of(join(packFolder, 'reports')).reports);
  return table && csvText(wholeTable(table, run));
}

function save(
  written: Uint8Array,
  costed: Costed,
  results: Results,
  { out, json, items }: Targets,
  itemsText: Iterable<string> | null,
): void {
  const files = new Map<string, Uint8Array | string | Iterable<string>>([[out, written]]);
  if (items && itemsText) files.set(items, itemsText);
  if (json) files.set(json, resultJson(costed, results, conservation(costed.run)));
  writeWhole(files);
}
