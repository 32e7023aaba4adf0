import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { daysLeft } from './certificate.ts';
import { type OwnCertificate, ownCertificate, RENEWAL_DAYS } from './ownCertificate.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'stepdown-certificate-'));
});
afterEach(() => rmSync(home, { recursive: true }));

const today = new Date();
const inDays = (days: number) => new Date(today.getTime() + days * 86_400_000);

/** The authority that its file names has signed the certificate, and both are for this computer. */
function expectOwn({ certificate, authorityFile }: OwnCertificate): void {
  const leaf = new X509Certificate(certificate.cert);
  const authority = new X509Certificate(readFileSync(authorityFile));
  expect(leaf.verify(authority.publicKey)).toBe(true);
  expect([leaf.checkHost('localhost'), leaf.checkIP('127.0.0.1')]).toEqual(['localhost', '127.0.0.1']);
  expect(leaf.checkHost('example.org')).toBeUndefined();
}

describe('the certificate of this computer', () => {
  test('is made on the first start for five years, and no key of its authority is kept', async () => {
    const made = await ownCertificate(home, 'win32', today);
    expectOwn(made);
    expect(made.isNew).toBe(true);
    expect(daysLeft(made.certificate, today)).toBeGreaterThan(5 * 365 - 2);
    expect(readdirSync(home).sort()).toEqual(['ca.crt', 'localhost.crt', 'localhost.key']);
    const keys = readdirSync(home).filter((file) =>
      /PRIVATE KEY/.test(readFileSync(join(home, file), 'utf8')),
    );
    expect(keys).toEqual(['localhost.key']);
  });

  test.skipIf(process.platform === 'win32')('has a key for the owner alone', async () => {
    await ownCertificate(home, 'linux', today);
    expect(statSync(join(home, 'localhost.key')).mode & 0o777).toBe(0o600);
  });

  test('lasts no longer on a Mac than macOS accepts', async () => {
    const { certificate } = await ownCertificate(home, 'darwin', today);
    const { validFrom, validTo } = new X509Certificate(certificate.cert);
    expect((Date.parse(validTo) - Date.parse(validFrom)) / 86_400_000).toBeLessThanOrEqual(825);
  });

  test('stays the same until it is about to end, and is then made anew with its authority', async () => {
    const first = await ownCertificate(home, 'linux', today);
    const lasting = daysLeft(first.certificate, today) - RENEWAL_DAYS;
    const before = await ownCertificate(home, 'linux', inDays(lasting - 1));
    expect(before).toEqual({ ...first, isNew: false });
    const after = await ownCertificate(home, 'linux', inDays(lasting));
    expectOwn(after);
    expect(after.isNew).toBe(true);
    expect(after.certificate.cert).not.toBe(first.certificate.cert);
  });

  test('whose key is lost is refused by name, since what it was trusted for cannot be served', async () => {
    await ownCertificate(home, 'linux', today);
    rmSync(join(home, 'localhost.key'));
    await expect(ownCertificate(home, 'linux', today)).rejects.toMatchObject({ fault: { code: 'HT-051' } });
  });
});
