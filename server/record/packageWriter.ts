import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { canonicalJson, sha256 } from '../history/identity.ts';
import {
  type Draft,
  MANIFEST,
  type Manifest,
  PACKAGE_VERSION,
  type PackageKind,
  payloadPart,
} from './packageShapes.ts';
import type { Payloads } from './payloads.ts';
import { productVersion } from './productVersion.ts';

/** A part of a package; its content is asked for when its turn has come, so that one at a time is held. */
export interface Part {
  readonly name: string;
  readonly content: () => Promise<Uint8Array>;
}

/** A payload as it lies in the record, verified on its way out. */
export const verifiedPart = (payloads: Payloads, address: string): Part => ({
  name: payloadPart(address),
  async content() {
    await payloads.get(address);
    return (await payloads.packed(address)) as Uint8Array;
  },
});

export interface Written<Kind extends PackageKind> {
  readonly pieces: AsyncIterable<Uint8Array>;
  /** Of what was written; whole once the pieces were all taken. */
  readonly manifest: () => Manifest<Kind>;
}

/** The manifest comes last: what it says of the parts is known once they were written. */
export function writePackage<Kind extends PackageKind>(
  kind: Kind,
  parts: Iterable<Part>,
  draft: Draft<Kind>,
): Written<Kind> {
  const listed: Manifest<Kind>['parts'] = [];
  const manifest = () =>
    ({
      ...draft,
      kind,
      packageVersion: PACKAGE_VERSION,
      product: productVersion(),
      parts: listed,
    }) as unknown as Manifest<Kind>;
  const listing = ({ name, content }: Part): Part => ({
    name,
    async content() {
      const bytes = await content();
      listed.push({ name, bytes: bytes.byteLength, sha256: sha256(bytes) });
      return bytes;
    },
  });
  const last = { name: MANIFEST, content: async () => Buffer.from(canonicalJson(manifest())) };
  return { pieces: zipped([...[...parts].map(listing), last]), manifest };
}

/** Nothing is asked for before the first piece is, nor after whoever takes them has stopped. */
async function* zipped(parts: readonly Part[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (cause: Error) => output.destroy(cause));
  // Told to whoever takes the pieces; with nobody there any more it is no news.
  output.on('error', () => undefined);
  for (const { name, content } of parts) addLazily(zip, name, content);
  zip.end();
  try {
    yield* output as AsyncIterable<Uint8Array>;
  } finally {
    output.destroy();
  }
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
