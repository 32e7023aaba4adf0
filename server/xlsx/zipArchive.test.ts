import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';
import { openZip, zip } from './zipArchive.ts';
import { INFLATION_FREE_BYTES, MAX_INFLATED_BYTES, MAX_INFLATION, MAX_PARTS } from './zipLimits.ts';

const text = (content: string) => Buffer.from(content);

async function codeOf(doing: () => Promise<unknown>): Promise<string> {
  try {
    await doing();
  } catch (cause) {
    if (cause instanceof UnreadableWorkbook) return cause.fault.code;
    throw cause;
  }
  return 'read';
}

const DIRECTORY_ENTRY = Buffer.from([0x50, 0x4b, 0x01, 0x02]);

/** Overwrites a field of the directory entry of the first part (offsets as in the zip appnote 4.3.12). */
function withDirectoryField(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const changed = Buffer.from(bytes);
  const entry = changed.indexOf(DIRECTORY_ENTRY);
  changed.writeUInt32LE(value, entry + offset);
  return changed;
}
const DECLARED_SIZE = 24;
const PACKED_SIZE = 20;

/** Bytes that deflate cannot make smaller, the same every time. */
function noise(size: number): Buffer {
  const bytes = Buffer.alloc(Math.ceil(size / 4) * 4);
  let state = 1;
  for (let at = 0; at < bytes.length; at += 4) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes.writeUInt32LE((state ^ (state >>> 15)) >>> 0, at);
  }
  return bytes;
}

describe('a zip container', () => {
  test('gives back its parts in order, byte for byte, whole and piece by piece', async () => {
    const big = Buffer.alloc(300_000, '收入<c r="A1"/>');
    const archive = await openZip(
      await zip([
        ['xl/b.xml', big],
        ['a.xml', text('门诊')],
      ]),
    );

    expect(archive.names).toEqual(['xl/b.xml', 'a.xml']);
    expect(Buffer.from(await archive.read('a.xml')).toString()).toBe('门诊');
    const pieces: Uint8Array[] = [];
    for await (const piece of archive.chunks('xl/b.xml')) pieces.push(piece);
    expect(Buffer.concat(pieces).equals(big)).toBe(true);
    expect(pieces.length).toBeGreaterThan(1);
  });

  test('has the same bytes whenever it is written', async () => {
    const parts = [['a.xml', text('<a/>')]] as const;
    const first = await zip(parts);
    expect(Buffer.from(await zip(parts)).equals(first)).toBe(true);
    expect(first.subarray(10, 14)).toEqual(Buffer.from([0, 0, 0x21, 0])); // 1980-01-01 00:00
  });

  test('a part asked for and missing is named', async () => {
    const archive = await openZip(await zip([['a.xml', text('<a/>')]]));
    expect(archive.has('b.xml')).toBe(false);
    expect(await codeOf(() => archive.read('b.xml'))).toBe('WB-009');
  });

  test('a changed byte inside a part is damage, never another number', async () => {
    const stored = Buffer.from(await zip([['a.xml', text('<v>1200.50</v>')]]));
    const local = stored.readUInt16LE(26) + 30;
    let damaged = 0;
    for (let at = local; at < local + 14; at++) {
      const changed = Buffer.from(stored);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      const code = await codeOf(async () => (await openZip(changed)).read('a.xml'));
      if (code === 'WB-006') damaged++;
    }
    expect(damaged).toBe(14);
  });

  test('more bytes than declared end the reading', async () => {
    const bytes = await zip([['a.xml', Buffer.alloc(100_000, 'x')]]);
    const lying = withDirectoryField(bytes, DECLARED_SIZE, 10);
    expect(await codeOf(async () => (await openZip(lying)).read('a.xml'))).toBe('WB-006');
  });
});

describe('what a container may not be', () => {
  test('one with two parts of a name, whatever their case', async () => {
    const twice = await zip([
      ['xl/Sheet1.xml', text('<a/>')],
      ['xl/sheet1.xml', text('<b/>')],
    ]);
    expect(await codeOf(() => openZip(twice))).toBe('WB-006');
  });

  test('one with a zip password', async () => {
    const bytes = Buffer.from(await zip([['a.xml', text('<a/>')]]));
    const flags = bytes.indexOf(DIRECTORY_ENTRY) + 8;
    bytes.writeUInt16LE(bytes.readUInt16LE(flags) | 1, flags);
    expect(await codeOf(() => openZip(bytes))).toBe('WB-004');
  });
});

describe('limits of a container', () => {
  test(`a directory of ${MAX_PARTS} parts is walked, one of more is refused at sight`, async () => {
    const announcing = async (count: number) => {
      const bytes = Buffer.from(await zip([['a', text('')]]));
      bytes.writeUInt16LE(count, bytes.length - 12);
      return codeOf(() => openZip(bytes));
    };
    // Walked to its real end, the directory turns out short: damaged, but not refused by its size.
    expect(await announcing(MAX_PARTS)).toBe('WB-006');
    expect(await announcing(MAX_PARTS + 1)).toBe('WB-007');
  });

  test('declared size in all: at the limit it is read, above it is not', async () => {
    const bytes = await zip([['a', noise(MAX_INFLATED_BYTES / MAX_INFLATION + 4096)]]);
    const declaring = (size: number) => codeOf(() => openZip(withDirectoryField(bytes, DECLARED_SIZE, size)));
    expect(await declaring(MAX_INFLATED_BYTES)).toBe('read');
    expect(await declaring(MAX_INFLATED_BYTES + 1)).toBe('WB-008');
  });

  test('ratio: small parts may have any, large ones may not', async () => {
    const zeros = (size: number) => zip([['a', Buffer.alloc(size)]]);
    expect(await codeOf(async () => openZip(await zeros(INFLATION_FREE_BYTES)))).toBe('read');
    expect(await codeOf(async () => openZip(await zeros(INFLATION_FREE_BYTES + 1)))).toBe('WB-008');
  });

  test(`ratio: ${MAX_INFLATION} is read, more is not`, async () => {
    const bytes = Buffer.from(await zip([['a', noise(20_000)]]));
    const entry = bytes.indexOf(DIRECTORY_ENTRY);
    const most = bytes.readUInt32LE(entry + PACKED_SIZE) * MAX_INFLATION;
    expect(await codeOf(() => openZip(withDirectoryField(bytes, DECLARED_SIZE, most)))).toBe('read');
    expect(await codeOf(() => openZip(withDirectoryField(bytes, DECLARED_SIZE, most + 1)))).toBe('WB-008');
  });
});
