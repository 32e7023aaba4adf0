import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { RECORD_SCHEMA } from '../contract/api/record.ts';
import { Refused } from '../contract/api/refused.ts';
import { type FaultCode, fault } from '../contract/faults/catalogue.ts';
import { sha256 } from '../history/identity.ts';
import {
  addressOfPart,
  MANIFEST,
  type Manifest,
  manifestOf,
  PACKAGE_VERSION,
  type PackageKind,
  payloadPart,
} from './packageShapes.ts';
import { parsedObject } from './parsedObject.ts';
import { unpackedPayload } from './payloads.ts';
import type { ReadableFile } from './recordFiles.ts';

/** A file that came back to the record, and what it is called in messages. */
export interface GivenFile {
  readonly name: string;
  readonly file: ReadableFile;
}

/** A package whose parts are all there and are what the manifest says. */
export interface OpenPackage<Kind extends PackageKind> {
  readonly manifest: Manifest<Kind>;
  /** Addresses of the payloads in it. */
  readonly addresses: readonly string[];
  part(name: string): Promise<Buffer>;
  /** Packed. */
  payload(address: string): Promise<Buffer>;
  text(address: string): Promise<string>;
}

const notOfKind = { backup: 'ST-060', archive: 'ST-070', review: 'ST-050' } as const satisfies {
  [Kind in PackageKind]: FaultCode;
};

const MEGABYTE = 1024 * 1024;
/** A part is held whole while it is looked at. */
const MAX_PART_BYTES = 1024 * MEGABYTE;
const STORED = 0;

/** `Refused` where it is no package of this kind, a newer program's, or not every part is what it was. */
export async function openPackage<Kind extends PackageKind>(
  kind: Kind,
  given: GivenFile,
): Promise<OpenPackage<Kind>> {
  const zip = await openedZip(kind, given);
  const entries = await entriesOf(kind, zip, given);
  const part = async (name: string) => {
    const entry = entries.get(name);
    if (!entry) throw damaged(given, name);
    return contentOf(zip, entry, given);
  };
  const manifest = readManifest(kind, given, entries.has(MANIFEST) ? await part(MANIFEST) : null);
  const addresses = manifest.parts.flatMap(({ name }) => addressOfPart(name) ?? []);
  const listed = new Set([MANIFEST, ...manifest.parts.map(({ name }) => name)]);
  const stranger = [...entries.keys()].find((name) => !listed.has(name));
  if (stranger !== undefined) throw damaged(given, stranger);
  for (const { name, bytes, sha256: written } of manifest.parts) {
    const content = await part(name);
    if (content.byteLength !== bytes || sha256(content) !== written) throw damaged(given, name);
    const address = addressOfPart(name);
    if (address && !(await unpackedPayload(content, address))) throw damaged(given, name);
  }
  const payload = (address: string) => part(payloadPart(address));
  return {
    manifest,
    addresses,
    part,
    payload,
    async text(address) {
      const bytes = await unpackedPayload(await payload(address), address);
      if (!bytes) throw damaged(given, payloadPart(address));
      return bytes.toString('utf8');
    },
  };
}

export const damaged = ({ name }: GivenFile, part: string): Refused =>
  new Refused(fault('ST-061', { file: name, part }));

async function openedZip(kind: PackageKind, { name, file }: GivenFile): Promise<ZipFile> {
  try {
    return await fromRandomAccessReaderPromise(new PieceReader(file), file.size, { autoClose: false });
  } catch (cause) {
    throw new Refused(fault(notOfKind[kind], { file: name }), { cause });
  }
}

/** A file without our manifest, such as a workbook taken for a backup, is of another kind and not damaged. */
async function entriesOf(
  kind: PackageKind,
  zip: ZipFile,
  given: GivenFile,
): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  let spoilt: string | null = null;
  try {
    for await (const entry of zip.eachEntry()) {
      const { fileName, compressionMethod, uncompressedSize } = entry;
      const isOurs = compressionMethod === STORED && uncompressedSize <= MAX_PART_BYTES;
      if (!isOurs || entries.has(fileName)) spoilt ??= fileName;
      entries.set(fileName, entry);
    }
  } catch (cause) {
    throw new Refused(damaged(given, MANIFEST).fault, { cause });
  }
  if (!entries.has(MANIFEST)) throw new Refused(fault(notOfKind[kind], { file: given.name }));
  if (spoilt !== null) throw damaged(given, spoilt);
  return entries;
}

async function contentOf(zip: ZipFile, entry: Entry, given: GivenFile): Promise<Buffer> {
  try {
    const bytes = await buffer(await zip.openReadStreamPromise(entry));
    if (crc32(bytes) === entry.crc32) return bytes;
  } catch (cause) {
    throw new Refused(damaged(given, entry.fileName).fault, { cause });
  }
  throw damaged(given, entry.fileName);
}

function readManifest<Kind extends PackageKind>(
  kind: Kind,
  { name }: GivenFile,
  bytes: Buffer | null,
): Manifest<Kind> {
  const written = parsedObject(bytes?.toString('utf8') ?? '');
  const isNewer = Number(written.packageVersion) > PACKAGE_VERSION || Number(written.schema) > RECORD_SCHEMA;
  if (written.kind === kind && isNewer)
    throw new Refused(fault('ST-062', { file: name, product: String(written.product ?? '?') }));
  const manifest = manifestOf(kind, written);
  if (!manifest) throw new Refused(fault(notOfKind[kind], { file: name }));
  return manifest;
}

const PIECE = MEGABYTE;

/** yauzl's view of a file that is read piece by piece. */
class PieceReader extends RandomAccessReader {
  readonly #file: ReadableFile;

  constructor(file: ReadableFile) {
    super();
    this.#file = file;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#pieces(start, end), { objectMode: false });
  }

  async *#pieces(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end; ) {
      const piece = await this.#file.read(at, Math.min(PIECE, end - at));
      if (piece.byteLength === 0) return;
      yield Buffer.from(piece);
      at += piece.byteLength;
    }
  }
}
