/**
 * An object of the host's model. Its members are called by the names that scripts use; `className` is the
 * class of the library whose metadata says which of them exist.
 */
export interface HostObject {
  readonly className: string;
}

/** A collection: `items` in order, found again by `getItem`. */
export interface HostCollection extends HostObject {
  readonly items: readonly HostObject[];
}

/** What `get…OrNullObject` gives where there is nothing. */
export const NULL_OBJECT: unique symbol = Symbol('null object');

export const isCollection = (found: HostObject): found is HostCollection => 'items' in found;
