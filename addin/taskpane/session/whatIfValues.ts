import type { FigureShape } from '../../../server/contract/api/questions.ts';
import type { Connecting } from './connecting.ts';
import type { Desk } from './desk.ts';
import type { LastRun, UnitValue, WhatIfItem, WhatIfState } from './state.ts';
import { isRunGone, troubleOf } from './trouble.ts';

/** What a what-if can change: drivers and workloads of the rule pack, and every unit's value of them. */
export class WhatIfValues {
  readonly #desk: Desk;
  readonly #connecting: Connecting;

  constructor(desk: Desk, connecting: Connecting) {
    this.#desk = desk;
    this.#connecting = connecting;
  }

  /** Once a what-if is looked at, and again for another run or month. */
  offer(): Promise<void> {
    return this.#asking(async (run, month) => {
      const { items, valuesOf } = this.#state();
      const key = `${run.id} ${month}`;
      if (valuesOf === key) return;
      const fresh = { valuesOf: key, values: {} };
      if (items.length > 0) this.#set(fresh);
      else this.#set({ ...fresh, items: await this.#itemsOf(run, month) });
    });
  }

  /** Every unit's value of what may be changed. */
  show(item: WhatIfItem): Promise<void> {
    return this.#asking(async (run, month) => {
      if (this.#state().values[item.key]) return;
      const { line } = await this.#desk.client.trace(run.id, { figure: figureOf(item, month) });
      const values = (line.children ?? []).flatMap(({ unit, amount }): UnitValue[] =>
        unit ? [{ ...unit, quantity: amount }] : [],
      );
      this.#set({ values: { ...this.#state().values, [item.key]: values } });
    });
  }

  async #itemsOf({ options }: LastRun, month: string): Promise<readonly WhatIfItem[]> {
    const { client, store } = this.#desk;
    const inForce = store.state().packs?.filter(({ from }) => from <= month) ?? [];
    const pack = options.rulePack ?? inForce.at(-1)?.id;
    if (pack === undefined) return [];
    const { lists } = await client.rules(pack, month);
    return [...itemsOf('parameter', lists.parameters), ...itemsOf('workload', lists.measures)];
  }

  async #asking(ask: (run: LastRun, month: string) => Promise<void>): Promise<void> {
    const { run } = this.#desk.store.state();
    const month = this.#state().month ?? run?.months.at(-1);
    if (!run || month === undefined) return;
    try {
      await this.#connecting.ensure();
      await ask(run, month);
    } catch (cause) {
      const trouble = troubleOf(cause);
      await this.#connecting.notice(trouble);
      this.#set({ trouble, needsRun: isRunGone(trouble) });
    }
  }

  #state(): WhatIfState {
    return this.#desk.store.state().whatIf;
  }

  #set(changed: Partial<WhatIfState>): void {
    this.#desk.store.set({ whatIf: { ...this.#state(), ...changed } });
  }
}

type RuleList = readonly Pick<WhatIfItem, 'id' | 'name'>[];

const itemsOf = (kind: WhatIfItem['kind'], list: RuleList = []): readonly WhatIfItem[] =>
  list.map(({ id, name }) => ({ key: `${kind} ${id}`, kind, id, name }));

const figureOf = ({ kind, id }: WhatIfItem, month: string): FigureShape =>
  kind === 'parameter'
    ? { measure: 'parameter', of: id, months: [month] }
    : { measure: 'workload', workload: id, months: [month] };
