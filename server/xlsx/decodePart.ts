import { Buffer } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';

/** A cell holds 32,767 characters, each at most ten bytes long when escaped; nothing in a part we read is longer. */
export const MAX_TOKEN_LENGTH = 1_000_000;

/**
 * The bytes of an XML part as text: UTF-8 unless a byte order mark or the XML declaration says
 * otherwise. Pieces end with a `>` wherever they can: a scanner that finds whole tags need not join
 * strings, and joined strings are twice as slow to scan. Throws `UnreadableWorkbook` where bytes do
 * not fit the encoding.
 */
export async function* decodePart(part: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const piece of wholeTags(part, pieces)) {
    const isFirst = decoder === null;
    decoder ??= decoderFor(part, piece);
    const text = decode(part, decoder, piece);
    yield isFirst ? text.replace(/^\ufeff/, '') : text;
  }
}

async function* wholeTags(part: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const greater = '>'.charCodeAt(0);
  let held: Uint8Array[] = [];
  let heldBytes = 0;
  for await (const piece of pieces) {
    const cut = piece.lastIndexOf(greater) + 1;
    if (cut > 0) {
      yield Buffer.concat([...held, piece.subarray(0, cut)]);
      held = [];
      heldBytes = 0;
    }
    held.push(piece.subarray(cut));
    heldBytes += piece.length - cut;
    if (heldBytes > MAX_TOKEN_LENGTH) throw new UnreadableWorkbook('WB-011', { part });
  }
  if (heldBytes > 0) yield Buffer.concat(held);
}

function decode(part: string, decoder: TextDecoder, piece: Uint8Array): string {
  try {
    // A `>` is a whole character in UTF-8; other encodings may be cut inside one.
    return decoder.decode(piece, { stream: decoder.encoding !== 'utf-8' });
  } catch {
    throw new UnreadableWorkbook('WB-011', { part });
  }
}

const UTF8_MARK = '\u00ef\u00bb\u00bf';
const UTF16LE_MARK = '\u00ff\u00fe';
const UTF16BE_MARK = '\u00fe\u00ff';

function decoderFor(part: string, start: Uint8Array): TextDecoder {
  const head = String.fromCharCode(...start.subarray(0, 200));
  const declaration = head.startsWith(UTF8_MARK) ? head.slice(UTF8_MARK.length) : head;
  const declared = /^<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)["']/.exec(declaration)?.[1];
  let encoding = declared ?? 'utf-8';
  if (head.startsWith(UTF16LE_MARK)) encoding = 'utf-16le';
  if (head.startsWith(UTF16BE_MARK)) encoding = 'utf-16be';
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  } catch {
    throw new UnreadableWorkbook('WB-011', { part });
  }
}
