import * as z from 'zod/mini';
import { coverSchema, fileOf, layerSchema, listSchema, nouns } from './schema.ts';

/**
 * The JSON Schemas of all rule files by file name (`drivers.schema.json`), so that an editor helps
 * while a rule is written. They are made from the schemas that the loader itself uses.
 */
export function jsonSchemas(): ReadonlyMap<string, object> {
  const named = [
    ['pack.yaml', coverSchema],
    ['layer.yaml', layerSchema],
    ...nouns.map((noun) => [fileOf(noun), listSchema(noun)] as const),
  ] as const;
  return new Map(
    named.map(([file, schema]) => [file.replace(/yaml$/, 'schema.json'), z.toJSONSchema(schema)]),
  );
}
