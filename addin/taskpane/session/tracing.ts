import type { TraceLine } from '../../../server/contract/api/questions.ts';
import { toA1 } from '../../../server/contract/place.ts';
import type { Selection } from '../../workbook/workbook.ts';
import type { Connecting } from './connecting.ts';
import type { Desk } from './desk.ts';
import { isAbort } from './jobs.ts';
import type { ResultCell, TraceState, TraceTree, Trouble } from './state.ts';
import { isRunGone, troubleFrom, troubleOf } from './trouble.ts';

export const noTrace: TraceState = {
  selected: null,
  tree: null,
  isLoading: false,
  trouble: null,
  needsRun: false,
};

/** 追溯: the number a person has selected, taken apart as far as it is opened. */
export class Tracing {
  readonly #desk: Desk;
  readonly #connecting: Connecting;
  /** Of the number that is being fetched; the next one takes its place. */
  #fetching = new AbortController();

  constructor(desk: Desk, connecting: Connecting) {
    this.#desk = desk;
    this.#connecting = connecting;
  }

  /** The selection moved; a tree that is shown follows it to the next number. */
  readonly selected = ({ planKey, sheetName, row, column }: Selection): void => {
    const { run } = this.#desk.store.state();
    const isResult = run?.sheets.some((sheet) => sheet.planKey === planKey);
    const selected = isResult && planKey ? { planKey, sheetName, address: toA1({ row, column }) } : null;
    this.#set({ selected });
    this.follow();
  };

  /** Where the trace is shown, it is of the selected number. */
  follow(): void {
    const { view, trace } = this.#desk.store.state();
    if (view === 'trace' && trace.selected && trace.selected !== trace.tree?.of) void this.trace();
  }

  async trace(): Promise<void> {
    this.stop();
    const { signal } = this.#fetching;
    const { run, trace } = this.#desk.store.state();
    const { selected } = trace;
    if (!run || !selected) {
      this.#set({ trouble: troubleFrom(run ? 'PN-003' : 'PN-004') });
      return;
    }
    this.#set({ isLoading: true, trouble: null });
    try {
      await this.#connecting.ensure();
      const { planKey: sheet, address: cell } = selected;
      const { figure, quotient, line } = await this.#desk.client.trace(run.id, { sheet, cell }, signal);
      const tree = {
        of: selected,
        figure,
        quotient,
        root: line,
        open: new Set(['']),
        opening: new Set<string>(),
      };
      this.#set({ tree, isLoading: false, needsRun: false });
    } catch (cause) {
      if (!isAbort(cause)) await this.#fail(selected, troubleOf(cause));
    }
  }

  async open(path: string): Promise<void> {
    const { run, trace } = this.#desk.store.state();
    const { tree } = trace;
    const line = tree && lineAt(tree.root, path);
    if (!run || !tree || !line?.opens) return;
    if (line.children) {
      this.#setTree({ open: new Set([...tree.open, path]) });
      return;
    }
    this.#setTree({ opening: new Set([...tree.opening, path]) });
    try {
      const { signal } = this.#fetching;
      const answer = await this.#desk.client.trace(run.id, { figure: tree.figure, path }, signal);
      this.#opened(tree.of, answer.line);
    } catch (cause) {
      if (!isAbort(cause)) await this.#fail(tree.of, troubleOf(cause));
    } finally {
      this.#setTree({ opening: without(this.#tree()?.opening, path) });
    }
  }

  close(path: string): void {
    this.#setTree({ open: without(this.#tree()?.open, path) });
  }

  /** Whatever is being fetched is not waited for. */
  stop(): void {
    this.#fetching.abort(new DOMException('superseded', 'AbortError'));
    this.#fetching = new AbortController();
  }

  /** Another number may have been selected meanwhile. */
  #opened(of: ResultCell, line: TraceLine): void {
    const tree = this.#tree();
    if (!tree || tree.of !== of) return;
    this.#setTree({ root: withLine(tree.root, line), open: new Set([...tree.open, line.path]) });
  }

  async #fail(of: ResultCell, trouble: Trouble): Promise<void> {
    await this.#connecting.notice(trouble);
    const { tree } = this.#desk.store.state().trace;
    const isOther = tree?.of !== of;
    this.#set({ trouble, isLoading: false, needsRun: isRunGone(trouble), ...(isOther && { tree: null }) });
  }

  #tree(): TraceTree | null {
    return this.#desk.store.state().trace.tree;
  }

  #set(changed: Partial<TraceState>): void {
    const { store } = this.#desk;
    store.set({ trace: { ...store.state().trace, ...changed } });
  }

  #setTree(changed: Partial<TraceTree>): void {
    const tree = this.#tree();
    if (tree) this.#set({ tree: { ...tree, ...changed } });
  }
}

const without = (paths: ReadonlySet<string> = new Set(), path: string): ReadonlySet<string> =>
  new Set([...paths].filter((each) => each !== path));

export function lineAt(line: TraceLine, path: string): TraceLine | null {
  if (line.path === path) return line;
  for (const child of line.children ?? []) {
    const found = path === child.path || path.startsWith(`${child.path}/`) ? lineAt(child, path) : null;
    if (found) return found;
  }
  return null;
}

/** The tree with a line in place of the one at its path. */
function withLine(root: TraceLine, line: TraceLine): TraceLine {
  if (root.path === line.path) return line;
  if (!root.children || !(root.path === '' || line.path.startsWith(`${root.path}/`))) return root;
  return { ...root, children: root.children.map((child) => withLine(child, line)) };
}
