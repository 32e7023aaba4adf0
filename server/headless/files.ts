import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';
import { workbookFileFault } from '../xlsx/workbookFileFault.ts';
import { UsageError } from './command.ts';

/** A workbook's bytes, or why it is not even opened: its size and type are judged first. */
export function readBook(path: string): Uint8Array | Fault {
  if (!existsSync(path) || !statSync(path).isFile()) throw new UsageError(`没有找到文件 ${path}`);
  return workbookFileFault(path, statSync(path).size) ?? new Uint8Array(readFileSync(path));
}

/** A file that the system does not let us write: read-only, open elsewhere, no such folder, disk full. */
export class UnwritableFile extends Error {
  readonly fault: Fault;

  constructor(file: string, cause: unknown) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    super(`${file}: ${reason}`, { cause });
    this.fault = fault('WB-054', { file, reason });
  }
}

/** Bytes, a text, or a text piece by piece. */
type Content = Uint8Array | string | Iterable<string>;

/**
 * Writes files that belong together: each beside its target first, then all renamed, so that a failure
 * leaves every earlier file whole. Throws `UnwritableFile`.
 */
export function writeWhole(files: ReadonlyMap<string, Content>): void {
  const halfOf = (path: string) => `${path}.${process.pid}.part`;
  try {
    for (const [path, content] of files) writing(path, () => writeHalf(path, halfOf(path), content));
    for (const path of files.keys()) writing(path, () => renameSync(halfOf(path), path));
  } finally {
    for (const path of files.keys()) removeHalf(halfOf(path));
  }
}

function writeHalf(path: string, half: string, content: Content): void {
  mkdirSync(dirname(path), { recursive: true });
  if (existsSync(path) && !statSync(path).isFile()) throw Object.assign(new Error(path), { code: 'EISDIR' });
  if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(half, content);
  else writePieces(half, content);
}

/** Small pieces are written together. */
const PIECE_LENGTH = 1 << 16;

function writePieces(half: string, pieces: Iterable<string>): void {
  const file = openSync(half, 'w');
  try {
    let waiting = '';
    for (const piece of pieces) {
      waiting += piece;
      if (waiting.length < PIECE_LENGTH) continue;
      writeSync(file, waiting);
      waiting = '';
    }
    writeSync(file, waiting);
  } finally {
    closeSync(file);
  }
}

/** A half that could not even be made, under a file or with too long a name, is not there to be removed. */
function removeHalf(half: string): void {
  if (existsSync(half)) rmSync(half);
}

function writing(path: string, work: () => void): void {
  try {
    work();
  } catch (cause) {
    throw new UnwritableFile(path, cause);
  }
}
