import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { Refused } from '../contract/api/refused.ts';
import { fault } from '../contract/faults/catalogue.ts';
import { systemCode } from './home.ts';

/** What https is served with, as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** `Refused` where one of the files is missing or none, or where they do not belong together. */
export function readCertificate(files: { readonly cert: string; readonly key: string }): Certificate {
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

const DAY_MILLISECONDS = 86_400_000;

/** Whole days until it ends; negative when it has. */
export const daysLeft = ({ cert }: Certificate, now: Date): number =>
  Math.floor((Date.parse(new X509Certificate(cert).validTo) - now.getTime()) / DAY_MILLISECONDS);
