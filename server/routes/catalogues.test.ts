import { afterAll, beforeAll, expect, test } from 'vitest';
import { ENGINE_VERSION } from '../engine/version.ts';
import { loadSheetDefinitions } from '../intake/definitions.ts';
import { templatePlans, templateSheets } from '../reports/templatePlans.ts';
import { loadPack, packDirectory, vocabularyOf } from '../rules/loadPack.ts';
import { refusalOf, startTestServer, type TestServer } from './testServer.ts';

/** What is the same for every hospital. */

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('the handshake names product and versions', async () => {
  const { version, ...others } = await server.client.connect();
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(others).toEqual({ product: 'stepdown', apiVersion: 1, engineVersion: ENGINE_VERSION });
});

test('every input sheet is named with its version, and the blank template is the one of the command line', async () => {
  const { sheets } = await server.client.templates();
  const definitions = loadSheetDefinitions();
  expect(sheets.map(({ id, version }) => `${id}@${version}`)).toEqual(
    definitions.map(({ id, version }) => `${id}@${version}`),
  );
  const { pack } = loadPack(packDirectory('cn-2021'));
  if (!pack) throw new Error('cn-2021 does not load');
  expect(await server.client.blankTemplate()).toEqual(
    templatePlans(templateSheets(definitions, { items: false }), vocabularyOf(pack), {}),
  );
  const withItems = (await server.client.blankTemplate(true)).map(({ key }) => key);
  expect(withItems).toEqual(['directory', ...sheets.map(({ id }) => id)]);
  expect(sheets.filter(({ isOfItems }) => isOfItems).map(({ id }) => id)).toContain('item-labour');
});

test('the rules of a month say of every value where it was set', async () => {
  const { packs } = await server.client.rulePacks();
  expect(packs.map(({ id, methods }) => [id, methods[0].id])).toEqual([['cn-2021', 'step-down']]);
  const [{ itemMethods, defaultItemMethod }] = packs;
  expect(itemMethods.find(({ id }) => id === defaultItemMethod)?.description).toMatch(/项目/);
  const { lists } = await server.client.rules('cn-2021', '2024-01');
  const values = Object.values(lists).flat();
  expect(values.length).toBeGreaterThan(50);
  for (const { origin } of values) {
    expect(origin.layer).toBe('pack');
    expect(origin.where).toMatchObject({ file: expect.stringMatching(/^cn-2021\/.+\.yaml$/) });
  }
  expect(lists.drivers.find(({ id }) => id === 'headcount')?.name.zh).toBe('人员');
});

test.each([
  ['RU-001', 'xx-1999', '2024-01'],
  ['RU-001', '../cn-2021', '2024-01'],
  ['RU-050', 'cn-2021', '2019-12'],
  ['HT-013', 'cn-2021', '2024-13'],
])('%s: %s in %s', async (code, pack, month) => {
  expect(await refusalOf(server.client.rules(pack, month))).toBe(code);
});
