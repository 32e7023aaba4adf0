import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { HostError } from './hostError.ts';
import { readMetadata } from './metadata.ts';
import type { Workbook } from './model/workbook.ts';
import { NodeDocument } from './nodeDocument.ts';
import { Processor } from './processor.ts';
import type { BatchAnswer, BatchRequest, HostMessage } from './wire.ts';

/** Microsoft's client library, unchanged, in this process, talking to a workbook of ours. */
export interface NodeHost {
  readonly workbook: Workbook;
  /** Batches that were asked for since the host was started. */
  readonly batches: readonly BatchRequest[];
  /** Breaks the n-th batch from now (0: the next) before its action of that number; once. */
  failAt(batch: number, action: number, error?: HostError): void;
  /** Excel is busy for the next batches: a person has a cell open. Batches that wait for her are held until she is done. */
  busyFor(batches: number): void;
  /** Called before every batch: what people do meanwhile. */
  meanwhile: (batch: number) => void;
}

interface Bridge {
  sendMessageToHost(text: string): void;
  onMessageFromHost: ((text: string) => void) | null;
}

interface LibraryGlobals {
  window?: unknown;
  self?: unknown;
  location?: unknown;
  navigator?: unknown;
  Office?: unknown;
  Excel?: typeof Excel;
  OfficeExtension?: { CommonUtility: { _doApiNotSupportedCheck: boolean } };
  _richApiNativeBridge?: Bridge;
}

interface Request {
  readonly id: number;
  readonly type: number;
  readonly flags: number;
  readonly message: { readonly body: BatchRequest };
}

const WAITS_FOR_CELL_EDIT = 64;

const globals = globalThis as unknown as LibraryGlobals;
const REQUEST = 1;
const RESPONSE = 2;
const EVENT = 3;

/** The newest set that the library of the package can speak. */
const NEWEST_EXCEL_API = 15;

let current: Connected | null = null;

/**
 * Puts a workbook behind the library. The library is loaded once a process, so that one workbook at a time
 * answers: the newest.
 */
export function startNodeHost(workbook: Workbook, excelApi: number = NEWEST_EXCEL_API): NodeHost {
  loadLibrary(excelApi);
  if (!globals.Excel) throw new Error('the library did not load');
  current = new Connected(workbook, new Processor(workbook, readMetadata(globals.Excel)));
  return current;
}

function answering(): Workbook {
  if (!current) throw new Error('no workbook is open');
  return current.workbook;
}

function loadLibrary(excelApi: number): void {
  if (!globals.Excel) evaluateLibrary();
  globals.Office = {
    AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
    FileType: { Compressed: 'compressed' },
    context: {
      document: new NodeDocument(answering),
      requirements: {
        isSetSupported: (name: string, version = '1.1') =>
          name === 'DelayForCellEdit' || (name === 'ExcelApi' && Number(version.split('.')[1]) <= excelApi),
      },
    },
  };
}

function evaluateLibrary(): void {
  globals.window = globalThis;
  globals.self ??= globalThis;
  globals.navigator ??= { userAgent: 'node' };
  globals.location = { href: 'https://localhost/', protocol: 'https:', search: '', hash: '' };
  globals._richApiNativeBridge = bridge;
  const file = createRequire(import.meta.url).resolve('@microsoft/office-js/dist/excel-web-16.00.js');
  runInThisContext(readFileSync(file, 'utf8'), { filename: 'excel-web-16.00.js' });
  // Members beyond the sets declared are refused, as in an older Excel.
  if (globals.OfficeExtension) globals.OfficeExtension.CommonUtility._doApiNotSupportedCheck = true;
}

const bridge: Bridge = {
  onMessageFromHost: null,
  sendMessageToHost(text) {
    const request = JSON.parse(text) as Request;
    if (request.type !== REQUEST || !current) return;
    const body = current.answer(request.message.body, (request.flags & WAITS_FOR_CELL_EDIT) > 0);
    const message = { statusCode: 200, headers: {}, body };
    reply({ id: request.id, type: RESPONSE, flags: 0, message });
  },
};

const reply = (message: object): void => {
  setImmediate(() => bridge.onMessageFromHost?.(JSON.stringify(message)));
};

/** What Excel on the web says in place of an answer. */
function tooLarge(what: 'Request' | 'Response'): string {
  const refusal: NonNullable<BatchAnswer['Error']> = {
    Code: `${what}PayloadSizeLimitExceeded`,
    Message: `The ${what.toLowerCase()} payload size has exceeded the limit.`,
    Location: '',
    ActionIndex: 0,
    HttpStatusCode: 413,
  };
  return JSON.stringify({ Results: [], TraceIds: [], Error: refusal } satisfies BatchAnswer);
}

class Connected implements NodeHost {
  readonly workbook: Workbook;
  readonly batches: BatchRequest[] = [];
  meanwhile: (batch: number) => void = () => undefined;
  readonly #processor: Processor;
  #failing: { batch: number; action: number; error: HostError } | null = null;
  #busy = 0;

  constructor(workbook: Workbook, processor: Processor) {
    this.workbook = workbook;
    this.#processor = processor;
    workbook.events.send = (messages: readonly HostMessage[]) =>
      reply({ type: EVENT, message: { entries: messages } });
  }

  failAt(
    batch: number,
    action: number,
    error = new HostError('GeneralException', 'There was an internal error.'),
  ): void {
    this.#failing = { batch: this.batches.length + batch, action, error };
  }
  busyFor(batches: number): void {
    this.#busy = batches;
  }
  answer(request: BatchRequest, waits: boolean): string {
    const number = this.batches.length;
    this.batches.push(request);
    this.meanwhile(number);
    if (waits) this.#busy = 0;
    const { bytes } = this.workbook.limits;
    if (JSON.stringify(request).length > bytes) return tooLarge('Request');
    const answer = this.#processor.process(request, (action) => this.#interfere(number, action));
    const text = JSON.stringify(answer);
    return text.length > bytes ? tooLarge('Response') : text;
  }
  #interfere(batch: number, action: number): void {
    if (action === 0 && this.#busy > 0) {
      this.#busy -= 1;
      throw new HostError('InvalidOperationInCellEditMode', 'Excel is in cell-editing mode.');
    }
    const failing = this.#failing;
    if (!failing || failing.batch !== batch || action < failing.action) return;
    this.#failing = null;
    throw failing.error;
  }
}
