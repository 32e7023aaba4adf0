import type { Health, RulePacks, RulesOfMonth, Templates } from '../../server/contract/api/catalogues.ts';
import type { CheckReport } from '../../server/contract/api/inputs.ts';
import type {
  BreakEvenAnswer,
  BreakEvenPlanRequest,
  BreakEvenRequest,
  Choices,
  ScenarioRequest,
  TraceAnswer,
  TraceRequest,
  WhatIfAnswer,
  WhatIfRequest,
} from '../../server/contract/api/questions.ts';
import { Refused } from '../../server/contract/api/refused.ts';
import { isEnd, type RunEvent, type RunStatus, runEvent } from '../../server/contract/api/runs.ts';
import type { AskedOptions } from '../../server/contract/api/shapes.ts';
import { API_VERSION, PRODUCT } from '../../server/contract/api/version.ts';
import {
  FACTS_HEADER,
  factsIn,
  type NextMonthFacts,
  nextMonthFacts,
  WORKBOOK_TYPE,
} from '../../server/contract/api/workbookFile.ts';
import { fault } from '../../server/contract/faults/catalogue.ts';
import type { SheetPlan } from '../../server/contract/plan.ts';
import type { RangeBlock } from '../../server/contract/rangeBlock.ts';
import { blockChunks } from './blockChunks.ts';
import { BooksClient } from './booksClient.ts';
import { ask, bytesOf, type Connection, send } from './call.ts';
import { type Pause, pause, retrying } from './retry.ts';
import { ReviewsClient } from './reviewsClient.ts';
import { RuleLayersClient } from './ruleLayersClient.ts';
import { serverSentEvents } from './serverSentEvents.ts';
import { SubmissionsClient } from './submissionsClient.ts';

/** Between two connections of one event stream. */
const RECONNECT_MILLISECONDS = 500;

/** A workbook to be opened beside the one it was made from, and what there is to know of it. */
export interface NextMonth extends NextMonthFacts {
  readonly file: Uint8Array<ArrayBuffer>;
}

/** The server as the add-in sees it. Every method throws `Refused`, whose fault is fit to be shown. */
export class ServerClient {
  /** The record. */
  readonly books: BooksClient;
  readonly ruleLayers: RuleLayersClient;
  readonly reviews: ReviewsClient;
  readonly submissions: SubmissionsClient;
  readonly #connection: Connection;
  readonly #pause: Pause;

  constructor(connection: Connection, wait: Pause = pause) {
    this.#connection = connection;
    this.#pause = wait;
    this.books = new BooksClient(connection);
    this.ruleLayers = new RuleLayersClient(connection);
    this.reviews = new ReviewsClient(connection);
    this.submissions = new SubmissionsClient(connection);
  }

  /** The handshake: our server, and one that understands what we say. */
  async connect(signal?: AbortSignal): Promise<Health> {
    const health = await ask(this.#connection, 'health', { parameters: {}, signal });
    const { origin } = this.#connection;
    if (health.product !== PRODUCT) throw new Refused(fault('HT-007', { origin }));
    const versions = { server: health.apiVersion, client: API_VERSION };
    if (health.apiVersion < API_VERSION) throw new Refused(fault('HT-004', versions));
    if (health.apiVersion > API_VERSION) throw new Refused(fault('HT-005', versions));
    return health;
  }

  templates(signal?: AbortSignal): Promise<Templates> {
    return ask(this.#connection, 'templates', { parameters: {}, signal });
  }

  /** `withItems`: with the sheets of service items. */
  blankTemplate(withItems = false, signal?: AbortSignal): Promise<readonly SheetPlan[]> {
    const query = withItems ? { items: 'with' as const } : {};
    return plansOf(ask(this.#connection, 'blankTemplate', { parameters: {}, query, signal }));
  }

  rulePacks(signal?: AbortSignal): Promise<RulePacks> {
    return ask(this.#connection, 'rulePacks', { parameters: {}, signal });
  }

  rules(pack: string, month: string, signal?: AbortSignal): Promise<RulesOfMonth> {
    return ask(this.#connection, 'rules', { parameters: { pack }, query: { month }, signal });
  }

  /** Sends a workbook's blocks, in chunks and in order; gives the input's id. */
  async sendInput(blocks: Iterable<RangeBlock>, name?: string, signal?: AbortSignal): Promise<string> {
    const chunks = [...blockChunks(blocks)];
    const body = { blocks: chunks.length, ...(name !== undefined && { name }) };
    const { inputId } = await ask(this.#connection, 'newInput', { parameters: {}, body, signal });
    for (const [number, bytes] of chunks.entries()) {
      const parameters = { input: inputId, number: String(number) };
      await retrying(() => ask(this.#connection, 'putBlock', { parameters, bytes, signal }), this.#pause);
    }
    return inputId;
  }

  check(inputId: string, options: AskedOptions = {}, signal?: AbortSignal): Promise<CheckReport> {
    return ask(this.#connection, 'check', { parameters: { input: inputId }, body: { options }, signal });
  }

  async forgetInput(inputId: string): Promise<void> {
    await ask(this.#connection, 'forgetInput', { parameters: { input: inputId } });
  }

  /** The workbook of the month after that of this one. */
  async nextMonth(file: Uint8Array<ArrayBuffer>, signal?: AbortSignal): Promise<NextMonth> {
    const headers = { 'Content-Type': WORKBOOK_TYPE };
    const response = await send(this.#connection, 'nextMonth', {
      parameters: {},
      bytes: file,
      headers,
      signal,
    });
    const { success, data } = nextMonthFacts.safeParse(factsIn(response.headers.get(FACTS_HEADER)));
    if (!success) throw new Refused(fault('HT-007', { origin: this.#connection.origin }));
    return { ...data, file: await bytesOf(response, this.#connection.origin, signal) };
  }

  /** Gives the run's id; `follow` tells how it goes. */
  async startRun(inputId: string, options: AskedOptions = {}, signal?: AbortSignal): Promise<string> {
    const body = { inputId, options };
    return (await ask(this.#connection, 'startRun', { parameters: {}, body, signal })).id;
  }

  run(id: string, signal?: AbortSignal): Promise<RunStatus> {
    return ask(this.#connection, 'run', { parameters: { run: id }, signal });
  }

  /** Everything that happens to a run, from its beginning to its end, over as many connections as it takes. */
  async *follow(id: string, signal?: AbortSignal): AsyncGenerator<RunEvent> {
    let known = '';
    for (;;) {
      const response = await retrying(
        () =>
          send(this.#connection, 'runEvents', {
            parameters: { run: id },
            headers: known === '' ? {} : { 'Last-Event-ID': known },
            signal,
          }),
        this.#pause,
      );
      if (!response.body) throw new Refused(fault('HT-007', { origin: this.#connection.origin }));
      try {
        for await (const { id: number, data } of serverSentEvents(response.body)) {
          const event = this.#eventOf(data);
          known = number;
          yield event;
          if (isEnd(event)) return;
        }
      } catch (cause) {
        signal?.throwIfAborted();
        if (!isCutOff(cause)) throw cause;
      }
      await this.#pause(RECONNECT_MILLISECONDS);
    }
  }

  #eventOf(data: string): RunEvent {
    const { success, data: event } = runEvent.safeParse(jsonIn(data));
    if (!success) throw new Refused(fault('HT-007', { origin: this.#connection.origin }));
    return event;
  }

  /** Waits until a run has come to its end. */
  async finish(id: string, signal?: AbortSignal): Promise<RunStatus> {
    for await (const event of this.follow(id, signal)) if (isEnd(event)) break;
    return this.run(id, signal);
  }

  plans(run: string, signal?: AbortSignal): Promise<readonly SheetPlan[]> {
    return plansOf(ask(this.#connection, 'plans', { parameters: { run }, signal }));
  }

  async plan(run: string, sheet: string, signal?: AbortSignal): Promise<SheetPlan> {
    const plan = await ask(this.#connection, 'plan', { parameters: { run, sheet }, signal });
    return plan as unknown as SheetPlan;
  }

  cancelRun(id: string): Promise<RunStatus> {
    return ask(this.#connection, 'cancelRun', { parameters: { run: id } });
  }

  trace(run: string, body: TraceRequest, signal?: AbortSignal): Promise<TraceAnswer> {
    return ask(this.#connection, 'trace', { parameters: { run }, body, signal });
  }

  whatIf(run: string, body: WhatIfRequest, signal?: AbortSignal): Promise<WhatIfAnswer> {
    return ask(this.#connection, 'whatIf', { parameters: { run }, body, signal });
  }

  /** The trace as a sheet. */
  async tracePlan(run: string, body: TraceRequest, signal?: AbortSignal): Promise<SheetPlan> {
    const plan = await ask(this.#connection, 'tracePlan', { parameters: { run }, body, signal });
    return plan as unknown as SheetPlan;
  }

  /** The what-if as a sheet. */
  async whatIfPlan(run: string, body: ScenarioRequest, signal?: AbortSignal): Promise<SheetPlan> {
    const plan = await ask(this.#connection, 'whatIfPlan', { parameters: { run }, body, signal });
    return plan as unknown as SheetPlan;
  }

  choices(run: string, month: string, signal?: AbortSignal): Promise<Choices> {
    return ask(this.#connection, 'choices', { parameters: { run }, query: { month }, signal });
  }

  /** The trial as a sheet. */
  async breakEvenPlan(run: string, body: BreakEvenPlanRequest, signal?: AbortSignal): Promise<SheetPlan> {
    const plan = await ask(this.#connection, 'breakEvenPlan', { parameters: { run }, body, signal });
    return plan as unknown as SheetPlan;
  }

  breakEven(run: string, body: BreakEvenRequest, signal?: AbortSignal): Promise<BreakEvenAnswer> {
    return ask(this.#connection, 'breakEven', { parameters: { run }, body, signal });
  }
}

/** The envelope was read by schema; the verbs are those of the same product. */
const plansOf = async (plans: Promise<unknown>) => (await plans) as readonly SheetPlan[];

/** Undefined where the text is no JSON; no schema takes that. */
function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A stream that breaks off gives a TypeError of the network. */
const isCutOff = (cause: unknown): boolean => cause instanceof TypeError;
