import { HostError, notImplemented } from './hostError.ts';
import { type HostObject, isCollection, NULL_OBJECT } from './hostObject.ts';
import { capital, type Metadata, uncapital } from './metadata.ts';
import type {
  Action,
  ActionResult,
  ArgumentInfo,
  BatchAnswer,
  BatchRequest,
  ObjectPath,
  QueryInfo,
} from './wire.ts';

type Found = HostObject | typeof NULL_OBJECT;
type Members = Record<string, unknown>;

/** What a test does to a batch: throws where Excel is to refuse the action of that number. */
export type BeforeAction = (actionIndex: number) => void;

/** Answers batches of the library's requests from a model. Knows the protocol and nothing of spreadsheets. */
export class Processor {
  readonly #root: HostObject;
  readonly #services: Readonly<Record<string, HostObject>>;
  readonly #metadata: Metadata;
  /** Objects that scripts keep across batches, by reference. */
  readonly #kept = new Map<string, HostObject>();
  #lastReference = 0;

  constructor(root: HostObject, metadata: Metadata, services: Readonly<Record<string, HostObject>> = {}) {
    this.#root = root;
    this.#metadata = metadata;
    this.#services = services;
  }

  /** Runs the actions in order; the first that fails ends the batch, those before it stand. */
  process({ Actions, ObjectPaths }: BatchRequest, beforeAction: BeforeAction = () => undefined): BatchAnswer {
    const batch = new Batch(this, ObjectPaths);
    const Results: ActionResult[] = [];
    const TraceIds: number[] = [];
    for (const [index, action] of Actions.entries()) {
      if (action.ActionType === ActionType.trace) TraceIds.push(action.Id);
      try {
        beforeAction(index);
        Results.push({ ActionId: action.Id, Value: batch.run(action) });
      } catch (cause) {
        return { Results, TraceIds, Error: errorOf(cause, action, ObjectPaths, index) };
      }
    }
    return { Results, TraceIds };
  }

  pathRoot(path: ObjectPath): Found {
    if (path.ObjectPathType === PathType.root) return this.#root;
    const service = this.#services[path.Name ?? ''];
    if (!service) throw notImplemented('service', path.Name ?? '');
    return service;
  }

  keep(found: HostObject): string {
    this.#lastReference += 1;
    const reference = `kept-${this.#lastReference}`;
    this.#kept.set(reference, found);
    return reference;
  }

  kept(reference: string): HostObject {
    const found = this.#kept.get(reference);
    if (!found)
      throw new HostError('InvalidReference', 'This reference is not valid for the current operation.');
    return found;
  }

  letGo(reference: string): void {
    this.#kept.delete(reference);
  }

  classOf({ className }: HostObject) {
    const found = this.#metadata.get(className);
    if (!found) throw notImplemented(className, 'class');
    return found;
  }
}

const PathType = {
  root: 1,
  service: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const;

const ActionType = {
  instantiate: 1,
  query: 2,
  method: 3,
  set: 4,
  trace: 5,
  queryJson: 7,
  ensureUnchanged: 8,
  update: 9,
} as const;

/** Setters that the library sends under another name than it reads. */
const setterNames: Readonly<Record<string, string>> = { Gridlines: 'showGridlines' };

/** One batch: every object path leads to one object, whichever action asks first. */
class Batch {
  readonly #processor: Processor;
  readonly #paths: Readonly<Record<string, ObjectPath>>;
  readonly #found = new Map<number, Found>();
  readonly #references = new Map<number, string>();

  constructor(processor: Processor, paths: Readonly<Record<string, ObjectPath>>) {
    this.#processor = processor;
    this.#paths = paths;
  }

  run(action: Action): unknown {
    switch (action.ActionType) {
      case ActionType.trace:
      case ActionType.ensureUnchanged:
        return null;
      case ActionType.instantiate:
        return this.#identity(action.ObjectPathId);
      case ActionType.query:
      case ActionType.queryJson:
        return this.#query(action);
      case ActionType.method:
        return this.#method(action);
      case ActionType.set:
        return this.#set(action);
      case ActionType.update:
        return this.#update(action);
      default:
        throw new HostError('InvalidRequest', `action type ${action.ActionType}`);
    }
  }

  #identity(path: number): unknown {
    const found = this.#resolve(path);
    if (found === NULL_OBJECT) return null;
    const reference = this.#references.get(path);
    return { ...idOf(found), ...(reference !== undefined && { _ReferenceId: reference }) };
  }

  #query({ ObjectPathId, QueryInfo = {} }: Action): unknown {
    const found = this.#resolve(ObjectPathId);
    if (found === NULL_OBJECT) return null;
    const answer = this.#read(found, selection(QueryInfo), QueryInfo);
    const reference = this.#references.get(ObjectPathId);
    return reference === undefined ? answer : { ...answer, _ReferenceId: reference };
  }

  #method({ ObjectPathId, Name = '', ArgumentInfo }: Action): unknown {
    const found = this.#resolve(ObjectPathId);
    if (Name === '_KeepReference') {
      if (found !== NULL_OBJECT && !this.#references.has(ObjectPathId))
        this.#references.set(ObjectPathId, this.#processor.keep(found));
      return null;
    }
    if (Name === '_RemoveReference') {
      this.#processor.letGo(String(ArgumentInfo?.Arguments?.[0]));
      return null;
    }
    const given = this.#call(found, Name, ArgumentInfo);
    return given === undefined || given === NULL_OBJECT ? null : given;
  }

  #set({ ObjectPathId, Name = '', ArgumentInfo }: Action): null {
    const found = this.#resolve(ObjectPathId);
    if (found === NULL_OBJECT) throw new HostError('InvalidOperation', 'The object is a null object.');
    setMember(found, this.#scripted(found, Name), this.#arguments(ArgumentInfo)[0]);
    return null;
  }

  #update({ ObjectPathId, ObjectState = {} }: Action): null {
    const found = this.#resolve(ObjectPathId);
    if (found === NULL_OBJECT) throw new HostError('InvalidOperation', 'The object is a null object.');
    for (const [name, value] of Object.entries(ObjectState))
      setMember(found, this.#scripted(found, name), value);
    return null;
  }

  #scripted(owner: HostObject, wireName: string): string {
    const scripted = this.#processor.classOf(owner).scripted.get(wireName);
    return scripted ?? setterNames[wireName] ?? uncapital(wireName);
  }

  #resolve(id: number): Found {
    const known = this.#found.get(id);
    if (known !== undefined) return known;
    const found = (this.#follow(id) ?? NULL_OBJECT) as Found;
    this.#found.set(id, found);
    return found;
  }

  #follow(id: number): unknown {
    const path = this.#paths[id];
    if (!path) throw new HostError('InvalidRequest', `no object path ${id}`);
    const { ObjectPathType, Name = '', ArgumentInfo } = path;
    const parent = () => this.#resolve(path.ParentObjectPathId ?? -1);
    switch (ObjectPathType) {
      case PathType.root:
      case PathType.service:
        return this.#processor.pathRoot(path);
      case PathType.method:
        return this.#call(parent(), Name, ArgumentInfo);
      case PathType.indexer:
        return this.#call(parent(), 'GetItem', ArgumentInfo);
      case PathType.property: {
        const owner = parent();
        return owner === NULL_OBJECT ? NULL_OBJECT : member(owner, uncapital(Name));
      }
      case PathType.reference:
        return this.#processor.kept(Name);
      case PathType.nullObject:
        return NULL_OBJECT;
      default:
        throw new HostError('InvalidRequest', `object path type ${ObjectPathType}`);
    }
  }

  #call(owner: Found, wireName: string, info: ArgumentInfo | undefined): unknown {
    if (owner === NULL_OBJECT) return NULL_OBJECT;
    const name = wireName.startsWith('_') ? wireName : uncapital(wireName);
    const method = (owner as unknown as Members)[name];
    if (typeof method !== 'function') throw notImplemented(owner.className, `${name}()`);
    return method.apply(owner, this.#arguments(info));
  }

  #arguments(info: ArgumentInfo | undefined): unknown[] {
    return (info?.Arguments ?? []).map((value, index) => {
      const path = info?.ReferencedObjectPathIds?.[index];
      return typeof path === 'number' && path > 0 ? this.#resolve(path) : value;
    });
  }

  #read(found: HostObject, wanted: Selection, query: QueryInfo = {}): Members {
    if (!isCollection(found)) return this.#object(found, wanted);
    const { scalars } = this.#processor.classOf(found);
    const own = new Map([...wanted].filter(([name]) => scalars.has(name)));
    const ofItems = new Map([...wanted].filter(([name]) => !scalars.has(name)));
    const skip = query.Skip ?? 0;
    const items = found.items.slice(skip, query.Top === undefined ? undefined : skip + query.Top);
    return {
      ...(own.size > 0 && this.#object(found, own)),
      _Items: items.map((item) => this.#read(item, ofItems)),
    };
  }

  #object(found: HostObject, wanted: Selection): Members {
    const { scalars, navigation } = this.#processor.classOf(found);
    const answer: Members = { ...idOf(found) };
    const names =
      wanted.size === 0 || wanted.has('*') ? [...scalars.keys()].filter((name) => name in found) : [];
    for (const name of names) answer[scalars.get(name) ?? name] = member(found, name);
    for (const [name, deeper] of wanted) {
      const wireName = scalars.get(name);
      if (wireName !== undefined) answer[wireName] = member(found, name);
      else if (navigation.has(name)) answer[capital(name)] = this.#readMember(found, name, deeper);
      else if (!/^(\*|isNullObject|isNull)$/.test(name)) throw noProperty(found, name);
    }
    return answer;
  }

  #readMember(found: HostObject, name: string, wanted: Selection): unknown {
    const value = member(found, name) as Found | null;
    return value === null || value === NULL_OBJECT ? null : this.#read(value, wanted);
  }
}

/** What a script asked to load: names with what it wants of them. */
type Selection = ReadonlyMap<string, Selection>;

function selection({ Select = [], Expand = [] }: QueryInfo): Selection {
  type Node = Map<string, Node>;
  const tree: Node = new Map();
  for (const path of [...Select, ...Expand]) {
    let node = tree;
    for (const part of path.split(/[/.]/).filter((name) => name !== '' && name.toLowerCase() !== '$all')) {
      const next: Node = node.get(part) ?? new Map();
      node.set(part, next);
      node = next;
    }
  }
  return tree;
}

function member(owner: HostObject, name: string): unknown {
  if (!(name in owner)) throw notImplemented(owner.className, name);
  return (owner as unknown as Members)[name];
}

function setMember(owner: HostObject, name: string, value: unknown): void {
  if (!(name in owner)) throw notImplemented(owner.className, `${name}=`);
  (owner as unknown as Members)[name] = value;
}

const idOf = (found: HostObject) =>
  'id' in found && typeof found.id !== 'function' ? { _Id: found.id } : {};

const noProperty = ({ className }: HostObject, name: string) =>
  new HostError('InvalidArgument', `The property '${name}' does not exist on ${className}.`);

/** A defect of the host is no answer of Excel: it goes through to the test. */
function errorOf(
  cause: unknown,
  { Name, ObjectPathId }: Action,
  paths: Readonly<Record<string, ObjectPath>>,
  index: number,
): NonNullable<BatchAnswer['Error']> {
  if (!(cause instanceof HostError)) throw cause;
  return {
    Code: cause.code,
    Message: cause.message,
    Location: Name ?? paths[ObjectPathId]?.Name ?? '',
    ActionIndex: index,
    HttpStatusCode: cause.status,
  };
}
