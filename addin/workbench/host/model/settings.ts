import type { HostObject } from '../hostObject.ts';
import { Collection, type Identified } from './collection.ts';

/** What an add-in keeps with a workbook. */
export class Setting implements Identified {
  readonly className = 'Setting';
  readonly id: string;
  readonly key: string;
  value: unknown;
  readonly #owner: Settings;

  constructor(owner: Settings, key: string, value: unknown) {
    this.#owner = owner;
    this.id = key;
    this.key = key;
    this.value = value;
  }
  get _Value() {
    return this.value;
  }
  delete(): void {
    this.#owner.remove(this);
  }
}

export class Settings extends Collection<Setting> implements HostObject {
  readonly className = 'SettingCollection';

  protected keyOf({ key }: Setting): string {
    return key;
  }
  add(key: string, value: unknown): Setting {
    const known = this.find(key);
    if (known) {
      known.value = value;
      return known;
    }
    const setting = new Setting(this, key, value);
    this.items.push(setting);
    return setting;
  }
}
