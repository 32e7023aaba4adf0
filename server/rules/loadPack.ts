import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod/mini';
import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { crossFaults } from './crossFaults.ts';
import type { Entry, RuleLists, RulePack } from './pack.ts';
import { type Content, coverSchema, fileOf, listSchema, type Noun, nouns } from './schema.ts';
import { schemaFaults } from './schemaFaults.ts';
import { readYaml, wholeFile, type YamlFile } from './yamlFile.ts';

export { vocabularyOf } from './vocabulary.ts';

const rulesFolder = fileURLToPath(new URL('../../rules/', import.meta.url));

/** Where the pack of this id stands. The id comes from a workbook, so it cannot lead out of rules/. */
/** The pack a blank template is written in. */
export const TEMPLATE_PACK = 'cn-2021';

export function packDirectory(packId: string): string {
  return join(rulesFolder, packId.replace(/[^\w-]/g, '_'));
}

/** The packs in rules/, in the order of their ids. */
export function packIds(): string[] {
  const entries = readdirSync(rulesFolder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(rulesFolder, entry.name, 'pack.yaml')))
    .map(({ name }) => name)
    .sort();
}

/**
 * Reads a rule pack: its cover and one YAML file a noun. Every fault names file, line and key;
 * with any fault there is no pack, since a rule that is not understood would cost wrongly.
 */
export function loadPack(directory: string): { pack: RulePack | null; faults: Fault[] } {
  const folder = basename(directory);
  if (!existsSync(join(directory, 'pack.yaml'))) return { pack: null, faults: [fault('RU-001', { folder })] };

  const faults = strangeFiles(directory, folder);
  const cover = readChecked(directory, 'pack.yaml', coverSchema, faults);
  const files = new Map(
    nouns.map((noun) => [noun, readChecked(directory, fileOf(noun), listSchema(noun), faults)]),
  );
  if (!cover || faults.length > 0) return { pack: null, faults };

  const { id, title, from, defaultMethod, defaultItemMethod } = cover.value as z.infer<typeof coverSchema>;
  const lists = Object.fromEntries(
    nouns.map((noun) => [noun, entriesOf(noun, files.get(noun) as YamlFile)]),
  ) as unknown as RuleLists;
  const pack: RulePack = { id, title, from, defaultMethod, defaultItemMethod, lists };
  const crossed = crossFaults(pack, {
    folder,
    cover: (key) => cover.placeOf([key]),
    list: (noun, path) => (files.get(noun) as YamlFile).placeOf([noun, ...path]),
  });
  return crossed.length > 0 ? { pack: null, faults: crossed } : { pack, faults: [] };
}

function strangeFiles(directory: string, folder: string): Fault[] {
  const known = new Set(['pack.yaml', ...nouns.map(fileOf)]);
  return readdirSync(directory)
    .filter((file) => /\.ya?ml$/i.test(file) && !known.has(file))
    .map((file) => fault('RU-003', { file }, wholeFile(`${folder}/${file}`)));
}

function readChecked(
  directory: string,
  file: string,
  schema: z.ZodMiniType,
  faults: Fault[],
): YamlFile | null {
  const name = `${basename(directory)}/${file}`;
  if (!existsSync(join(directory, file))) {
    faults.push(fault('RU-002', { file }, wholeFile(name)));
    return null;
  }
  const read = readYaml(join(directory, file), name);
  faults.push(...read.faults, ...(read.file ? schemaFaults(read.file, schema) : []));
  return read.file;
}

interface RawEntry {
  id: string;
  name: { zh: string; en: string };
  aliases?: string[];
  description: string;
  unit: Entry<Noun>['unit'];
  values: ({ from: string; reference: string; certainty: keyof typeof certaintyNotes } & object)[];
}

/** What stands behind a reference is said with it, so that nobody takes practice for law. */
const certaintyNotes = {
  text: '',
  practice: '（通行做法，不是法规原文）',
  own: '（经验口径，未核对原文）',
} as const;

function entriesOf<N extends Noun>(noun: N, file: YamlFile): Entry<N>[] {
  const raw = (file.value as Record<Noun, RawEntry[]>)[noun];
  return raw.map(({ values, aliases = [], ...identity }, index) => ({
    ...identity,
    aliases,
    values: values.map(({ from, reference, certainty, ...content }, row) => ({
      from,
      content: content as Content<N>,
      origin: {
        layer: 'pack',
        where: file.placeOf([noun, index, 'values', row]),
        reference: reference + certaintyNotes[certainty],
      },
    })),
  }));
}
