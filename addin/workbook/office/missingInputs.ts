import { Refused } from '../../../server/contract/api/refused.ts';
import { fault } from '../../../server/contract/faults/catalogue.ts';
import { verbsOf } from '../../../server/contract/layout/planAddresses.ts';
import { sheetNameKey } from '../../../server/contract/layout/sheetNames.ts';
import { toA1 } from '../../../server/contract/place.ts';
import type { SheetPlan } from '../../../server/contract/plan.ts';

/** Live formulas and jumps point to the sheets that were read: one that is gone would break them all. */
export function refuseMissingInputs(plans: readonly SheetPlan[], names: readonly string[]): void {
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
  const link = cell?.link;
  const linked = !link || 'sheet' in link ? [] : ['inputSheet' in link ? link.inputSheet : link.sheetName];
  const inFormula = (cell?.formula ?? []).flatMap((part) =>
    typeof part !== 'string' && 'ref' in part && 'inputSheet' in part.ref ? [part.ref.inputSheet] : [],
  );
  return [...linked, ...inFormula];
}
