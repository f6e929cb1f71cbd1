import { isIPv6 } from 'node:net';
import type { TestCertificate } from '../testing/src/index.js';
import { pairOf } from './certificates.js';
import type { LabConnector, LabServer, StoredCertificate } from './organization.js';

/** The receive connector that answers a session to port 25: the narrowest range that holds the remote address (§A.1). */
export function answeringConnector(
  server: LabServer,
  local: string,
  remote: string,
): LabConnector | undefined {
  const family = isIPv6(local) ? '[::]' : '0.0.0.0';
  return server.connectors
    .filter(
      ({ enabled, bindings }) => enabled && bindings.some((at) => at.port === 25 && at.address === family),
    )
    .flatMap((connector) => {
      if (isIPv6(remote)) return connector.ipv6 ? [{ connector, size: Number.MAX_SAFE_INTEGER }] : [];
      return connector.ranges
        .map(({ low, high }) => ({ low: number(low), high: number(high) }))
        .filter(({ low, high }) => low <= number(remote) && number(remote) <= high)
        .map(({ low, high }) => ({ connector, size: high - low }));
    })
    .sort((a, b) => a.size - b.size)[0]?.connector;
}

const number = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

export interface Choice {
  readonly stored: StoredCertificate;
  readonly expired: boolean;
}

/** The certificate for STARTTLS in either direction; none leaves event 12014 (§B.1, §B.3). */
export function chooseCertificate(
  server: LabServer,
  tlsCertificateName: string | null,
  fqdn: string,
  now: string,
): Choice | undefined {
  const key = fqdn === '' ? `${server.name}.contoso.local` : fqdn;
  const candidates = server.store
    .filter((entry) => entry.key !== 'none')
    .filter(({ certificate, services }) =>
      tlsCertificateName === null
        ? services.includes('SMTP') && hasName(certificate, key)
        : pairOf(certificate) === tlsCertificateName,
    )
    .filter(({ certificate }) => isSelfSigned(certificate) || server.buildsChain)
    .sort((a, b) => (a.certificate.options.notBefore < b.certificate.options.notBefore ? 1 : -1));
  const valid = candidates.filter(({ certificate }) => certificate.options.notAfter >= now);
  const stored =
    valid.find(({ certificate }) => !isSelfSigned(certificate)) ??
    candidates.find(({ certificate }) => isSelfSigned(certificate)) ??
    candidates[0];
  return stored && { stored, expired: stored.certificate.options.notAfter < now };
}

const isSelfSigned = ({ options }: TestCertificate) => options.issuer === undefined;

const namesOf = ({ options }: TestCertificate) =>
  [...(options.dnsNames ?? [])].map((name) => name.toLowerCase());

function hasName(certificate: TestCertificate, host: string): boolean {
  const [, ...rest] = host.toLowerCase().split('.');
  return namesOf(certificate).some((name) => name === host.toLowerCase() || name === `*.${rest.join('.')}`);
}

/** Whether a name of the tenant's connector fits the certificate (§E.2). */
export function fitsPattern(certificate: TestCertificate, pattern: string): boolean {
  if (!pattern.startsWith('*.')) return hasName(certificate, pattern);
  const parent = pattern.slice(1).toLowerCase();
  return namesOf(certificate).some((name) => name.endsWith(parent));
}
