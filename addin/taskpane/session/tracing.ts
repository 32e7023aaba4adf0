import type { TraceLine } from '../../../server/contract/api/questions.ts';
import { Refused } from '../../../server/contract/api/refused.ts';
import { toA1 } from '../../../server/contract/place.ts';
import type { Selection } from '../../workbook/workbook.ts';
import type { Connecting } from './connecting.ts';
import type { Desk } from './desk.ts';
import { Question } from './question.ts';
import type { TraceState, TraceTree, Trouble } from './state.ts';
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
  readonly #question: Question;

  constructor(desk: Desk, connecting: Connecting) {
    this.#desk = desk;
    this.#question = new Question(connecting);
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

  /** Another run stands in the workbook: what was traced is not of it. */
  runChanged(): void {
    this.stop();
    this.#set({ ...noTrace, selected: this.#state().selected });
    this.follow();
  }

  async trace(): Promise<void> {
    const { run } = this.#desk.store.state();
    const { selected } = this.#state();
    if (!run || !selected) {
      this.#set({ trouble: troubleFrom(run ? 'PN-003' : 'PN-004') });
      return;
    }
    const { planKey: sheet, address: cell } = selected;
    this.#set({ isLoading: true, trouble: null });
    const outcome = await this.#question.ask((signal) =>
      this.#desk.client.trace(run.id, { sheet, cell }, signal),
    );
    if (!outcome) return;
    if ('trouble' in outcome) {
      this.#fail(outcome.trouble, { tree: null });
      return;
    }
    const { answer } = outcome;
    if (!answer.figure) {
      this.#fail(troubleOf(new Refused(answer.why)), { tree: null });
      return;
    }
    const { figure, quotient, line: root } = answer;
    const tree = { of: selected, figure, quotient, root, open: new Set(['']), opening: new Set<string>() };
    this.#set({ tree, isLoading: false, needsRun: false });
  }

  async open(path: string): Promise<void> {
    const { run } = this.#desk.store.state();
    const { tree } = this.#state();
    const line = tree && lineAt(tree.root, path);
    if (!run || !tree || !line?.opens) return;
    if (line.children) {
      this.#setTree({ open: new Set([...tree.open, path]) });
      return;
    }
    this.#setTree({ opening: new Set([...tree.opening, path]) });
    const outcome = await this.#question.alongside((signal) =>
      this.#desk.client.trace(run.id, { figure: tree.figure, path }, signal),
    );
    if (!outcome) return;
    this.#setTree({ opening: without(this.#state().tree?.opening, path) });
    if ('trouble' in outcome) this.#fail(outcome.trouble, {});
    else if (outcome.answer.figure) this.#opened(outcome.answer.line);
  }

  close(path: string): void {
    this.#setTree({ open: without(this.#state().tree?.open, path) });
  }

  /** Whatever is being fetched is not waited for. */
  stop(): void {
    this.#question.stop();
  }

  #opened(line: TraceLine): void {
    const { tree } = this.#state();
    if (tree) this.#setTree({ root: withLine(tree.root, line), open: new Set([...tree.open, line.path]) });
  }

  #fail(trouble: Trouble, changed: Partial<TraceState>): void {
    this.#set({ trouble, isLoading: false, needsRun: isRunGone(trouble), ...changed });
  }

  #state(): TraceState {
    return this.#desk.store.state().trace;
  }

  #set(changed: Partial<TraceState>): void {
    this.#desk.store.set({ trace: { ...this.#state(), ...changed } });
  }

  #setTree(changed: Partial<TraceTree>): void {
    const { tree } = this.#state();
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
