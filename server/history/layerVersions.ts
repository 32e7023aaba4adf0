import type { EventDraft, EventOf } from '../contract/api/record.ts';
import { Refused } from '../contract/api/refused.ts';
import type { RuleLayerAnswer } from '../contract/api/ruleLayers.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { type HistoryState, type LayerVersion, layerKey } from './fold.ts';

/** Versions of a hospital's own rules under their names; the latest last. */

type Saved = Pick<
  EventOf<'ruleLayerSaved'>,
  'by' | 'hospital' | 'layer' | 'validFrom' | 'reason' | 'content' | 'rolledBackTo'
>;

/** The next version. Null where the latest says the same from the same month on. */
export function saveLayer(state: HistoryState, saved: Saved): EventDraft | null {
  const versions = state.ruleLayers.get(layerKey(saved.hospital, saved.layer)) ?? [];
  const latest = versions.at(-1);
  const isSame = latest?.content === saved.content && latest.validFrom === saved.validFrom;
  if (isSame) return null;
  return { kind: 'ruleLayerSaved', ...saved, version: (latest?.version ?? 0) + 1 };
}

/** `Refused` where there is no such layer (ST-040) or version (ST-041). */
export function findLayer(
  { ruleLayers }: HistoryState,
  {
    hospital,
    layer,
    version,
  }: { readonly hospital: string; readonly layer: string; readonly version: number },
): LayerVersion {
  const versions = ruleLayers.get(layerKey(hospital, layer));
  if (!versions) throw new Refused(fault('ST-040', { layer }));
  const found = versions.find((each) => each.version === version);
  if (!found) throw new Refused(fault('ST-041', { layer, version, latest: versions.length }));
  return found;
}

/** Layers of a hospital, each with its versions, the latest first. */
export const layersOf = ({ ruleLayers }: HistoryState, hospital: string): RuleLayerAnswer['layers'] =>
  [...ruleLayers]
    .filter(([key]) => key.startsWith(`${hospital}\n`))
    .map(([, versions]) => ({
      layer: versions[0]?.layer ?? '',
      versions: versions.map(({ layer: _, ...version }) => version).reverse(),
    }));

/** The rule pack of the hospital's latest registered run, in whose words its rules are; null where none is. */
export const packUsedBy = ({ books }: HistoryState, hospital: string): string | null =>
  [...books.values()]
    .filter((book) => book.hospital === hospital)
    .flatMap(({ runs }) => [...runs.values()])
    .sort((one, other) => (one.at < other.at ? -1 : 1))
    .at(-1)?.options.rulePack ?? null;
