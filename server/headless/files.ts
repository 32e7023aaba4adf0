import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fault } from '../contract/faults/catalogue.ts';
import type { Fault } from '../contract/faults/fault.ts';

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
