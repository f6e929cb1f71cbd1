import type { EntryOf } from './catalogue-entry.js';
import { SOURCES } from './sources.js';

const chain = {
  class: 'certificate',
  raisedBy: 'Windows',
  flow: 'either',
  sources: [SOURCES.comErrors, SOURCES.capi2],
} as const;
const handshake = {
  class: 'tls',
  raisedBy: 'Windows (Schannel)',
  flow: 'either',
  sources: [SOURCES.comErrors, SOURCES.schannelEvents],
} as const;

/** Status codes of certificate chains (CAPI2) and of handshakes (Schannel), as events and tools print them. */
export const WINDOWS_STATUSES: readonly EntryOf[] = [
  {
    ...chain,
    id: '0x800B0109',
    meaning: 'The chain ends in a root that this computer does not trust.',
    likelyCauses: ['root-missing-on-premises', 'tls-terminated-by-device', 'chain-broken-on-server'],
    names: ['CERT_E_UNTRUSTEDROOT'],
  },
  {
    ...chain,
    id: '0x800B010A',
    meaning: 'No chain to a root can be built: an intermediate certificate is missing.',
    likelyCauses: ['intermediate-not-sent', 'chain-broken-on-server', 'root-missing-on-premises'],
    names: ['CERT_E_CHAINING', 'PartialChain'],
  },
  {
    ...chain,
    id: '0x800B0101',
    meaning: 'A certificate of the chain has expired or is not valid yet.',
    likelyCauses: ['certificate-expired', 'chain-broken-on-server'],
    names: ['CERT_E_EXPIRED', 'NotTimeValid'],
  },
  {
    ...chain,
    id: '0x800B010F',
    meaning: 'The certificate has no name of the host that was asked for.',
    likelyCauses: ['tls-terminated-by-device', 'server-without-tls-certificate-name', 'tls-domain-wrong'],
    names: ['CERT_E_CN_NO_MATCH'],
  },
  {
    ...chain,
    id: '0x800B0110',
    meaning: 'The certificate is not meant for this use: its extended key usage does not list it.',
    likelyCauses: ['client-certificate-missing-or-wrong'],
    names: ['CERT_E_WRONG_USAGE', 'NotValidForUsage'],
  },
  {
    ...chain,
    id: '0x800B010C',
    meaning: 'The authority revoked the certificate.',
    likelyCauses: ['chain-broken-on-server', 'certificate-expired'],
    remedy: 'Replace the certificate.',
    names: ['CERT_E_REVOKED'],
  },
  {
    ...chain,
    id: '0x80092010',
    meaning: 'The authority revoked the certificate.',
    likelyCauses: ['chain-broken-on-server'],
    remedy: 'Replace the certificate.',
    names: ['CRYPT_E_REVOKED', 'Revoked'],
  },
  {
    ...chain,
    id: '0x80092012',
    meaning:
      'Whether the certificate is revoked could not be checked: it names no list, or the list did not help.',
    likelyCauses: ['revocation-unreachable'],
    names: ['CRYPT_E_NO_REVOCATION_CHECK'],
  },
  {
    ...chain,
    id: '0x80092013',
    meaning:
      'The revocation list could not be fetched: the server of the authority is offline to this computer.',
    likelyCauses: ['revocation-unreachable'],
    remedy: 'Check netsh winhttp show proxy and the firewall; the lists are fetched over HTTP.',
    names: ['CRYPT_E_REVOCATION_OFFLINE'],
    sources: [SOURCES.comErrors, SOURCES.revocation],
  },
  {
    ...chain,
    id: '0x80092004',
    meaning: 'An object was not found: a certificate, a root or the key that belongs to it.',
    likelyCauses: ['root-missing-on-premises', 'private-key-unusable', 'certificate-in-wrong-store'],
    names: ['CRYPT_E_NOT_FOUND'],
  },
  {
    ...chain,
    id: '0x80090016',
    meaning:
      'The key container of the certificate does not exist ("Missing stored keyset", "Keyset does not exist").',
    likelyCauses: ['private-key-unusable'],
    remedy: 'certutil -repairstore my SERIAL, or import the certificate again with its key.',
    names: ['NTE_BAD_KEYSET'],
    phrases: ['missing stored keyset', 'keyset does not exist'],
  },
  {
    ...handshake,
    id: '0x8009030E',
    meaning: 'No credentials: the certificate has no key that the service can use.',
    likelyCauses: ['private-key-unusable', 'certificate-not-enabled-for-smtp'],
    names: ['SEC_E_NO_CREDENTIALS'],
  },
  {
    ...handshake,
    id: '0x8009030D',
    meaning: 'The credentials were not recognised: the service may not read the private key.',
    likelyCauses: ['certificate-not-enabled-for-smtp', 'private-key-unusable'],
    names: ['SEC_E_UNKNOWN_CREDENTIALS'],
  },
  {
    ...handshake,
    id: '0x80090308',
    meaning: 'What arrived is no TLS message.',
    likelyCauses: [
      'starttls-stripped-by-device',
      'tls-terminated-by-device',
      'tls-version-or-cipher-missing',
    ],
    names: ['SEC_E_INVALID_TOKEN'],
  },
  {
    ...handshake,
    id: '0x80090326',
    meaning: 'A TLS message was not expected or badly formed.',
    likelyCauses: ['tls-version-or-cipher-missing', 'tls-terminated-by-device'],
    names: ['SEC_E_ILLEGAL_MESSAGE'],
  },
  {
    ...handshake,
    id: '0x80090331',
    meaning: 'The two sides have no TLS version or cipher suite in common.',
    likelyCauses: ['tls-version-or-cipher-missing'],
    names: ['SEC_E_ALGORITHM_MISMATCH', 'AlgorithmMismatch'],
    phrases: ['algorithmmismatch'],
  },
  {
    ...handshake,
    id: '0x80090325',
    class: 'certificate',
    meaning: 'The certificate of the other side was issued by an authority that is not trusted here.',
    likelyCauses: ['root-missing-on-premises', 'tls-terminated-by-device', 'intermediate-not-sent'],
    names: ['SEC_E_UNTRUSTED_ROOT'],
  },
  {
    ...handshake,
    id: '0x80090328',
    class: 'certificate',
    meaning: 'The certificate of the other side has expired.',
    likelyCauses: ['certificate-expired', 'old-certificate-on-device'],
    names: ['SEC_E_CERT_EXPIRED'],
  },
  {
    ...handshake,
    id: '0x80090322',
    class: 'certificate',
    meaning: 'The name in the certificate is not the one that was asked for.',
    likelyCauses: ['tls-terminated-by-device', 'third-party-gateway-answers', 'tls-domain-wrong'],
    names: ['SEC_E_WRONG_PRINCIPAL'],
  },
];
