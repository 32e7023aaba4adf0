import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import {
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLParseError,
} from 'yaml';
import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { FilePlace } from '../contract/place.ts';

/** A rule file is written and read by people; the largest in use has 20 kB. */
export const MAX_RULE_FILE_BYTES = 256 * 1024;

/** Rules nest a dozen levels; deeper brackets would only exhaust the parser. */
export const MAX_NESTING = 64;

export type KeyPath = readonly PropertyKey[];

/** A parsed file that can say on which line each of its values stands. */
export interface YamlFile {
  readonly value: unknown;
  /** Where a value stands; for a missing one, where its nearest parent does. */
  placeOf(path: KeyPath): FilePlace;
  /** Paths and source texts of scalars that were written without quotes. */
  readonly plainScalars: readonly {
    readonly path: KeyPath;
    readonly source: string;
    readonly value: unknown;
  }[];
}

/** Reads one YAML file strictly: `name` is how faults call it. */
export function readYaml(path: string, name: string): { file: YamlFile | null; faults: Fault[] } {
  const at = (line: number): FilePlace => wholeFile(name, line);
  const bytes = statSync(path).size;
  if (bytes > MAX_RULE_FILE_BYTES)
    return { file: null, faults: [fault('RU-004', { bytes, limit: MAX_RULE_FILE_BYTES }, at(1))] };
  const text = decodeUtf8(readFileSync(path));
  if (text === null) return { file: null, faults: [fault('RU-008', {}, at(1))] };
  const tooDeep = lineNestedDeeperThan(MAX_NESTING, text);
  if (tooDeep !== null) return { file: null, faults: [fault('RU-005', {}, at(tooDeep))] };

  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const faults = syntaxFaults(document.errors, text, at);
  visit(document, {
    Node(_, node) {
      if (isAlias(node) || node.anchor || node.tag)
        faults.push(fault('RU-007', {}, at(lines.linePos(node.range?.[0] ?? 0).line)));
    },
  });
  if (faults.length > 0) return { file: null, faults };
  const root = document.contents;
  return { file: yamlFile(root, document.toJS(), name, lines), faults: [] };
}

/** A file as a whole, or a line of it that belongs to no key: the key is the file's own name. */
export const wholeFile = (name: string, line = 1): FilePlace => ({
  file: name,
  line,
  key: basename(name).replace(/\.ya?ml$/i, ''),
});

/** The first syntax error only, as the parser stumbles over what follows; every key that is written twice. */
function syntaxFaults(
  errors: readonly YAMLParseError[],
  text: string,
  at: (line: number) => FilePlace,
): Fault[] {
  const lineOf = (error: YAMLParseError) => at(error.linePos?.[0].line ?? 1);
  const broken = errors.find(({ code }) => code !== 'DUPLICATE_KEY');
  if (broken) return [fault('RU-005', {}, lineOf(broken))];
  return errors.map((error) => fault('RU-006', { name: wordAt(text, error.pos[0]) }, lineOf(error)));
}

function yamlFile(root: Node | null, value: unknown, name: string, lines: LineCounter): YamlFile {
  const lineOf = (node: unknown) => (isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1);
  return {
    value,
    placeOf: (path) => {
      const line = lineOf(nodeAt(root, path));
      return path.length === 0 ? wholeFile(name, line) : { file: name, line, key: readableKey(value, path) };
    },
    plainScalars: plainScalarsOf(root, []),
  };
}

/** The node to point at: a map's key, a list's item; the nearest that exists. */
function nodeAt(root: unknown, path: KeyPath): unknown {
  let shown: unknown = root;
  let inside: unknown = root;
  for (const key of path) {
    if (isMap(inside)) {
      const pair = inside.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (!pair) return shown;
      shown = pair.key;
      inside = pair.value;
    } else if (isSeq(inside)) {
      inside = inside.items[Number(key)];
      shown = inside;
    } else return shown;
  }
  return shown;
}

/** `['drivers', 0, 'values', 1]` → `drivers.headcount.values.2021-01`: items go by id or date, not by position. */
function readableKey(value: unknown, path: KeyPath): string {
  let inside = value;
  const words = path.map((key) => {
    inside = (inside as Record<PropertyKey, unknown> | undefined)?.[key];
    if (typeof key !== 'number') return String(key);
    const { id, from, path: target } = (inside ?? {}) as Record<string, unknown>;
    return String([id, target, from].find(isName) ?? key + 1);
  });
  return words.join('.');
}

/** Not the `from: { … }` of a report's line. */
const isName = (value: unknown): boolean => value !== undefined && typeof value !== 'object';

function plainScalarsOf(node: unknown, path: KeyPath): { path: KeyPath; source: string; value: unknown }[] {
  if (isMap(node))
    return node.items.flatMap((pair) =>
      isPair(pair) && isScalar(pair.key) ? plainScalarsOf(pair.value, [...path, String(pair.key.value)]) : [],
    );
  if (isSeq(node)) return node.items.flatMap((item, index) => plainScalarsOf(item, [...path, index]));
  if (isScalar(node) && node.type === 'PLAIN')
    return [{ path, source: node.source ?? '', value: node.value }];
  return [];
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The first line where brackets, dashes or indentation nest deeper than `limit`; a guard, not a parser. */
function lineNestedDeeperThan(limit: number, text: string): number | null {
  let open = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const lead = /^[ -]*/.exec(line)?.[0].length ?? 0;
    if (lead > limit * 2) return index + 1;
    for (const bracket of line.match(/[[\]{}]/g) ?? []) {
      open += bracket === '[' || bracket === '{' ? 1 : -1;
      if (open > limit) return index + 1;
    }
  }
  return null;
}

const wordAt = (text: string, position: number): string =>
  /^["']?([^"':\s]+)/.exec(text.slice(position))?.[1] ?? '';
