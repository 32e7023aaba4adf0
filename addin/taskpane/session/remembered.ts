import * as z from 'zod/mini';
import { levelMoney } from '../../../server/contract/api/runs.ts';
import { checkLine, count, month, runOptions, sheetRead } from '../../../server/contract/api/shapes.ts';
import type { WorkbookMemory } from '../../workbook/workbook.ts';
import type { Acknowledgements } from './checkResult.ts';
import { type LastRun, type Settings, type Stale, stageIds, type View, views } from './state.ts';

/**
 * What the pane keeps with the workbook, so that it opens where it was shut. What another version kept in
 * a shape that is no longer ours is as good as not there.
 */

const counts = z.strictObject({ blocking: count, unpublishable: count, notice: count });

/** What is kept, by key. */
export interface Kept {
  readonly view: View;
  readonly settings: Settings;
  readonly acknowledgements: Acknowledgements;
  readonly run: LastRun | null;
  readonly stale: Stale | null;
  /** runId of the run that was taken on record from this workbook. */
  readonly registered: string;
}

const shapes: { readonly [Key in keyof Kept]: z.ZodMiniType<Kept[Key]> } = {
  view: z.enum(views),
  settings: z.strictObject({
    rulePack: z.nullable(z.string()),
    method: z.nullable(z.string()),
    // Workbooks that were saved before there was this choice made none.
    itemMethod: z._default(z.nullable(z.string()), null),
    months: z.nullable(z.strictObject({ from: month, to: z.nullable(month) })),
    language: z.nullable(z.enum(['zh', 'en'])),
  }),
  acknowledgements: z.record(z.string(), z.strictObject({ reason: z.string(), at: z.string() })),
  run: z.nullable(
    z.strictObject({
      id: z.string(),
      at: z.string(),
      milliseconds: z.number(),
      options: runOptions,
      hospital: z.nullable(z.string()),
      months: z.array(month),
      runId: z.nullable(z.string()),
      engineVersion: z.nullable(z.string()),
      counts,
      stages: z.array(z.strictObject({ id: z.enum(stageIds), milliseconds: z.nullable(z.number()) })),
      conservation: z.array(levelMoney),
      checks: z.array(checkLine),
      inputSheets: z.array(sheetRead),
      sheets: z.array(z.strictObject({ planKey: z.string(), name: z.string(), isNew: z.boolean() })),
      fingerprint: z.string(),
    }),
  ),
  registered: z.string(),
  stale: z.nullable(
    z.strictObject({
      since: z.string(),
      isOtherInput: z.boolean(),
      sheets: z.array(z.string()),
      isOtherChoice: z.boolean(),
    }),
  ),
};

/** Undefined where nothing that we can read is kept. */
export async function recall<Key extends keyof Kept>(
  memory: WorkbookMemory,
  key: Key,
): Promise<Kept[Key] | undefined> {
  return shapes[key].safeParse(await memory.get(key)).data;
}

export const remember = <Key extends keyof Kept>(
  memory: WorkbookMemory,
  key: Key,
  value: Kept[Key],
): Promise<void> => memory.set(key, value);
