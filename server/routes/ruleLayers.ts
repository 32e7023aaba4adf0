import type { Compute } from '../compute/compute.ts';
import type { EventDraft, EventOf } from '../contract/api/record.ts';
import type { HistoryState } from '../history/fold.ts';
import { findLayer, layersOf, packUsedBy, saveLayer } from '../history/layerVersions.ts';
import { compareLayers, readLayer } from '../history/ruleLayer.ts';
import type { Record } from '../record/record.ts';
import type { RecordDesk } from '../record/recordDesk.ts';
import { jsonResponse } from './jsonResponse.ts';
import type { Handlers } from './mount.ts';

type LayerRoutes =
  | 'ruleLayers'
  | 'saveRuleLayer'
  | 'rollBackRuleLayer'
  | 'compareRuleLayers'
  | 'writeRuleLayer';

/** A hospital's own rules: kept in versions, compared, taken up again, written into a workbook. */
export const ruleLayerRoutes = (
  { inputs, runs, pool }: Compute,
  desk: RecordDesk,
): Handlers<LayerRoutes> => ({
  ruleLayers: async ({ query: { hospital } }) => ({
    layers: layersOf((await desk.record()).state, hospital),
  }),

  saveRuleLayer: async ({ parameters: { run }, body }) => {
    const record = await desk.record();
    const { worker: holder } = runs.finished(run);
    const { given } = await pool.do('layerText', { run }, { holder });
    const content = await record.payloads.put(given.text);
    return saved(record, { ...body, hospital: given.hospital, content, rolledBackTo: null });
  },

  rollBackRuleLayer: async ({ body: { version, ...body } }) => {
    const record = await desk.record();
    const { content } = findLayer(record.state, { ...body, version });
    return saved(record, { ...body, content, rolledBackTo: version });
  },

  compareRuleLayers: async ({ query: { hospital, layer, before, after } }) => {
    const record = await desk.record();
    const read = async (version: string) => {
      const { content } = findLayer(record.state, { hospital, layer, version: Number(version) });
      return readLayer(await record.payloads.text(content));
    };
    const { rows, isReordered } = compareLayers(await read(before), await read(after));
    const asks = { input: rows, rules: [], rulePack: packUsedBy(record.state, hospital) };
    return { rows: (await pool.do('sayChanges', asks)).given.input, isReordered };
  },

  writeRuleLayer: async ({ parameters, body }) => {
    const record = await desk.record();
    const { content } = findLayer(record.state, body);
    const layer = await record.payloads.text(content);
    const input = inputs.whole(parameters.input);
    return jsonResponse((await pool.do('layerWriting', { input, layer })).given);
  },
});

async function saved(record: Record, asked: Parameters<typeof saveLayer>[1]) {
  const { hospital, layer } = asked;
  const event = await record.append((state: HistoryState): EventDraft | null => saveLayer(state, asked));
  const isNew = event !== null;
  const version = isNew ? (event as EventOf<'ruleLayerSaved'>).version : latestOf(record.state, asked);
  return { hospital, layer, version, isNew };
}

const latestOf = (state: HistoryState, { hospital, layer }: { hospital: string; layer: string }): number =>
  layersOf(state, hospital).find((each) => each.layer === layer)?.versions[0]?.version ?? 1;
