import { readMetadata } from '../metadata.ts';
import type { Workbook } from '../model/workbook.ts';
import { Processor } from '../processor.ts';
import type { BatchRequest, HostMessage } from '../wire.ts';
import { PaneFiles } from './paneFiles.ts';
import {
  actionType,
  type DispatchData,
  dispatch,
  messageType,
  type PaneMessage,
  paneMessage,
  responseType,
  SUCCESS,
  UNSUPPORTED,
} from './paneProtocol.ts';
import { addInServices, type RibbonState } from './services.ts';

export interface PaneHostSettings {
  readonly language: 'zh-CN' | 'en-US';
  /** Sets and versions that this Excel has. */
  readonly requirements: Readonly<Record<string, string>>;
  /** Makes a file of the workbook. */
  readonly file: (workbook: Workbook) => Promise<Uint8Array>;
}

const ADD_IN = 'stepdown';

interface Libraries {
  readonly Excel?: object;
  readonly OfficeCore?: object;
}

/** Excel on the web around a pane in a frame: answers the messages of office.js, whatever page is in it. */
export class PaneHost {
  readonly workbook: Workbook;
  readonly frame: HTMLIFrameElement;
  readonly ribbon: RibbonState = { enabled: new Map(), isPaneShown: true };
  /** Called after each batch: what is drawn may have changed. */
  changed: () => void = () => undefined;
  readonly #settings: PaneHostSettings;
  readonly #events = new Map<string, PaneMessage>();
  readonly #commands = new Map<string, () => void>();
  readonly #files: PaneFiles;
  #processor: Processor | null = null;
  #lastCommand = 0;

  constructor(workbook: Workbook, frame: HTMLIFrameElement, settings: PaneHostSettings) {
    this.workbook = workbook;
    this.frame = frame;
    this.#settings = settings;
    this.#files = new PaneFiles(() => settings.file(workbook));
    addEventListener('message', (event) => {
      if (event.source === frame.contentWindow) this.#hear(paneMessage(event.data));
    });
    workbook.events.send = (messages) => this.#tellEvents(messages);
  }

  /** Loads the pane's page as Excel does: who the host is stands in the address. */
  open(page: string): void {
    const conversation = `stepdown-${Date.now()}`;
    const address = new URL(page, location.href);
    const { hash } = address;
    const host = ['Excel', 'Web', '16.00', this.#settings.language, 'telemetry', '', 'disableLogging', '3'];
    address.searchParams.set('_host_Info', host.join('$'));
    const xdm = `_xdm_Info=${conversation}|${ADD_IN}|${location.origin}`;
    address.hash = `${hash.slice(1)}&_serializer_version=1&_flights=${encodeURIComponent('[]')}&${xdm}`;
    this.frame.name = `_xdm_${conversation}`;
    this.frame.src = address.href.replaceAll('%24', '$');
  }

  /** Presses a button of the ribbon; settles when the pane says it is done. */
  press(functionName: string): Promise<void> {
    this.#lastCommand += 1;
    const id = String(this.#lastCommand);
    const done = new Promise<void>((resolve) => this.#commands.set(id, resolve));
    this.#fire('appCommandInvoked', [id, functionName, JSON.stringify({ source: { id: functionName } })]);
    return done;
  }

  #hear(message: PaneMessage | null): void {
    if (!message) return;
    if (message._actionType === actionType.registerEvent) this.#events.set(message._actionName, message);
    else if (message._actionType === actionType.unregisterEvent) this.#events.delete(message._actionName);
    else {
      void this.#answer(message).then((answer) => this.#reply(message, answer, responseType.forMethod));
      return;
    }
    this.#reply(message, SUCCESS, responseType.forMethod);
  }

  async #answer({ _actionName, _data }: PaneMessage): Promise<unknown> {
    if (_actionName === 'ContextActivationManager_getAppContextAsync') return this.#appContext();
    if (_actionName === 'ContextActivationManager_notifyHost') return null;
    if (_actionName !== 'executeMethod') return SUCCESS;
    const data = _data as DispatchData;
    switch (data.DdaMethod.DispatchId) {
      case dispatch.richApiRequest:
        return { ...SUCCESS, Data: [200, [], this.#process(String(data.ArrayData?.[4]))] };
      case dispatch.commandCompleted:
        this.#commands.get(String(data[0]))?.();
        return SUCCESS;
      case dispatch.settingsRefresh:
        return { ...SUCCESS, Settings: [] };
      case dispatch.settingsSave:
        return SUCCESS;
      default:
        return (await this.#files.answer(data)) ?? UNSUPPORTED;
    }
  }

  #process(body: string): string {
    const answer = JSON.stringify(this.#batches().process(JSON.parse(body) as BatchRequest));
    queueMicrotask(() => this.changed());
    return answer;
  }

  /** The library in the frame says which classes it has: it is there by the time it asks. */
  #batches(): Processor {
    if (this.#processor) return this.#processor;
    const { Excel: library, OfficeCore: core } = this.frame.contentWindow as unknown as Libraries;
    if (!library || !core) throw new Error('the pane speaks before its library is loaded');
    this.#processor = new Processor(
      this.workbook,
      readMetadata(library, core),
      addInServices(this.ribbon, () => this.changed()),
    );
    return this.#processor;
  }

  #appContext(): object {
    return {
      _id: ADD_IN,
      _appName: 16,
      _appVersion: '16.0',
      _appUILocale: this.#settings.language,
      _dataLocale: this.#settings.language,
      _docUrl: `${location.origin}/${this.workbook.name}`,
      _clientMode: 1,
      _settings: [],
      _reason: 'inserted',
      _osfControlType: 1,
      _eToken: '',
      _correlationId: ADD_IN,
      _appInstanceId: ADD_IN,
      _appMinorVersion: 1,
      _requirementMatrix: JSON.stringify(this.#settings.requirements),
      _hostFullVersion: '16.0.18025.20000',
      _addinName: ADD_IN,
      _appDomains: [],
      _featureGates: {},
      _initialDisplayMode: 1,
    };
  }

  #tellEvents(messages: readonly HostMessage[]): void {
    const ArrayData = messages.map((message) => [
      message.messageCategory,
      message.messageType,
      message.targetId,
      message.message,
      '',
      false,
    ]);
    this.#fire('richApiMessage', { ArrayData });
  }

  #fire(name: string, payload: unknown): void {
    const registered = this.#events.get(name);
    if (registered) this.#reply({ ...registered, _actionName: name }, payload, responseType.forEvent);
  }

  #reply(to: PaneMessage, data: unknown, kind: number): void {
    const answer = {
      _messageType: messageType.response,
      _actionName: to._actionName,
      _conversationId: to._conversationId,
      _correlationId: to._correlationId,
      _origin: location.origin,
      _data: data,
      _errorCode: 0,
      _responseType: kind,
      _serializerVersion: 1,
    };
    this.frame.contentWindow?.postMessage(JSON.stringify(answer), location.origin);
  }
}
