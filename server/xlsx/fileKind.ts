import { Buffer } from 'node:buffer';
import { UnreadableWorkbook } from './unreadableWorkbook.ts';

const ZIP = Buffer.from([0x50, 0x4b]);
/** OLE compound file: what .xls and .et are, and what an encrypted .xlsx is wrapped in ([MS-CFB] 2.2). */
const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
/** Stream that holds the workbook under a password ([MS-OFFCRYPTO] 2.3.4.4). */
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

/** Tells by its bytes what a file is. Throws `UnreadableWorkbook` where it is no zip container. */
export function refuseOtherKinds(bytes: Uint8Array): void {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (content.subarray(0, COMPOUND_FILE.length).equals(COMPOUND_FILE)) {
    throw new UnreadableWorkbook(content.includes(ENCRYPTED_PACKAGE) ? 'WB-004' : 'WB-005');
  }
  if (!content.subarray(0, ZIP.length).equals(ZIP)) throw new UnreadableWorkbook('WB-003');
}
