import type { BreakEvenRequest } from '../../../server/contract/api/questions.ts';
import type { Actor } from '../../../server/contract/api/record.ts';
import type { SendOutRequest } from '../../../server/contract/api/submissionWork.ts';
import type { ServerClient } from '../../client/serverClient.ts';
import type { ChosenFile } from '../../client/submissionsClient.ts';
import type { Shell } from '../../workbook/shell.ts';
import type { Unwatch, Workbook } from '../../workbook/workbook.ts';
import { Booking, type MonthStep, noBooks } from './booking.ts';
import { BreakEven, noBreakEven } from './breakEven.ts';
import { Checking } from './checking.ts';
import { commandsOf, enabledCommands } from './commands.ts';
import { Connecting } from './connecting.ts';
import { Costing } from './costing.ts';
import { attempt, type Desk, keep } from './desk.ts';
import { EditWatch } from './editWatch.ts';
import { ItemCosting, noItems } from './itemCosting.ts';
import { Jobs } from './jobs.ts';
import { Keeping } from './keeping.ts';
import { NextMonth } from './nextMonth.ts';
import { optionsOf } from './options.ts';
import { Preparing } from './preparing.ts';
import { Reading } from './reading.ts';
import { recall } from './remembered.ts';
import { noReviews, Reviewing } from './reviewing.ts';
import { noRuleLayers, RuleLayering } from './ruleLayering.ts';
import { StaleMark } from './staleMark.ts';
import type { Destination, SessionState, Settings, ValueChange, View } from './state.ts';
import { Store } from './store.ts';
import type { Surroundings } from './surroundings.ts';
import { noTrace, Tracing } from './tracing.ts';
import { Undoing } from './undoing.ts';
import { noWhatIf, WhatIf } from './whatIf.ts';

/** What a session stands on. */
export interface SessionParts {
  readonly workbook: Workbook;
  readonly shell: Shell;
  readonly client: ServerClient;
  readonly surroundings: Surroundings;
}

const noSettings: Settings = {
  rulePack: null,
  method: null,
  itemMethod: null,
  months: null,
  language: null,
};

/**
 * Everything the pane knows and does; the views draw its state and call its methods. No method throws:
 * what goes wrong stands in the state. One job at a time: a press during one is told why it waits.
 */
export class Session {
  readonly #desk: Desk;
  readonly #shell: Shell;
  readonly #connecting: Connecting;
  readonly #preparing: Preparing;
  readonly #checking: Checking;
  readonly #costing: Costing;
  readonly #stale: StaleMark;
  readonly #tracing: Tracing;
  readonly #whatIf: WhatIf;
  readonly #breakEven: BreakEven;
  readonly #booking: Booking;
  readonly #ruleLayering: RuleLayering;
  readonly #reviewing: Reviewing;
  readonly #keeping: Keeping;
  readonly #items: ItemCosting;
  readonly #nextMonth: NextMonth;
  #watches: readonly Unwatch[] = [];
  #opening: Promise<void> | null = null;

  constructor({ workbook, shell, client, surroundings }: SessionParts) {
    const store = new Store(initialState(shell));
    const edits = new EditWatch((sheets) => void this.#stale.edited(sheets));
    this.#connecting = new Connecting({ client, store, surroundings, workbook });
    const jobs = new Jobs(store, this.#connecting.notice);
    const undoing = new Undoing(store, jobs);
    const desk = { workbook, client, surroundings, store, jobs, edits, undoing };
    const reading = new Reading(desk, this.#connecting);
    this.#desk = desk;
    this.#shell = shell;
    this.#stale = new StaleMark(desk);
    this.#preparing = new Preparing(desk, this.#connecting);
    this.#checking = new Checking(desk, reading, this.#stale);
    this.#costing = new Costing(desk, reading, this.#checking, this.#stale);
    this.#tracing = new Tracing(desk, this.#connecting);
    this.#whatIf = new WhatIf(desk, this.#connecting);
    this.#breakEven = new BreakEven(desk, this.#connecting);
    this.#booking = new Booking(desk, this.#connecting, reading);
    this.#reviewing = new Reviewing(desk, this.#connecting, this.#booking);
    this.#ruleLayering = new RuleLayering(desk, this.#connecting, reading, this.#checking, this.#stale);
    this.#nextMonth = new NextMonth(desk, this.#connecting, this.#checking);
    this.#keeping = new Keeping(desk, this.#connecting, this.#checking, this.#whatIf);
    this.#items = new ItemCosting(desk, this.#connecting, reading, this.#checking, this.#stale);
    shell.answer(commandsOf(this, shell));
  }

  /** The state as it is; a new object after each change, the same until then. */
  readonly state = (): SessionState => this.#desk.store.state();
  /** Calls after each change; gives the way to stop it. */
  readonly subscribe = (tell: () => void): (() => void) => this.#desk.store.subscribe(tell);

  /** Reads what is remembered, looks at the workbook, shakes hands with the server. Again: reconnects. */
  async connect(): Promise<void> {
    this.#opening ??= this.#open();
    await this.#opening;
    await this.#connecting.connect();
  }

  /** Stops listening and cancels what is under way. */
  async dispose(): Promise<void> {
    this.cancel();
    this.#connecting.stop();
    this.#tracing.stop();
    this.#whatIf.stop();
    this.#breakEven.stop();
    this.#booking.stop();
    this.#ruleLayering.stop();
    this.#reviewing.stop();
    this.#items.stop();
    this.#desk.edits.stop();
    const watches = this.#watches;
    this.#watches = [];
    await Promise.all(watches.map((stop) => stop()));
  }

  show(view: View): void {
    this.#desk.store.set({ view });
    void keep(this.#desk, 'view', view);
    this.#tracing.follow();
    this.#whatIf.follow();
    this.#booking.follow();
    this.#ruleLayering.follow();
    this.#items.follow();
  }

  /** Puts away what a press could not do. */
  dismissNotice(): void {
    this.#desk.store.set({ notice: null });
  }

  async setSettings(changed: Partial<Settings>): Promise<void> {
    const settings = { ...this.state().settings, ...changed };
    this.#desk.store.set({ settings, language: settings.language ?? this.#shell.language });
    await keep(this.#desk, 'settings', settings);
    await this.#stale.chosen(optionsOf(settings));
  }

  /** Writes the template's sheets that the workbook does not have yet. */
  prepare(withItems = false): Promise<void> {
    return this.#preparing.prepare(withItems);
  }

  check(): Promise<void> {
    return this.#checking.check();
  }

  /** Reads, costs and writes the result sheets. */
  cost(): Promise<void> {
    return this.#costing.cost();
  }

  /** Writes the result sheets of the last run once more; costs anew where that is needed. */
  refresh(): Promise<void> {
    return this.#costing.refresh();
  }

  /** Stops what is under way; the workbook stays as it was before. */
  cancel(): void {
    this.#desk.jobs.cancel();
  }

  /** Takes the last write of results back. */
  undo(): Promise<void> {
    return this.#desk.undoing.undo();
  }

  /** The workbook as the next month's, opened beside this one. */
  newMonth(): Promise<void> {
    return this.#nextMonth.create();
  }

  /** Empties the cell that says 沿用: what was carried over has been looked through. */
  clearCarried(faultId: string): Promise<void> {
    return this.#nextMonth.confirmCarried(faultId);
  }

  async goTo(place: Destination): Promise<void> {
    await attempt(this.#desk.store, () => this.#desk.workbook.goTo(place));
  }

  /** A notice that was looked at, and why it may stand. */
  acknowledge(faultId: string, reason: string): Promise<void> {
    return this.#checking.acknowledge(faultId, reason);
  }

  withdrawAcknowledgement(faultId: string): Promise<void> {
    return this.#checking.withdraw(faultId);
  }

  /** Traces the selected cell of a result sheet; while the trace view is shown this happens by itself. */
  traceSelection(): Promise<void> {
    return this.#tracing.trace();
  }

  /** Shows the children of a line, fetched where they are not here yet. */
  openTraceLine(path: string): Promise<void> {
    return this.#tracing.open(path);
  }

  closeTraceLine(path: string): void {
    this.#tracing.close(path);
  }

  /** The tree as a sheet of the workbook. */
  exportTrace(): Promise<void> {
    return this.#keeping.keepTrace();
  }

  /** Changes a value of the what-if, or the one changed before; the effect follows by itself. */
  change(change: ValueChange): Promise<void> {
    return this.#whatIf.change(change);
  }

  withdrawChange(changeId: string): Promise<void> {
    return this.#whatIf.withdraw(changeId);
  }

  withdrawAllChanges(): Promise<void> {
    return this.#whatIf.withdrawAll();
  }

  /** The month whose values are changed; until one is chosen, the run's last. */
  setWhatIfMonth(month: string): Promise<void> {
    return this.#whatIf.choose(month);
  }

  /** The what-if as a sheet of the workbook under this name. */
  keepScenario(name: string): Promise<void> {
    return this.#keeping.keepScenario(name);
  }

  /** What price, cost and volume of one unit would do. */
  askBreakEven(asked: BreakEvenRequest): Promise<void> {
    return this.#breakEven.ask(asked);
  }

  /** What stands on record: of the workbook's hospital, or of the book and month chosen. */
  chooseBook(book: string, month: string | null): Promise<void> {
    return this.#booking.choose(book, month);
  }

  /** Takes the run in the workbook into its book. */
  registerRun(by: Actor, driverReason: string | null): Promise<void> {
    return this.#booking.register(by, driverReason);
  }

  /** 审核, 退回, 月结, 反结 of the month chosen. */
  stepMonth(by: Actor, step: MonthStep): Promise<void> {
    return this.#booking.step(by, step);
  }

  /** Shows exactly what publishing the month would sign. */
  openStatement(): Promise<void> {
    return this.#booking.openStatement();
  }

  closeStatement(): void {
    this.#booking.closeStatement();
  }

  /** Signs the statement that is shown. */
  publishMonth(by: Actor): Promise<void> {
    return this.#booking.publish(by);
  }

  compareRuns(before: string, after: string): Promise<void> {
    return this.#booking.compare(before, after);
  }

  /** The difference report of a published version of the month chosen. */
  openDifference(version: number): Promise<void> {
    return this.#booking.openDifference(version);
  }

  verifyMonth(): Promise<void> {
    return this.#booking.verify();
  }

  /** Keeps the rules that the run in the workbook used as a version. */
  saveRules(by: Actor, said: { layer: string; validFrom: string; reason: string }): Promise<void> {
    return this.#ruleLayering.save(by, said);
  }

  /** An earlier version of the rules as the next one. */
  rollBackRules(
    by: Actor,
    said: { layer: string; version: number; validFrom: string; reason: string },
  ): Promise<void> {
    return this.#ruleLayering.rollBack(by, said);
  }

  compareRules(layer: string, before: number, after: number): Promise<void> {
    return this.#ruleLayering.compare(layer, before, after);
  }

  /** Puts a version of the rules on the workbook's rule sheets. */
  writeRules(layer: string, version: number): Promise<void> {
    return this.#ruleLayering.write(layer, version);
  }

  /** The month chosen as a sealed package for its reviewer. */
  packMonth(by: Actor): Promise<void> {
    return this.#reviewing.pack(by);
  }

  openReview(file: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.#reviewing.open(file);
  }

  /** Signs the package that is shown. */
  signReview(by: Actor, decision: 'approved' | 'returned', remark: string): Promise<void> {
    return this.#reviewing.sign(by, decision, remark);
  }

  takeReview(file: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.#reviewing.take(file);
  }

  /** The whole record as a workbook, opened beside this one. */
  auditRecord(): Promise<void> {
    return this.#reviewing.audit();
  }

  /** A workbook to be filled in for every department that performed service items. */
  sendOut(said: SendOutRequest): Promise<void> {
    return this.#items.sendOut(said);
  }

  /** Checks what departments sent back. */
  collectReturns(files: readonly ChosenFile[]): Promise<void> {
    return this.#items.collect(files);
  }

  /** Where the departments stand, as registered. */
  lookAtSubmissions(): Promise<void> {
    return this.#items.lookAtBoard();
  }

  /** Puts what was accepted on the workbook's sheets. */
  mergeReturns(): Promise<void> {
    return this.#items.merge();
  }

  registerReturns(by: Actor): Promise<void> {
    return this.#items.register(by);
  }

  /** The workbooks that were made, as a zip; null where they cannot be had, which is told. */
  submissionFiles(submissions: string): Promise<Uint8Array<ArrayBuffer> | null> {
    return this.#items.files(submissions);
  }

  /** 归集 of the workbook's months on record, if nothing blocks their costing. */
  gatherMonths(by: Actor): Promise<void> {
    return this.#booking.gather(by);
  }

  backUp(): Promise<void> {
    return this.#booking.backUp();
  }

  restoreBackup(by: Actor, backup: string, reason: string): Promise<void> {
    return this.#booking.restore(by, backup, reason);
  }

  /** The year chosen, whose months are all closed. */
  archiveBook(by: Actor): Promise<void> {
    return this.#booking.archive(by);
  }

  takeArchiveBack(by: Actor, archive: string): Promise<void> {
    return this.#booking.takeBack(by, archive);
  }

  acceptClock(by: Actor, reason: string): Promise<void> {
    return this.#booking.acceptClock(by, reason);
  }

  /** The break-even trial as a sheet of the workbook under this name. */
  keepBreakEven(name: string): Promise<void> {
    return this.#keeping.keepBreakEven(name);
  }

  /** The comparison that is shown as a sheet of the workbook. */
  keepComparison(): Promise<void> {
    return this.#keeping.keepComparison();
  }

  async #open(): Promise<void> {
    const { workbook, store, edits } = this.#desk;
    await attempt(store, () => this.#recall());
    await attempt(store, async () => {
      this.#watches = [await workbook.onEdit(edits.seen), await workbook.onSelection(this.#tracing.selected)];
    });
    this.#followCommands();
    this.#followRun();
  }

  async #recall(): Promise<void> {
    const { store, workbook } = this.#desk;
    const { memory } = workbook;
    const settings = (await recall(memory, 'settings')) ?? noSettings;
    this.#checking.recall((await recall(memory, 'acknowledgements')) ?? {});
    store.set({
      settings,
      language: settings.language ?? this.#shell.language,
      view: (await recall(memory, 'view')) ?? 'prepare',
      run: (await recall(memory, 'run')) ?? null,
      stale: (await recall(memory, 'stale')) ?? null,
    });
  }

  /** What was asked of one run is no answer of the next. */
  #followRun(): void {
    let known = this.state().run?.id;
    const stop = this.subscribe(() => {
      const run = this.state().run?.id;
      if (run === known) return;
      known = run;
      this.#tracing.runChanged();
      this.#whatIf.runChanged();
      this.#breakEven.runChanged();
      this.#items.runChanged();
    });
    this.#watches = [...this.#watches, async () => stop()];
    this.#tracing.follow();
    this.#whatIf.follow();
    this.#booking.follow();
    this.#ruleLayering.follow();
    this.#items.follow();
  }

  /** The ribbon's buttons are grey where they make no sense. */
  #followCommands(): void {
    let known = '';
    const follow = () => {
      const enabled = enabledCommands(this.state());
      const told = [...enabled].join();
      if (told === known) return;
      known = told;
      void attempt(this.#desk.store, () => this.#shell.enable(enabled));
    };
    follow();
    const stop = this.subscribe(follow);
    this.#watches = [...this.#watches, async () => stop()];
  }
}

function initialState(shell: Shell) {
  return {
    view: 'prepare',
    language: shell.language,
    connection: { kind: 'connecting' },
    workbook: { about: null, inputs: [], missing: 0 },
    job: null,
    ended: null,
    notice: null,
    check: null,
    run: null,
    stale: null,
    undoable: null,
    trace: noTrace,
    whatIf: noWhatIf,
    breakEven: noBreakEven,
    books: noBooks,
    ruleLayers: noRuleLayers,
    reviews: noReviews,
    items: noItems,
    settings: noSettings,
    packs: null,
  } as const;
}
