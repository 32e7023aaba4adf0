import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeHome, usingHome } from './home.ts';

const TOKEN_BYTES = 32;
const OWNER_ONLY = 0o600;
/** Permission bits of a user's group and of everybody else. */
const OTHERS = 0o077;

export const tokenFile = (home: string): string => join(home, 'token');

/**
 * The user's token: 256 random bits as hexadecimal digits, made on the first start. A file that others
 * may read, or that holds no token, is replaced: what it held is no secret any more.
 */
export function readOrMakeToken(home: string): string {
  makeHome(home);
  return usingHome(home, () => {
    const file = tokenFile(home);
    if (existsSync(file) && !isOwnersOnly(file)) rmSync(file);
    return readToken(file) ?? makeToken(file);
  });
}

/** Windows keeps a user's data folder to the user by other means. */
const isOwnersOnly = (file: string): boolean =>
  process.platform === 'win32' || (statSync(file).mode & OTHERS) === 0;

function readToken(file: string): string | null {
  if (!existsSync(file)) return null;
  const token = readFileSync(file, 'utf8').trim();
  return /^[0-9a-f]{64}$/.test(token) ? token : null;
}

/** Written whole beside its place and then put there, unless another start was faster: then that one's holds. */
function makeToken(file: string): string {
  const token = randomBytes(TOKEN_BYTES).toString('hex');
  const half = `${file}.${process.pid}.part`;
  writeFileSync(half, `${token}\n`, { mode: OWNER_ONLY });
  try {
    if (existsSync(file)) rmSync(file);
    linkSync(half, file);
    return token;
  } catch (cause) {
    const other = readToken(file);
    if (other === null) throw cause;
    return other;
  } finally {
    rmSync(half);
  }
}
