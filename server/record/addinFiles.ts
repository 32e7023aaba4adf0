import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeHome, usingHome } from './home.ts';

/** Files in the home that hand the token over: for this user alone, like the token itself. */

const OWNER_ONLY = 0o600;
const manifestTemplate = new URL('../../manifest.xml', import.meta.url);
/** What the manifest in the repository names as its origin. */
const WRITTEN_ORIGIN = 'https://localhost:18360';
const PANE = '/taskpane.html';

export interface Manifest {
  readonly file: string;
  /** By which Office knows the add-in. */
  readonly addinId: string;
}

/** The manifest that Excel reads: at the origin of this server, its pane opened with the token in the fragment. */
export function writeManifest(home: string, origin: string, token: string): Manifest {
  const manifest = readFileSync(manifestTemplate, 'utf8')
    .replaceAll(WRITTEN_ORIGIN, origin)
    .replaceAll(`${origin}${PANE}"`, `${origin}${PANE}#token=${token}"`);
  const [, addinId = ''] = /<Id>([^<]+)<\/Id>/.exec(manifest) ?? [];
  return { file: writeOwn(home, 'manifest.xml', manifest), addinId };
}

/** A page that leads a browser to one of ours with the token, which so stands in no command line and no log. */
export function writeEntrance(home: string, page: string, token: string): string {
  const entrance = `<!doctype html><meta charset="utf-8"><title>Stepdown</title><meta http-equiv="refresh" content="0; url=${page}#token=${token}">`;
  return writeOwn(home, 'open.html', entrance);
}

/** Whole or not at all: Excel may be reading the one before. */
function writeOwn(home: string, name: string, content: string): string {
  makeHome(home);
  return usingHome(home, () => {
    const file = join(home, name);
    const half = `${file}.${process.pid}.part`;
    writeFileSync(half, content, { mode: OWNER_ONLY });
    renameSync(half, file);
    return file;
  });
}
