import { TextDecoder } from 'node:util';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';

/**
 * The bytes of an XML part as text: UTF-8 unless a byte order mark or the XML declaration says
 * otherwise. Throws `UnreadableWorkbook` where bytes do not fit the encoding.
 */
export async function* decodePart(part: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null;
  for await (const piece of pieces) {
    decoder ??= decoderFor(part, piece);
    yield decode(part, decoder, piece);
  }
  if (decoder) yield decode(part, decoder);
}

function decode(part: string, decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return decoder.decode(piece, { stream: piece !== undefined });
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
    return new TextDecoder(encoding, { fatal: true });
  } catch {
    throw new UnreadableWorkbook('WB-011', { part });
  }
}
