import type { CertificateState, Connection, Diagnosis, Trouble } from './state.ts';
import type { Surroundings } from './surroundings.ts';
import { troubleFrom } from './trouble.ts';

const ISO_DATE_LENGTH = 'YYYY-MM-DD'.length;

type Failure = Extract<Connection, { kind: 'failed' }>;

const told: Readonly<Record<string, Diagnosis>> = {
  'HT-001': 'tokenRefused',
  'HT-002': 'wrongAddress',
  'HT-003': 'wrongAddress',
  'HT-004': 'serverOlder',
  'HT-005': 'paneOlder',
  'HT-007': 'anotherProgram',
  'HT-043': 'notRunning',
  'PN-013': 'proxy',
};

/** What keeps the pane from its server; null where the trouble is of another kind. */
export async function diagnose(
  trouble: Trouble,
  surroundings: Surroundings,
  certificate: CertificateState | null,
): Promise<Failure | null> {
  if (trouble.fault.code === 'HT-006') return unreached(trouble, surroundings, certificate);
  const diagnosis = told[trouble.fault.code];
  return diagnosis ? { kind: 'failed', diagnosis, trouble } : null;
}

/** A page hears only that nothing came back; what it knows besides tells the likely cause. */
async function unreached(
  trouble: Trouble,
  { serverOrigin: origin, pageOrigin, localNetworkAccess }: Surroundings,
  certificate: CertificateState | null,
): Promise<Failure> {
  const failed = (diagnosis: Diagnosis, found: Trouble): Failure => ({
    kind: 'failed',
    diagnosis,
    trouble: found,
  });
  if ((await localNetworkAccess()) === 'denied')
    return failed('localNetworkBlocked', troubleFrom('PN-012', { origin }));
  if (certificate && new Date(certificate.expires) < new Date()) {
    const expired = certificate.expires.slice(0, ISO_DATE_LENGTH);
    return failed('certificateExpired', troubleFrom('PN-011', { origin, expired }));
  }
  const certificateWasTaken = pageOrigin === origin || certificate !== null;
  return origin.startsWith('https:') && !certificateWasTaken
    ? failed('certificateUntrusted', troubleFrom('PN-010', { origin }))
    : failed('notRunning', trouble);
}
