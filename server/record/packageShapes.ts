import * as z from 'zod/mini';
import { actor, bookShape, registeredRun, runPayloads } from '../contract/api/record.ts';
import { count, hash, month } from '../contract/api/shapes.ts';

/**
 * Files that leave the record: a backup, an archive, a review package. One zip each, whose last part is a
 * manifest that says what every other part holds.
 */

/** Grows with every change of the shapes below. */
export const PACKAGE_VERSION = 1;

export const MANIFEST = 'manifest.json';
export const EVENTS = 'events.log';

/** Of a payload, packed as it lies in the record. */
export const payloadPart = (address: string): string => `payloads/${address}.gz`;
const PAYLOAD_PART = /^payloads\/([0-9a-f]{64})\.gz$/;
/** Null where the part is no payload. */
export const addressOfPart = (part: string): string | null => PAYLOAD_PART.exec(part)?.[1] ?? null;

const frame = {
  packageVersion: z.literal(PACKAGE_VERSION),
  /** Version of the program that made it. */
  product: z.string(),
  madeAt: z.iso.datetime(),
  parts: z.array(z.strictObject({ name: z.string(), bytes: count, sha256: hash })),
};

const shapes = {
  backup: z.strictObject({
    kind: z.literal('backup'),
    ...frame,
    /** Of the newest events; a newer program’s is told before the shape is looked at. */
    schema: count,
    events: count,
    /** Checksum of the last event. */
    head: hash,
    /** Payloads that the record itself had lost, or held spoilt. */
    missing: z.array(hash),
  }),
  archive: z.strictObject({ kind: z.literal('archive'), ...frame, book: bookShape, by: actor }),
  review: z.strictObject({
    kind: z.literal('review'),
    ...frame,
    book: bookShape,
    months: z.array(month).check(z.minLength(1)),
    run: registeredRun,
    payloads: runPayloads,
    by: actor,
  }),
} as const;

export type PackageKind = keyof typeof shapes;
export type Manifest<Kind extends PackageKind> = z.infer<(typeof shapes)[Kind]>;
/** A manifest before its parts are known. */
export type Draft<Kind extends PackageKind> = Omit<
  Manifest<Kind>,
  'kind' | 'parts' | 'packageVersion' | 'product'
>;

/** Null where it is not one of this kind. */
export function manifestOf<Kind extends PackageKind>(kind: Kind, written: unknown): Manifest<Kind> | null {
  const { success, data } = shapes[kind].safeParse(written);
  return success ? (data as Manifest<Kind>) : null;
}
