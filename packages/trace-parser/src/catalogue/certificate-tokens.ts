import type { EntryOf } from './catalogue-entry.js';
import { SOURCES } from './sources.js';

/** Words by which a server's certificate is refused, or by which the own certificate cannot be used (§E.5, §B.3). */
export const CERTIFICATE_TOKENS: readonly EntryOf[] = [
  {
    id: 'SubjectMismatch',
    class: 'certificate',
    raisedBy: 'Exchange Online',
    flow: 'cloud-to-onprem',
    meaning:
      'The certificate your server served has no name that TlsDomain of the OutboundConnector asks for.',
    likelyCauses: [
      'server-without-tls-certificate-name',
      'another-receive-connector-answers',
      'tls-terminated-by-device',
      'tls-domain-wrong',
      'old-certificate-on-device',
      'third-party-gateway-answers',
    ],
    remedy:
      'Set TlsCertificateName on the receive connector that answers on the server named; correct TlsDomain only when it is no name of the right certificate.',
    sources: [SOURCES.hybridCertificates, SOURCES.mailFlowIntelligence],
    phrases: ['subjectmismatch', 'subject mismatch'],
  },
  {
    id: 'CertificateExpired',
    class: 'certificate',
    raisedBy: 'Exchange Online',
    flow: 'cloud-to-onprem',
    meaning: 'The certificate your server served is past its NotAfter date.',
    likelyCauses: [
      'certificate-expired',
      'old-certificate-on-device',
      'tls-certificate-name-stale',
      'renewal-incomplete',
      'service-serves-old-certificate',
      'tls-terminated-by-device',
    ],
    remedy:
      'Compare the thumbprint served with the certificates of every server: one that is on none of them sits on a device.',
    sources: [SOURCES.hybridCertificates, SOURCES.mailFlowIntelligence],
    phrases: ['certificateexpired', 'certificate expired'],
  },
  {
    id: 'UntrustedRoot',
    class: 'certificate',
    raisedBy: 'Exchange Online, Exchange Server',
    flow: 'either',
    meaning:
      'The chain of the certificate does not reach a root that the checking side trusts: an intermediate is not sent, or the certificate is from a private authority, self-signed, or from a device that inspects TLS.',
    likelyCauses: [
      'intermediate-not-sent',
      'tls-terminated-by-device',
      'server-without-tls-certificate-name',
      'root-missing-on-premises',
      'chain-broken-on-server',
    ],
    remedy: 'Import the intermediate certificates into Local Computer\\Intermediate on every server.',
    sources: [SOURCES.untrustedRoot, SOURCES.hybridCertificates],
    phrases: ['untrustedroot', 'untrusted root'],
  },
  {
    id: 'NoCredentials',
    class: 'certificate',
    raisedBy: 'Exchange Server',
    flow: 'onprem-to-cloud',
    meaning:
      'Your server found its certificate, but the private key is missing or cannot be used. The queue shows only a connection that timed out.',
    likelyCauses: ['private-key-unusable', 'certificate-in-wrong-store'],
    remedy:
      'Import the certificate again with its key, or mend the link to the key with certutil -repairstore my SERIAL.',
    sources: [SOURCES.noCredentials],
    phrases: ['nocredentials'],
  },
  {
    id: 'UnknownCredentials',
    class: 'certificate',
    raisedBy: 'Exchange Server',
    flow: 'onprem-to-cloud',
    meaning:
      'Your server chose a certificate that is not enabled for SMTP, so the transport service cannot read its key.',
    likelyCauses: ['certificate-not-enabled-for-smtp', 'private-key-unusable'],
    remedy:
      'Enable-ExchangeCertificate -Services SMTP for it, answering No to replacing the default certificate.',
    sources: [SOURCES.notSent],
    phrases: ['unknowncredentials'],
  },
  {
    id: 'certificate-expired',
    class: 'certificate',
    raisedBy: 'Exchange Online',
    flow: 'either',
    meaning: 'A domain protected by DANE serves a certificate that has expired.',
    likelyCauses: ['certificate-expired', 'dane-or-mta-sts-policy', 'old-certificate-on-device'],
    sources: [SOURCES.ndr, SOURCES.dane],
    phrases: ['certificate-expired'],
    codes: ['4.7.322', '5.7.322'],
  },
  {
    id: 'tlsa-invalid',
    class: 'certificate',
    raisedBy: 'Exchange Online',
    flow: 'either',
    meaning:
      'No TLSA record of the host fits the certificate it serves: the certificate was changed before the record, or a device in front serves its own.',
    likelyCauses: ['dane-or-mta-sts-policy', 'tls-terminated-by-device'],
    remedy:
      'Publish the TLSA record of the next certificate before it is served; see SmtpDaneMode of the connector.',
    sources: [SOURCES.ndr, SOURCES.dane, SOURCES.rfc7672],
    phrases: ['tlsa-invalid'],
    codes: ['4.7.323', '5.7.323'],
  },
  {
    id: 'certificate-host-mismatch',
    class: 'certificate',
    raisedBy: 'Exchange Online',
    flow: 'either',
    meaning:
      'DANE names a certificate authority, and the certificate served has no name of the host it was asked for.',
    likelyCauses: ['dane-or-mta-sts-policy', 'tls-terminated-by-device', 'third-party-gateway-answers'],
    sources: [SOURCES.ndr, SOURCES.dane, SOURCES.rfc7672],
    phrases: ['certificate-host-mismatch'],
    codes: ['4.7.325', '5.7.325'],
  },
  {
    id: 'mta-sts-certificate-invalid',
    class: 'certificate',
    raisedBy: 'Exchange Online',
    flow: 'either',
    meaning:
      'The receiving domain publishes an MTA-STS policy, and the certificate of its host is not valid for it.',
    likelyCauses: ['dane-or-mta-sts-policy', 'certificate-expired', 'intermediate-not-sent'],
    sources: [SOURCES.ndr, SOURCES.rfc8461],
    phrases: ['certificate failed mta-sts validation'],
    codes: ['5.7.5'],
  },
  {
    id: 'certificate-validation-failure',
    class: 'certificate',
    raisedBy: 'Exchange Server, Exchange Online',
    flow: 'either',
    meaning:
      'The certificate of the other side is not valid for the level of checking the connector demands. Towards Exchange Online this is most often a root or a revocation list that your server cannot reach.',
    likelyCauses: [
      'root-missing-on-premises',
      'revocation-unreachable',
      'tls-terminated-by-device',
      'intermediate-not-sent',
    ],
    sources: [SOURCES.ndr, SOURCES.globalRootG2, SOURCES.mailFlowIntelligence],
    phrases: [
      'certificate validation failure',
      'unable to validate certificate',
      'server certificate not trusted',
      'server certificate not verified',
      'certificate rejected over tls',
      'certificate verify failed',
    ],
  },
  {
    id: 'certificate-validation-failed',
    class: 'certificate',
    raisedBy: 'Exchange Online',
    flow: 'cloud-to-onprem',
    meaning:
      'Exchange Online refused the certificate your server served, and the text does not say for what: a name, a date or the chain.',
    likelyCauses: [
      'server-without-tls-certificate-name',
      'certificate-expired',
      'intermediate-not-sent',
      'another-receive-connector-answers',
      'tls-terminated-by-device',
      'tls-domain-wrong',
    ],
    sources: [SOURCES.mailFlowIntelligence, SOURCES.hybridCertificates],
    phrases: ['certificate validation failed'],
    codes: ['4.7.320', '5.7.320'],
  },
  {
    id: 'revocation-check-failure',
    class: 'certificate',
    raisedBy: 'Windows, Exchange Server',
    flow: 'either',
    meaning: 'The server could not find out whether a certificate is revoked: it cannot reach the list.',
    likelyCauses: ['revocation-unreachable'],
    remedy:
      'Let the server reach the addresses in the certificate over HTTP; check netsh winhttp show proxy.',
    sources: [SOURCES.revocation],
    names: ['RevocationCheckFailure', 'RevocationStatusUnknown', 'OfflineRevocation'],
    phrases: [
      'revocationcheckfailure',
      'revocationstatusunknown',
      'offlinerevocation',
      'revocation check failed',
    ],
  },
];
