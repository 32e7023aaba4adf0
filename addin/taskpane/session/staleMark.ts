import type { AskedOptions } from '../../../server/contract/api/shapes.ts';
import type { RangeBlock } from '../../../server/contract/rangeBlock.ts';
import { attempt, type Desk, keep } from './desk.ts';
import { fingerprint } from './fingerprint.ts';
import type { LastRun, SessionState, Stale } from './state.ts';

/** Whether what stands in the workbook still belongs to its inputs and to what was chosen. */
export class StaleMark {
  readonly #desk: Pick<Desk, 'workbook' | 'store' | 'edits'>;

  constructor(desk: Pick<Desk, 'workbook' | 'store' | 'edits'>) {
    this.#desk = desk;
  }

  /** Sheets were edited: results and check are stale where they read them. */
  async edited(sheets: ReadonlySet<string>): Promise<void> {
    const { store } = this.#desk;
    const { check, run } = store.state();
    if (check && !check.isStale && readBy(check, sheets).length > 0)
      store.set({ check: { ...check, isStale: true } });
    const known = this.#stale().sheets;
    const added = (run ? readBy(run, sheets) : []).filter((sheet) => !known.includes(sheet));
    if (added.length > 0) await this.#change({ isOtherInput: true, sheets: [...known, ...added] });
  }

  /** What was edited after that moment counts against what was read before it. */
  review(mark: number): Promise<void> {
    return this.edited(new Set(this.#desk.edits.since(mark)));
  }

  /** The inputs were read again: they are those of the last run, or they are not. */
  async compare(blocks: readonly RangeBlock[]): Promise<void> {
    const { run } = this.#desk.store.state();
    if (!run) return;
    const inputs = new Set(run.inputSheets.map(({ sheetName }) => sheetName));
    const isOtherInput = (await fingerprint(blocks, inputs)) !== run.fingerprint;
    await this.#change({ isOtherInput, sheets: isOtherInput ? this.#stale().sheets : [] });
  }

  /** Something else was chosen in the settings, or the same again. */
  async chosen(options: AskedOptions): Promise<void> {
    const { run } = this.#desk.store.state();
    if (run) await this.#change({ isOtherChoice: !isSame(options, run.options) });
  }

  /** Results of an earlier run stand there again; what was edited for the run undone counts against them. */
  async restore(before: Stale | null, undone: LastRun | null): Promise<void> {
    const { run, stale } = this.#desk.store.state();
    const isOtherInput = run?.fingerprint !== undone?.fingerprint;
    const marks = [stale, before].flatMap((mark) => mark ?? []);
    await this.#set(
      run &&
        nullIfFresh({
          since: before?.since ?? stale?.since ?? new Date().toISOString(),
          isOtherInput: isOtherInput || marks.some((mark) => mark.isOtherInput),
          sheets: [...new Set(marks.flatMap(({ sheets }) => sheets))],
          isOtherChoice: !isSame(run.options, undone?.options ?? run.options),
        }),
    );
  }

  /** The results are of what stands there now. */
  async clear(): Promise<void> {
    if (this.#desk.store.state().stale) await this.#set(null);
  }

  #stale(): Stale {
    const { stale } = this.#desk.store.state();
    const since = new Date().toISOString();
    return stale ?? { since, isOtherInput: false, sheets: [], isOtherChoice: false };
  }

  async #change(changed: Partial<Stale>): Promise<void> {
    const stale = nullIfFresh({ ...this.#stale(), ...changed });
    if (!isSame(stale, this.#desk.store.state().stale)) await this.#set(stale);
  }

  async #set(stale: Stale | null): Promise<void> {
    const { store, workbook } = this.#desk;
    store.set({ stale });
    await keep(this.#desk, 'stale', stale);
    const keys = stale ? (store.state().run?.sheets ?? []).map(({ planKey }) => planKey) : [];
    await attempt(store, () => workbook.markStale(keys));
  }
}

const nullIfFresh = (stale: Stale): Stale | null =>
  stale.isOtherInput || stale.isOtherChoice ? stale : null;

/** Plain data, made in one way. */
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

type Read = Pick<NonNullable<SessionState['run']>, 'inputSheets'>;

const readBy = ({ inputSheets }: Read, sheets: ReadonlySet<string>): readonly string[] =>
  inputSheets.map(({ sheetName }) => sheetName).filter((name) => sheets.has(name));
