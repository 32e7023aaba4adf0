import { Buffer } from 'node:buffer';
import type { workbookFaults } from '../../contract/faults/workbook.ts';
import { type HandBuiltBook, handBuiltBook } from '../handBuiltBook.ts';
import { zip } from '../zipArchive.ts';
import { MAX_PARTS, MAX_WORKBOOK_BYTES } from '../zipLimits.ts';

/** For tests: the smallest file that has each fault, under the name a person would give it. */
export interface BadSample {
  readonly fileName: string;
  bytes(): Promise<Uint8Array>;
}

const bad = (fileName: string, bytes: () => Promise<Uint8Array> | Uint8Array): BadSample => ({
  fileName,
  bytes: async () => bytes(),
});

/** A sound book of one sheet, with parts changed or (null) taken away. */
const book = (parts: NonNullable<HandBuiltBook['parts']>, rows = '<row r="1"><c r="A1"><v>1</v></c></row>') =>
  handBuiltBook({ sheets: { 收入: rows }, parts });

/** A compound file by its first bytes, with one stream name in its directory. */
function compoundFile(streamName: string): Uint8Array {
  const bytes = Buffer.alloc(1536);
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(bytes);
  bytes.write(streamName, 1024, 'utf16le');
  return bytes;
}

async function announcingTooManyParts(): Promise<Uint8Array> {
  const bytes = Buffer.from(await zip([['a', Buffer.alloc(0)]]));
  bytes.writeUInt16LE(MAX_PARTS + 1, bytes.length - 12);
  return bytes;
}

/** Faults of reading; those from WB-050 on are of writing. */
type ReadingFault = Exclude<keyof typeof workbookFaults, `WB-05${string}`>;

export const badSamples: Readonly<Record<ReadingFault, BadSample>> = {
  'WB-001': bad('全院流水.xlsx', () => new Uint8Array(MAX_WORKBOOK_BYTES + 1)),
  'WB-002': bad('2024年1月.et', () => compoundFile('Workbook')),
  'WB-003': bad('加密.xlsx', () => Buffer.from('E-SafeNet   LOCK')),
  'WB-004': bad('有密码.xlsx', () => compoundFile('EncryptedPackage')),
  'WB-005': bad('改了扩展名.xlsx', () => compoundFile('Workbook')),
  'WB-006': bad('没下载完.xlsx', async () => (await book({})).subarray(0, 400)),
  'WB-007': bad('上万张图片.xlsx', announcingTooManyParts),
  'WB-008': bad('炸弹.xlsx', () => zip([['xl/workbook.xml', Buffer.alloc(1_100_000)]])),
  'WB-009': bad('缺一张表.xlsx', () => book({ 'xl/worksheets/sheet0.xml': null })),
  'WB-010': bad('其实是文档.xlsx', () => zip([['word/document.xml', Buffer.from('<document/>')]])),
  'WB-011': bad('标签交错.xlsx', () => book({}, '<row r="1"><c r="A1"></row></c>')),
  'WB-012': bad('实体.xlsx', () =>
    book({ 'xl/sharedStrings.xml': '<!DOCTYPE sst [<!ENTITY a "aa">]><sst><si><t>&a;</t></si></sst>' }),
  ),
  'WB-013': bad('远处误填.xlsx', () =>
    book({}, '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
  ),
  'WB-014': bad('坏单元格.xlsx', () => book({}, '<row r="1"><c r="A1"><v>壹佰</v></c></row>')),
};
