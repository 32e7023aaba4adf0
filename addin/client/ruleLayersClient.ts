import type { Actor } from '../../server/contract/api/record.ts';
import type {
  LayerComparison,
  LayerSaved,
  LayerWritingAnswer,
  RuleLayerAnswer,
} from '../../server/contract/api/ruleLayers.ts';
import { ask, type Connection } from './call.ts';

/** A version of a hospital's own rules. */
export interface LayerAt {
  readonly hospital: string;
  readonly layer: string;
  readonly version: number;
}

/** Rules kept in versions, as the add-in sees them. Every method throws `Refused`. */
export class RuleLayersClient {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  list(hospital: string, signal?: AbortSignal): Promise<RuleLayerAnswer> {
    return ask(this.#connection, 'ruleLayers', { parameters: {}, query: { hospital }, signal });
  }

  /** The rule sheets that the run used, under a name. */
  save(
    run: string,
    body: { by: Actor; layer: string; validFrom: string; reason: string },
  ): Promise<LayerSaved> {
    return ask(this.#connection, 'saveRuleLayer', { parameters: { run }, body });
  }

  rollBack(at: LayerAt, body: { by: Actor; validFrom: string; reason: string }): Promise<LayerSaved> {
    return ask(this.#connection, 'rollBackRuleLayer', { parameters: {}, body: { ...at, ...body } });
  }

  compare(
    { hospital, layer }: Pick<LayerAt, 'hospital' | 'layer'>,
    before: number,
    after: number,
    signal?: AbortSignal,
  ): Promise<LayerComparison> {
    const query = { hospital, layer, before: String(before), after: String(after) };
    return ask(this.#connection, 'compareRuleLayers', { parameters: {}, query, signal });
  }

  /** What of the workbook sent as this input is to be changed. */
  writing(input: string, body: LayerAt, signal?: AbortSignal): Promise<LayerWritingAnswer> {
    return ask(this.#connection, 'writeRuleLayer', { parameters: { input }, body, signal });
  }
}
