import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Route, routes } from '../contract/api/routes.ts';
import { httpFaults } from '../contract/faults/http.ts';
import { documentationPage } from './documentationPage.ts';
import { openApi } from './openapi.ts';

const text = JSON.stringify(openApi(), null, 2);

describe('the description of the interface', () => {
  test('in server/docs is the one that the code makes (npm run docs)', () => {
    expect(readFileSync(new URL('../docs/openapi.json', import.meta.url), 'utf8')).toBe(`${text}\n`);
  });

  test('refers to nothing that it does not hold', () => {
    const { components } = openApi() as { components: { schemas: object } };
    const named = new Set(Object.keys(components.schemas).map((name) => `#/components/schemas/${name}`));
    const referred = [...text.matchAll(/"\$ref": "([^"]*)"/g)].map(([, reference]) => reference);
    expect(referred.length).toBeGreaterThan(50);
    expect(referred.filter((reference) => !named.has(reference))).toEqual([]);
  });

  test('names every code that an answer can bear', () => {
    const told = Object.keys(httpFaults).filter((code) => text.includes(`${code} `));
    // Told by the client, on the console at the start, or for a path that is none.
    const elsewhere = [
      'HT-004',
      'HT-005',
      'HT-006',
      'HT-007',
      'HT-010',
      'HT-050',
      'HT-051',
      'HT-052',
      'HT-053',
      'HT-054',
    ];
    expect(told).toEqual(Object.keys(httpFaults).filter((code) => !elsewhere.includes(code)));
  });

  test('is readable as a page without a script and without anything from elsewhere', () => {
    const page = String(documentationPage());
    for (const { method, path, summary } of Object.values(routes)) {
      expect(page).toContain(`<code>${method} ${path}</code>`);
      expect(page).toContain(summary.zh);
    }
    const asking = Object.values<Route>(routes).filter(({ query }) => query);
    expect(page.match(/查询参数/g)).toHaveLength(asking.length);
    expect(page).not.toMatch(/<script|<link|src=|url\(|https?:\/\/(?!json-schema)/);
  });
});
