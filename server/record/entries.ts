import { sha256 } from '../history/identity.ts';

/**
 * The event file's lines: `length checksum body`, the length in bytes of the body's UTF-8, the checksum
 * over the checksum before it and the body. So no entry can be changed, left out or moved without every
 * later checksum saying so. Bodies are JSON and hold no line feed.
 */

export interface Entry {
  readonly body: string;
  readonly checksum: string;
}

/** Before the first entry. */
export const NO_CHECKSUM = '0'.repeat(64);
const LENGTH_DIGITS = 8;
const HEAD = LENGTH_DIGITS + 1 + NO_CHECKSUM.length + 1;
const LINE_FEED = 0x0a;

export function entryOf(body: string, before: string): Entry & { readonly line: Uint8Array } {
  const checksum = sha256(`${before}\n${body}`);
  const length = String(Buffer.byteLength(body)).padStart(LENGTH_DIGITS, '0');
  return { body, checksum, line: Buffer.from(`${length} ${checksum} ${body}\n`) };
}

/** `torn`: the last write did not come to its end. `changed`: a whole entry is not what was written. */
type Damage = 'torn' | 'changed';

export interface ReadEntries {
  readonly entries: readonly Entry[];
  /** As far as everything is good. */
  readonly goodBytes: number;
  readonly damage: Damage | null;
}

export function readEntries(bytes: Uint8Array): ReadEntries {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Entry[] = [];
  let at = 0;
  while (at < file.length) {
    const entry = entryAt(file, at, entries.at(-1)?.checksum ?? NO_CHECKSUM);
    if (!entry) return { entries, goodBytes: at, damage: damageOf(file.subarray(at)) };
    entries.push(entry);
    at += HEAD + Buffer.byteLength(entry.body) + 1;
  }
  return { entries, goodBytes: at, damage: null };
}

function entryAt(file: Buffer, at: number, before: string): Entry | null {
  const head = file.toString('latin1', at, at + HEAD);
  const [, digits, checksum] = /^(\d{8}) ([0-9a-f]{64}) $/.exec(head) ?? [];
  if (!digits || !checksum) return null;
  const end = at + HEAD + Number(digits);
  if (file[end] !== LINE_FEED) return null;
  const body = file.toString('utf8', at + HEAD, end);
  return sha256(`${before}\n${body}`) === checksum ? { body, checksum } : null;
}

/**
 * Only the last write can be torn, since every write is waited for: a beginning of one line, or one whose
 * bytes never arrived and read as zero. A line that stands there whole was written and then changed.
 */
function damageOf(rest: Buffer): Damage {
  const lineEnd = rest.indexOf(LINE_FEED);
  const isLast = lineEnd === -1 || lineEnd === rest.length - 1;
  return isLast && (lineEnd === -1 || rest.includes(0)) ? 'torn' : 'changed';
}
