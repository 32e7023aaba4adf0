import * as z from 'zod/mini';
import { type FaultCode, fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import type { KeyPath, YamlFile } from './yamlFile.ts';

const expectedFaults: Readonly<Record<string, FaultCode>> = {
  string: 'RU-012',
  number: 'RU-014',
  int: 'RU-014',
  array: 'RU-015',
  object: 'RU-016',
  record: 'RU-016',
  boolean: 'RU-017',
};

/** Holds a file against its schema; every fault knows its line. */
export function schemaFaults(file: YamlFile, schema: z.ZodMiniType): Fault[] {
  return [...unquotedCodes(file), ...contentFaults(file, schema, file.value, (path) => path)];
}

/**
 * Holds a value that a file made, but does not spell out in one place, against a schema: `locate`
 * says where in the file a path of the value stands.
 */
export function contentFaults(
  file: YamlFile,
  schema: z.ZodMiniType,
  value: unknown,
  locate: (path: KeyPath) => KeyPath,
): Fault[] {
  const result = z.safeParse(schema, value);
  return result.success
    ? []
    : result.error.issues.flatMap((issue) => issueFaults(file, issue, locate(issue.path)));
}

const at = (value: unknown, path: KeyPath): unknown =>
  path.reduce((inside, key) => (inside as Record<PropertyKey, unknown> | undefined | null)?.[key], value);

/** Codes look like numbers (`0101`), so a list of codes takes quotes even where YAML would read a text. */
function unquotedCodes(file: YamlFile): Fault[] {
  return file.plainScalars
    .filter(({ path, value }) => typeof value === 'string' && path.at(-2) === 'codes')
    .map(({ path, source }) => fault('RU-013', { value: source }, file.placeOf(path)));
}

function issueFaults(file: YamlFile, issue: z.core.$ZodIssue, path: KeyPath): Fault[] {
  const value = at(file.value, path);
  const name = nameOf(file, path);
  const place = file.placeOf(path);
  const shown = typeof value === 'object' ? name : String(value);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => fault('RU-010', { name: key }, file.placeOf([...path, key])));
    case 'invalid_value':
      return value === undefined
        ? [missing(name, file, path)]
        : [fault('RU-018', { value: shown, choices: issue.values.map(String).join(' / ') }, place)];
    case 'invalid_union':
      return value === undefined
        ? [missing(name, file, path)]
        : [fault('RU-019', { value: shown, choices: driverKinds(issue) }, place)];
    case 'too_big':
      return [
        fault(
          'RU-025',
          { name, value: shown, range: `${issue.inclusive ? '≤' : '<'} ${issue.maximum}` },
          place,
        ),
      ];
    case 'too_small':
      if (issue.origin === 'number' || issue.origin === 'int')
        return [
          fault(
            'RU-025',
            { name, value: shown, range: `${issue.inclusive ? '≥' : '>'} ${issue.minimum}` },
            place,
          ),
        ];
      return issue.origin === 'array'
        ? [fault('RU-023', { name }, place)]
        : [name === 'reference' ? fault('RU-021', {}, place) : fault('RU-022', { name }, place)];
    case 'invalid_format':
      return [fault(name === 'from' ? 'RU-020' : 'RU-024', { value: shown }, place)];
    case 'invalid_type':
      return [wrongType(file, issue.expected, value, path)];
    default:
      throw new Error(`rule schemas raise no ${issue.code}`);
  }
}

function wrongType(file: YamlFile, expected: string, value: unknown, path: KeyPath): Fault {
  if (value === undefined) return missing(nameOf(file, path), file, path);
  const place = file.placeOf(path);
  const source = sourceAt(file, path);
  if (expected === 'string' && source) return fault('RU-013', { value: source }, place);
  return fault(expectedFaults[expected] ?? 'RU-016', { name: nameOf(file, path) }, place);
}

const missing = (name: string, file: YamlFile, path: KeyPath): Fault =>
  name === 'reference'
    ? fault('RU-021', {}, file.placeOf(path))
    : fault('RU-011', { name }, file.placeOf(path));

/** The name a person sees: an item of a list goes by the list's, a whole file by its own. */
const nameOf = (file: YamlFile, path: KeyPath): string =>
  String(path.findLast((key) => typeof key === 'string') ?? file.placeOf([]).key);

/** A driver's source is the only union that rule files hold; its issue lists the kinds. */
const driverKinds = (issue: object): string =>
  'options' in issue && Array.isArray(issue.options) ? issue.options.join(' / ') : '';

function sourceAt(file: YamlFile, path: KeyPath): string | undefined {
  const wanted = path.map(String).join('\n');
  return file.plainScalars.find((scalar) => scalar.path.map(String).join('\n') === wanted)?.source;
}
