import { findingNames } from '../../contract/api/items.ts';
import { fault } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import type { Bilingual } from '../../contract/sheetDefinition.ts';
import { againstLastTime, findingKinds, type ItemFinding } from '../../engine/items/itemFindings.ts';
import { allocateBlocks, type InputBlocks } from '../costing.ts';
import { StageClock } from '../stages.ts';
import type { MainBook } from './mainBook.ts';
import { unitLabel } from './submissionBook.ts';

/**
 * What only all answers together can show, told once a unit: figures that stand out, and people and machines
 * that several answers take more of than there is. Nothing where the workbook cannot be costed yet.
 */
export async function mergedFindings(
  main: MainBook,
  merged: Pick<InputBlocks, 'blocks' | 'faults'>,
): Promise<Fault[]> {
  const { allocated } = await allocateBlocks(merged, { quantum: 'fen' }, new StageClock());
  if (!allocated) return [];
  const { ledger, run } = allocated;
  const found = [
    ...(run.items?.findings() ?? []),
    ...againstLastTime(main.ledger, ledger, main.unusualRatio),
  ];
  return ledger.units.flatMap((unit) => {
    const own = found.filter((finding) => finding.unit === unit.code);
    if (own.length === 0) return [];
    const params = { unit: unitLabel(unit), count: own.length };
    return [fault('IT-068', { ...params, kinds: counted(own, 'zh'), kindsEn: counted(own, 'en') })];
  });
}

const counted = (found: readonly ItemFinding[], language: keyof Bilingual): string =>
  findingKinds
    .flatMap((kind) => {
      const count = found.filter((finding) => finding.kind === kind).length;
      return count > 0 ? [`${findingNames[kind][language]} ${count}`] : [];
    })
    .join(language === 'zh' ? '、' : ', ');
