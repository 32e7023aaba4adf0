import { fault, hasBlocking } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import type { RangeBlock } from '../../contract/rangeBlock.ts';
import type { PackVocabulary } from '../../contract/vocabulary.ts';
import type { Ledger, Month } from '../../engine/ledger.ts';
import { loadSheetDefinitions } from '../../intake/definitions.ts';
import { type InputPlaces, intake } from '../../intake/intake.ts';
import { hospitalOf } from '../../rules/hospital.ts';
import { vocabularyOf } from '../../rules/loadPack.ts';
import { resolveRules } from '../../rules/resolveRules.ts';
import { readWorkbook } from '../../xlsx/readWorkbook.ts';
import { ChosenPack } from '../costing.ts';

/** The accountant's own workbook: what departments are asked for, and what their answers are read against. */
export interface MainBook {
  readonly ledger: Ledger;
  readonly places: InputPlaces;
  readonly vocabulary: PackVocabulary;
  readonly range: MonthRange;
  /** More minutes for one case than this cannot be meant. */
  readonly mostMinutes: number;
  /** A figure this many times another is told as unusual. */
  readonly unusualRatio: number;
}

/** The months whose volumes are listed, both ends included. */
export interface MonthRange {
  readonly from: Month;
  readonly to: Month;
}

export const rangeText = ({ from, to }: MonthRange, mark = '至'): string =>
  from === to ? from : `${from}${mark}${to}`;

/** The file, or what was read of a workbook that is open. */
export type MainSource = Uint8Array | readonly RangeBlock[];

/** The workbook, or null and what stops it. */
export async function readMainBook(
  source: MainSource,
): Promise<{ book: MainBook | null; faults: readonly Fault[] }> {
  if (!(source instanceof Uint8Array)) return mainBookOf(source, []);
  const { blocks, faults } = await readWorkbook(source);
  return hasBlocking(faults) ? { book: null, faults } : mainBookOf(blocks, faults);
}

function mainBookOf(blocks: readonly RangeBlock[], unreadable: readonly Fault[]) {
  const chosen = new ChosenPack(undefined);
  const read = intake(blocks, loadSheetDefinitions(), (id) => chosen.vocabulary(id));
  const faults = [...unreadable, ...read.faults, ...chosen.moreFaults];
  const { ledger, places } = read;
  const { pack } = chosen;
  const [from, to] = [ledger?.months[0], ledger?.months.at(-1)];
  const stopping = faults.filter(({ severity }) => severity === 'blocking');
  if (!ledger || !places || !pack || !from || !to) return { book: null, faults: stopping };
  const resolved = resolveRules(pack, hospitalOf(ledger), {}, to);
  if (!resolved.rules) return { book: null, faults: resolved.faults };
  if (ledger.itemVolumes.length === 0) return { book: null, faults: [fault('IT-040')] };
  const { mostMinutesPerCase: mostMinutes, unusualRatio } = resolved.rules.items.parameters;
  const vocabulary = vocabularyOf(pack);
  const range = { from, to };
  return { book: { ledger, places, vocabulary, range, mostMinutes, unusualRatio }, faults: [] };
}
