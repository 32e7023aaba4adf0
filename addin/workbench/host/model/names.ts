import { HostError, invalidArgument } from '../hostError.ts';
import { Collection, type Identified } from './collection.ts';

/** A defined name: of the workbook, or of one sheet. */
export class NamedItem implements Identified {
  readonly className = 'NamedItem';
  readonly id: string;
  readonly name: string;
  readonly comment: string;
  readonly scope: 'Workbook' | 'Worksheet';
  visible = true;
  formula: string;
  readonly #owner: Names;

  constructor(owner: Names, name: string, formula: string, comment = '') {
    this.#owner = owner;
    this.name = name;
    this.id = name;
    this.comment = comment;
    this.formula = formula.startsWith('=') ? formula : `=${formula}`;
    this.scope = owner.scope;
  }

  /** A constant text without its quotes, else the reference as it stands. */
  get value(): string {
    const text = this.formula.slice(1);
    return /^".*"$/s.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
  }
  get type(): string {
    return this.formula.startsWith('="') ? 'String' : 'Range';
  }
  delete(): void {
    this.#owner.remove(this);
  }
}

export class Names extends Collection<NamedItem> {
  readonly className = 'NamedItemCollection';
  readonly scope: 'Workbook' | 'Worksheet';

  constructor(scope: 'Workbook' | 'Worksheet') {
    super();
    this.scope = scope;
  }

  protected keyOf({ name }: NamedItem): string {
    return name;
  }
  add(name: string, reference: unknown, comment?: string): NamedItem {
    if (this.find(name))
      throw new HostError(
        'ItemAlreadyExists',
        'A resource with the same name or identifier already exists.',
        409,
      );
    if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name)) throw invalidArgument(`The name is not valid: ${name}`);
    const formula = typeof reference === 'string' ? reference : (reference as { address: string }).address;
    const item = new NamedItem(this, name, formula, comment);
    this.items.push(item);
    return item;
  }
}
