import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { systemCode } from './home.ts';

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Where the certificate of `localhost` stands, if it was not named. */
const filesOf = (home: string) => ({ cert: join(home, 'localhost.crt'), key: join(home, 'localhost.key') });

/** The certificate to serve with: the files named, else those in the home; null: plain http. */
export function readCertificate(
  home: string,
  named: { readonly cert: string; readonly key: string } | null,
): Certificate | null {
  const files = named ?? filesOf(home);
  if (!named && !existsSync(files.cert)) return null;
  const cert = readPem(files.cert, (pem) => new X509Certificate(pem));
  const key = readPem(files.key, (pem) => createSecureContext({ cert, key: pem }));
  return { cert, key };
}

function readPem(file: string, use: (pem: string) => unknown): string {
  try {
    const pem = readFileSync(file, 'utf8');
    use(pem);
    return pem;
  } catch (cause) {
    throw new Refused(fault('HT-051', { file, reason: systemCode(cause) }));
  }
}
