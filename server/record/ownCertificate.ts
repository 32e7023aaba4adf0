import { chmodSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { generateCertificates } from 'office-addin-dev-certs';
import { type Certificate, daysLeft, readCertificate } from './certificate.ts';
import { makeHome, usingHome } from './home.ts';

/** The certificate by which browsers and Excel know `localhost` on this computer; kept in the home. */
export interface OwnCertificate {
  readonly certificate: Certificate;
  /** The certificate to be trusted. Its key was never written: nobody can sign another one with it. */
  readonly authorityFile: string;
  readonly isNew: boolean;
}

/** From this many days before its end the pane warns, and the next start makes a new one. */
export const RENEWAL_DAYS = 60;

const FIVE_YEARS = 1_825;
/** macOS takes none that is valid for longer. */
const MAC_DAYS = 825;
const KEY_MODE = 0o600;

const filesIn = (folder: string) => ({
  authority: join(folder, 'ca.crt'),
  cert: join(folder, 'localhost.crt'),
  key: join(folder, 'localhost.key'),
});

/** Reads the certificate, or makes it where it is missing or about to end. */
export async function ownCertificate(
  home: string,
  platform: NodeJS.Platform,
  now: Date,
): Promise<OwnCertificate> {
  const { authority, ...files } = filesIn(home);
  const isLasting = existsSync(files.cert) && daysLeft(readCertificate(files), now) > RENEWAL_DAYS;
  if (!isLasting) await makeCertificate(home, platform === 'darwin' ? MAC_DAYS : FIVE_YEARS);
  return { certificate: readCertificate(files), authorityFile: authority, isNew: !isLasting };
}

/** Made in a folder beside and then put in place, since the generator leaves files that are there as they are. */
async function makeCertificate(home: string, days: number): Promise<void> {
  makeHome(home);
  const folder = usingHome(home, () => mkdtempSync(join(home, 'certificate-')));
  const [made, kept] = [filesIn(folder), filesIn(home)];
  try {
    await generateCertificates(made.authority, made.cert, made.key, days, ['localhost', '127.0.0.1']);
    usingHome(home, () => {
      chmodSync(made.key, KEY_MODE);
      for (const each of ['key', 'cert', 'authority'] as const) renameSync(made[each], kept[each]);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
