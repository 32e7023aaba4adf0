import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buttonOf, type CommandName, commandNames, RIBBON_TAB } from '../../../addin/workbook/shell.ts';
import { readPages } from '../../record/pages.ts';
import { checkManifest } from './checkManifest.ts';
import { findingText } from './findings.ts';

/** `npm run validate -- [manifest.xml]`: what is wrong with a manifest, by line, without a network. */

const [, , named] = process.argv;
const file = named ?? fileURLToPath(new URL('../../manifest.xml', import.meta.url));
const pages = fileURLToPath(new URL('../../addin/dist', import.meta.url));

const found = checkManifest(readFileSync(file, 'utf8'), readPages(pages), {
  names: commandNames,
  tab: RIBBON_TAB,
  buttonOf: (name) => buttonOf(name as CommandName),
});
for (const finding of found) {
  const { zh, en } = findingText(finding);
  console.error(`${file}:${finding.line} [${finding.code}] ${zh}。\n  ${en}.`);
}
console.log(
  found.length === 0 ? '清单没有问题 / the manifest is sound' : `${found.length} 处问题 / findings`,
);
process.exitCode = found.length === 0 ? 0 : 1;
