import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Fault } from '../contract/faults/fault.ts';
import { workbookFileFault } from '../xlsx/workbookFileFault.ts';
import { UsageError } from './command.ts';

/** A workbook's bytes, or why it is not even opened: its size and type are judged first. */
export function readBook(path: string): Uint8Array | Fault {
  if (!existsSync(path) || !statSync(path).isFile()) throw new UsageError(`没有找到文件 ${path}`);
  return workbookFileFault(path, statSync(path).size) ?? new Uint8Array(readFileSync(path));
}

/** Writes beside the target and renames, so that a failure leaves the earlier file whole. */
export function writeWhole(path: string, content: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.${process.pid}.part`;
  try {
    writeFileSync(half, content);
    renameSync(half, path);
  } finally {
    rmSync(half, { force: true });
  }
}
