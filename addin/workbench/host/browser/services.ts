import type { HostObject } from '../hostObject.ts';

/** What the add-in did to its ribbon and pane. */
export interface RibbonState {
  /** Buttons by id that were switched on or off. */
  readonly enabled: Map<string, boolean>;
  isPaneShown: boolean;
}

/** What office.js asks for beside the workbook: the shared runtime's pane and ribbon. */
export function addInServices(state: RibbonState, changed: () => void): Readonly<Record<string, HostObject>> {
  return {
    'Microsoft.InternalService.AddinInternalService': new AddInInternalService(),
    'Microsoft.DynamicRibbon.DynamicRibbon': new DynamicRibbon(state, changed),
    'Microsoft.AppRuntime.AppRuntimeService': new AppRuntimeService(state, changed),
    'Microsoft.ExcelServices.CustomFunctions': new CustomFunctionsService(),
  };
}

class AddInInternalService implements HostObject {
  readonly className = 'AddinInternalService';

  /** Buttons can be pressed from now on. */
  notifyActionHandlerReady(): null {
    return null;
  }
}

class DynamicRibbon implements HostObject {
  readonly className = 'DynamicRibbon';
  readonly #state: RibbonState;
  readonly #changed: () => void;

  constructor(state: RibbonState, changed: () => void) {
    this.#state = state;
    this.#changed = changed;
  }
  getTab(): HostObject {
    return { className: 'RibbonTab' };
  }
  getButton(id: string): RibbonButton {
    return new RibbonButton(id, this.#state, this.#changed);
  }
}

class RibbonButton implements HostObject {
  readonly className = 'RibbonButton';
  readonly id: string;
  readonly #state: RibbonState;
  readonly #changed: () => void;

  constructor(id: string, state: RibbonState, changed: () => void) {
    this.id = id;
    this.#state = state;
    this.#changed = changed;
  }
  get enabled(): boolean {
    return this.#state.enabled.get(this.id) ?? true;
  }
  set enabled(enabled: boolean) {
    this.#state.enabled.set(this.id, enabled);
    this.#changed();
  }
}

class AppRuntimeService implements HostObject {
  readonly className = 'AppRuntimeService';
  readonly #state: RibbonState;
  readonly #changed: () => void;

  constructor(state: RibbonState, changed: () => void) {
    this.#state = state;
    this.#changed = changed;
  }
  getAppRuntimeState(): string {
    return 'Foreground';
  }
  setAppRuntimeState(state: string): null {
    this.#state.isPaneShown = state === 'Visible';
    this.#changed();
    return null;
  }
}

class CustomFunctionsService implements HostObject {
  readonly className = 'CustomFunctions';

  _SetOsfControlContainerReadyForCustomFunctions(): null {
    return null;
  }
  _GetEnabledFeatures(): readonly string[] {
    return [];
  }
}
