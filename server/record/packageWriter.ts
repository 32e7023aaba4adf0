import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { canonicalJson, sha256 } from '../history/identity.ts';
import { type Draft, MANIFEST, type Manifest, PACKAGE_VERSION, type PackageKind } from './packageShapes.ts';
import { productVersion } from './productVersion.ts';

/** A part of a package; its content is asked for when its turn has come, so that one at a time is held. */
export interface Part {
  readonly name: string;
  readonly content: () => Promise<Uint8Array>;
}

export interface Written<Kind extends PackageKind> {
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Of what was written; whole once the pieces were all taken. */
  readonly manifest: () => Manifest<Kind>;
}

/** What `draft` lacks is known once the parts were written: it is asked last. */
export function writePackage<Kind extends PackageKind>(
  kind: Kind,
  parts: Iterable<Part>,
  draft: () => Draft<Kind>,
): Written<Kind> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (cause: Error) => output.destroy(cause));
  const listed: Manifest<Kind>['parts'] = [];
  for (const { name, content } of parts)
    addLazily(zip, name, async () => {
      const bytes = await content();
      listed.push({ name, bytes: bytes.byteLength, sha256: sha256(bytes) });
      return bytes;
    });
  const manifest = () =>
    ({
      ...draft(),
      kind,
      packageVersion: PACKAGE_VERSION,
      product: productVersion(),
      parts: listed,
    }) as unknown as Manifest<Kind>;
  addLazily(zip, MANIFEST, async () => Buffer.from(canonicalJson(manifest())));
  zip.end();
  return { pieces: output, manifest };
}

/** Payloads are packed already, and events are few: nothing is packed again. */
function addLazily(zip: ZipFile, name: string, content: () => Promise<Uint8Array>): void {
  zip.addReadStreamLazy(name, { compress: false }, (add) => {
    content().then(
      (bytes) => add(null, Readable.from([Buffer.from(bytes)], { objectMode: false })),
      (cause: unknown) => add(cause, Readable.from([])),
    );
  });
}
