import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { jsonSchemas } from './jsonSchemas.ts';

const folder = new URL('../../rules/schema/', import.meta.url);

test('rules/schema 里的每个文件与程序所用的结构一致，不多也不少', () => {
  const committed = readdirSync(folder).map((file) => [
    file,
    JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
  ]);
  expect(Object.fromEntries(committed)).toEqual(Object.fromEntries(jsonSchemas()));
});
