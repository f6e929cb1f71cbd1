import { expect, it } from 'vitest';
import { RULES } from './index.js';

/** What Microsoft's HealthChecker reports of connectors and their certificates, and the rules that judge it. */
const REPORTED: readonly (readonly [fact: string, ...rules: string[]])[] = [
  ['days a certificate has left, for each match', 'certificate-expiring', 'several-certificates-match'],
  ['a certificate that has expired', 'served-certificate-expired', 'presented-certificate-expired'],
  ['Status of a certificate', 'certificate-chain-broken', 'certificate-revocation-unknown'],
  ['key size and ECC', 'certificate-key-too-weak', 'certificate-key-not-rsa'],
  ['signature and hash algorithm', 'certificate-signature-weak'],
  ['Services of a certificate', 'certificate-not-enabled-for-smtp'],
  ['the internal transport certificate, present and valid', 'internal-transport-certificate-not-in-store'],
  ['a connector that is off', 'receive-connector-disabled', 'send-connector-disabled'],
  ['TlsAuthLevel', 'send-connector-without-certificate-check'],
  ['TlsDomain, where it is needed', 'send-connector-tls-domain-wrong', 'send-connector-settings-contradict'],
  ['RequireTLS of a relay through Exchange Online', 'send-connector-without-required-tls'],
  [
    'an empty TlsCertificateName',
    'receive-connector-without-tls-certificate-name',
    'send-connector-without-tls-certificate-name',
  ],
  [
    'a TlsCertificateName that no certificate has',
    'tls-certificate-name-not-in-store',
    'send-connector-certificate-not-in-store',
  ],
  [
    'the syntax of TlsCertificateName',
    'tls-certificate-name-look-alike',
    'tls-certificate-name-not-in-store',
  ],
  [
    'TlsCertificateName against HybridConfiguration',
    'hybrid-configuration-certificate-stale',
    'tls-certificate-names-differ',
  ],
  ['CloudServicesMailEnabled', 'send-connector-without-cloud-services-mail'],
  ['TlsDomainCapabilities', 'receive-connector-without-cloud-capability', 'cloud-capability-misspelled'],
  ['an accepted domain for everything', 'accepted-domain-for-everything'],
  ['TLS settings of Windows', 'tls-1-2-disabled'],
  ['trusted roots', 'exchange-online-root-missing'],
];

it.each(REPORTED)('judges what HealthChecker reports: %s', (_, ...rules) => {
  expect(RULES.map(({ id }) => id)).toEqual(expect.arrayContaining(rules));
});
