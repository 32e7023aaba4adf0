import { checkAddresses, type Files } from './addresses.ts';
import { checkBasics } from './basics.ts';
import { NotWellFormed, readElement } from './element.ts';
import type { Finding } from './findings.ts';
import { checkResources } from './resources.ts';
import { type Commands, checkRibbon } from './ribbon.ts';
import { checkStructure } from './structure.ts';

/** Everything wrong with a manifest, by line; needs no network, unlike Microsoft's own check. */
export function checkManifest(xml: string, files: Files, commands: Commands): Finding[] {
  try {
    const manifest = readElement(xml);
    return [
      ...checkStructure(manifest),
      ...checkBasics(manifest),
      ...checkResources(manifest),
      ...checkAddresses(manifest, files),
      ...checkRibbon(manifest, commands),
    ].sort((a, b) => a.line - b.line);
  } catch (cause) {
    if (!(cause instanceof NotWellFormed)) throw cause;
    return [{ code: 'MF-001', line: cause.line, params: { reason: cause.message } }];
  }
}
