import { join } from 'node:path';
import { loadSheetDefinitions } from '../../intake/definitions.ts';
import { packs } from '../../road/costing.ts';
import { reportFolders } from '../../road/resultWorkbook.ts';
import { packDirectory, packIds } from '../../rules/loadPack.ts';

/** Reads what every task needs before the first one comes: rules, reports and sheet definitions. */
export function readAhead(): void {
  loadSheetDefinitions();
  for (const id of packIds()) {
    const directory = packDirectory(id);
    packs.of(directory);
    reportFolders.of(join(directory, 'reports'));
  }
}
