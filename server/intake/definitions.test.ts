import { expect, test } from 'vitest';
import { loadSheetDefinitions } from './definitions.ts';

const definitions = loadSheetDefinitions();

test('twenty-nine sheets, ids unique, in template order', () => {
  const ids = definitions.map((definition) => definition.id);
  expect(new Set(ids).size).toBe(29);
  expect(ids.slice(0, 4)).toEqual(['cover', 'cost-units', 'cost-elements', 'direct-cost']);
});

test('keys, name columns and references point to something that exists', () => {
  const columnsOf = new Map(definitions.map((d) => [d.id, new Set(d.columns.map((c) => c.id))]));
  for (const definition of definitions) {
    const own = columnsOf.get(definition.id) as Set<string>;
    expect(own.size).toBe(definition.columns.length);
    for (const key of definition.key)
      expect([definition.id, key, own.has(key)]).toEqual([definition.id, key, true]);
    for (const column of definition.columns) {
      if (column.nameOf) expect(own.has(column.nameOf)).toBe(true);
      for (const list of [column.choicesFrom, ...(column.anyOf ?? [])]) {
        const [sheet = '', field = ''] = (list ?? 'any').split('.');
        expect([
          list,
          ['any', 'text'].includes(sheet) || sheet === 'pack' || columnsOf.get(sheet)?.has(field),
        ]).toEqual([list, true]);
      }
    }
  }
});

test('what a column says of other columns’ values holds for one further left and for choices it has', () => {
  for (const { id, columns } of definitions) {
    columns.forEach((column, at) => {
      const { onlyFor, unscaledFor, narrowedBy } = column;
      const narrowing = narrowedBy && { column: narrowedBy.column, values: Object.keys(narrowedBy.lists) };
      for (const rows of [onlyFor, unscaledFor, narrowing].filter((each) => each !== undefined)) {
        const other = columns.slice(0, at).find((left) => left.id === rows.column);
        const known = other?.choices?.map(({ value }) => value);
        expect([id, column.id, known]).toEqual([id, column.id, expect.arrayContaining(rows.values)]);
      }
    });
  }
});
