import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type * as z from 'zod/mini';
import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { FilePlace } from '../contract/place.ts';
import { crossFaults } from './crossFaults.ts';
import { type DatedValue, type Entry, inForce, type RuleLists, type RulePack } from './pack.ts';
import { type Content, contentSchema, isNoun, layerSchema, type Noun } from './schema.ts';
import { contentFaults, schemaFaults } from './schemaFaults.ts';
import type { Whereabouts } from './whereabouts.ts';
import { type KeyPath, readYaml, wholeFile, type YamlFile } from './yamlFile.ts';

type Operation = z.infer<typeof layerSchema>['operations'][number];

/** An operation on one entry, or on one field of it. */
interface Target {
  readonly noun: Noun;
  readonly id: string;
  readonly field: string | null;
}

/**
 * Lays a hospital's own layer over a pack: one file of operations, or a folder of them in the order
 * of their names. The pack's files stay as they are; every changed value knows its line in the layer.
 */
export function applyLayer(pack: RulePack, path: string): { pack: RulePack | null; faults: Fault[] } {
  const paths = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((file) => /\.ya?ml$/i.test(file))
        .sort()
        .map((file) => join(path, file))
    : [path];
  let layered = pack;
  for (const file of paths) {
    const { pack: next, faults } = applyFile(layered, file);
    if (!next) return { pack: null, faults };
    layered = next;
  }
  return { pack: layered, faults: [] };
}

function applyFile(pack: RulePack, path: string): { pack: RulePack | null; faults: Fault[] } {
  const { file, faults } = readYaml(path, basename(path));
  const shape = file ? schemaFaults(file, layerSchema) : [];
  if (!file || shape.length > 0) return { pack: null, faults: [...faults, ...shape] };
  let layered = pack;
  const { operations } = file.value as z.infer<typeof layerSchema>;
  for (const [index, operation] of operations.entries()) {
    const done = applyOperation(layered, operation, file, ['operations', index]);
    if (done.faults.length > 0) faults.push(...done.faults);
    else layered = done.pack;
  }
  if (faults.length === 0) faults.push(...crossFaults(layered, whereabouts(layered)));
  return faults.length > 0 ? { pack: null, faults } : { pack: layered, faults: [] };
}

function applyOperation(
  pack: RulePack,
  operation: Operation,
  file: YamlFile,
  root: KeyPath,
): { pack: RulePack; faults: Fault[] } {
  const refuse = (code: 'RU-060' | 'RU-061' | 'RU-062') => ({
    pack,
    faults: [fault(code, { path: operation.path }, file.placeOf([...root, 'path']))],
  });
  const target = targetOf(operation.path);
  if (!target) return refuse('RU-060');
  const entries: readonly Entry<Noun>[] = pack.lists[target.noun];
  const old = entries.find(({ id }) => id === target.id);
  const held = old && inForce(old, operation.from);
  if (operation.operation === 'remove' && !held) return refuse('RU-061');
  if (!old && (!operation.entry || target.field)) return refuse('RU-062');

  if (operation.operation === 'set' && target.field === null && !isGroup(operation.value)) {
    const code = operation.value === undefined ? 'RU-011' : 'RU-016';
    return { pack, faults: [fault(code, { name: 'value' }, file.placeOf([...root, 'value']))] };
  }

  const value: DatedValue<Noun> = {
    from: operation.from,
    content: contentOf(operation, target),
    origin: {
      layer: 'hospital',
      where: file.placeOf(root),
      reference: operation.reference ?? operation.reason,
    },
  };
  const entry = { ...(old ?? newEntry(operation, target.id)), values: [...(old?.values ?? []), value] };
  const faults = wrongContent(entry, operation, target, file, root);
  const list = old ? entries.map((each) => (each === old ? entry : each)) : [...entries, entry];
  return { pack: { ...pack, lists: { ...pack.lists, [target.noun]: list } as RuleLists }, faults };
}

const isGroup = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function targetOf(path: string): Target | null {
  const [noun = '', id, field = null, ...rest] = path.split('.');
  return isNoun(noun) && id && rest.length === 0 ? { noun, id, field } : null;
}

/** A removed field is one that is set to nothing; a removed entry has no content at all. */
function contentOf({ operation, value }: Operation, { field }: Target): Partial<Content<Noun>> | null {
  if (field !== null) return { [field]: operation === 'set' ? value : undefined };
  return operation === 'set' ? (value as Partial<Content<Noun>>) : null;
}

function newEntry({ entry }: Operation, id: string): Omit<Entry<Noun>, 'values'> {
  if (!entry) throw new Error(`a new entry ${id} is refused without its names`);
  return { ...entry, id, aliases: entry.aliases ?? [] };
}

/** The operation changes some fields; what they make together must be a whole value. */
function wrongContent(
  entry: Entry<Noun>,
  operation: Operation,
  { noun, field }: Target,
  file: YamlFile,
  root: KeyPath,
): Fault[] {
  const made = inForce(entry, operation.from);
  if (!made) return [];
  const locate = (path: KeyPath) =>
    field !== null && path[0] === field ? [...root, 'value', ...path.slice(1)] : [...root, 'value', ...path];
  return contentFaults(file, contentSchema(noun), made.content, locate);
}

/** In a layered pack a value's own line is the best place there is. */
function whereabouts(pack: RulePack): Whereabouts {
  const placeOf = (noun: Noun, [index, , row]: KeyPath): FilePlace => {
    const { values } = pack.lists[noun][Number(index)];
    const { where } = values[typeof row === 'number' ? row : values.length - 1].origin;
    if (!('file' in where)) throw new Error('values of packs and layers stand in files');
    return where;
  };
  return { folder: pack.id, cover: () => wholeFile('pack.yaml'), list: placeOf };
}
