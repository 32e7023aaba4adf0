import type { RangeBlock } from '../../../server/contract/rangeBlock.ts';
import { attempt, type Desk, keep } from './desk.ts';
import { fingerprint } from './fingerprint.ts';
import type { SessionState, Stale } from './state.ts';

/** Whether what stands in the workbook still belongs to its inputs. */
export class StaleMark {
  readonly #desk: Pick<Desk, 'workbook' | 'store' | 'edits'>;

  constructor(desk: Pick<Desk, 'workbook' | 'store' | 'edits'>) {
    this.#desk = desk;
  }

  /** Sheets were edited: results and check are stale where they read them. */
  async edited(sheets: ReadonlySet<string>): Promise<void> {
    const { store } = this.#desk;
    const { check, run, stale } = store.state();
    if (check && !check.isStale && readBy(check, sheets).length > 0)
      store.set({ check: { ...check, isStale: true } });
    const edited = run ? readBy(run, sheets) : [];
    const added = edited.filter((sheet) => !stale?.sheets.includes(sheet));
    if (added.length === 0) return;
    await this.#set({
      since: stale?.since ?? new Date().toISOString(),
      sheets: [...(stale?.sheets ?? []), ...added],
    });
  }

  /** What was edited after that moment counts against what was read before it. */
  review(mark: number): Promise<void> {
    return this.edited(new Set(this.#desk.edits.since(mark)));
  }

  /** The inputs were read again: they are those of the last run, or they are not. */
  async compare(blocks: readonly RangeBlock[]): Promise<void> {
    const { run, stale } = this.#desk.store.state();
    if (!run) return;
    const inputs = new Set(run.inputSheets.map(({ sheetName }) => sheetName));
    const isSame = (await fingerprint(blocks, inputs)) === run.fingerprint;
    if (isSame) await this.clear();
    else if (!stale) await this.#set({ since: new Date().toISOString(), sheets: [] });
  }

  /** Results of an earlier run stand there again; what was edited for the run undone counts against them. */
  async restore(before: Stale | null, areInputsTheSame: boolean): Promise<void> {
    const { run, stale } = this.#desk.store.state();
    const since = new Date().toISOString();
    const now = stale ?? before ?? (areInputsTheSame ? null : { since, sheets: [] });
    await this.#set(run && now);
  }

  async clear(): Promise<void> {
    if (this.#desk.store.state().stale) await this.#set(null);
  }

  async #set(stale: Stale | null): Promise<void> {
    const { store, workbook } = this.#desk;
    store.set({ stale });
    await keep(this.#desk, 'stale', stale);
    const keys = stale ? (store.state().run?.sheets ?? []).map(({ planKey }) => planKey) : [];
    await attempt(store, () => workbook.markStale(keys));
  }
}

type Read = Pick<NonNullable<SessionState['run']>, 'inputSheets'>;

const readBy = ({ inputSheets }: Read, sheets: ReadonlySet<string>): readonly string[] =>
  inputSheets.map(({ sheetName }) => sheetName).filter((name) => sheets.has(name));
