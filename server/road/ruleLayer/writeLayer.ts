import type { RuleLayer } from '../../contract/api/ruleLayers.ts';
import { hasBlocking } from '../../contract/faults/catalogue.ts';
import type { Fault } from '../../contract/faults/fault.ts';
import { patchWorkbook } from '../../xlsx/patchWorkbook.ts';
import { readWorkbook } from '../../xlsx/readWorkbook.ts';
import { UnreadableWorkbook } from '../../xlsx/unreadableWorkbook.ts';
import { writeCells } from '../../xlsx/writtenCells.ts';
import { layerWriting } from './layerWriting.ts';

/** The workbook with the layer's rows on its sheets; without bytes where something stops it. */
export interface WrittenLayer {
  readonly bytes: Uint8Array | null;
  readonly faults: readonly Fault[];
}

/** A workbook that says what the layer says already comes back as it is. */
export async function writeLayer(source: Uint8Array, layer: RuleLayer): Promise<WrittenLayer> {
  const read = await readWorkbook(source);
  if (hasBlocking(read.faults)) return { bytes: null, faults: read.faults };
  const { cells, plans, faults } = layerWriting(read.blocks, layer);
  if (hasBlocking(faults)) return { bytes: null, faults };
  try {
    const edited = cells.length > 0 ? await writeCells(source, cells) : source;
    return { bytes: plans.length > 0 ? await patchWorkbook(edited, plans) : edited, faults };
  } catch (cause) {
    if (!(cause instanceof UnreadableWorkbook)) throw cause;
    return { bytes: null, faults: [cause.fault] };
  }
}
