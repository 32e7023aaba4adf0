/** What Microsoft's library knows of its own classes: read from their prototypes, so that it cannot drift. */

interface ClassMetadata {
  /** Property as a script writes it → as it goes over the wire (`rowIndex` → `RowIndex`). */
  readonly scalars: ReadonlyMap<string, string>;
  /** The same the other way round; most names differ in their first letter only. */
  readonly scripted: ReadonlyMap<string, string>;
  readonly navigation: ReadonlySet<string>;
  readonly isCollection: boolean;
}

export type Metadata = ReadonlyMap<string, ClassMetadata>;

type Prototype = Record<string, unknown>;

/** `libraries`: the globals `Excel` and `OfficeCore`. */
export function readMetadata(...libraries: readonly object[]): Metadata {
  const found = new Map<string, ClassMetadata>();
  for (const [name, member] of libraries.flatMap((library) => Object.entries(library))) {
    if (typeof member !== 'function' || !member.prototype || !('_className' in member.prototype)) continue;
    found.set(name, classMetadata(member.prototype as Prototype));
  }
  return found;
}

function classMetadata(prototype: Prototype): ClassMetadata {
  const names = own(prototype, '_scalarPropertyNames') as string[] | undefined;
  const wire = own(prototype, '_scalarPropertyOriginalNames') as string[] | undefined;
  const navigation = own(prototype, '_navigationPropertyNames') as string[] | undefined;
  const scalars = new Map((names ?? []).map((name, index) => [name, wire?.[index] ?? capital(name)]));
  return {
    scalars,
    scripted: new Map([...scalars].map(([name, wireName]) => [wireName, name])),
    navigation: new Set(navigation ?? []),
    isCollection: own(prototype, '_isCollection') === true,
  };
}

/** The getters answer on an object that was never made by a script. */
const own = (prototype: Prototype, name: string): unknown =>
  Object.getOwnPropertyDescriptor(prototype, name)?.get?.call(Object.create(prototype));

export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
export const uncapital = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
