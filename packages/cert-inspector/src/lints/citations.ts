import type { Citation } from './define-lint.js';

/** The public pages the lints rest on. */
export const CITATIONS = {
  validity: {
    title: 'RFC 5280, section 4.1.2.5: Validity',
    url: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.5',
  },
  wildcards: {
    title: 'RFC 9525, section 6.3: Matching the DNS domain name portion',
    url: 'https://www.rfc-editor.org/rfc/rfc9525#section-6.3',
  },
  extendedKeyUsage: {
    title: 'RFC 5280, section 4.2.1.12: Extended key usage',
    url: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.12',
  },
  starttlsSelection: {
    title: 'Inbound STARTTLS certificate selection (Microsoft Learn)',
    url: 'https://learn.microsoft.com/exchange/mail-flow/mail-routing/inbound-starttls-certificates-selection',
  },
  hybridCertificates: {
    title: 'TLS certificates in Exchange hybrid: common issues and how to fix them (Exchange Team)',
    url: 'https://techcommunity.microsoft.com/blog/exchange/tls-certificates-in-exchange-hybrid---common-issues--how-to-fix-them/4420592',
  },
  exchangeCertificates: {
    title: 'Digital certificates and encryption in Exchange Server (Microsoft Learn)',
    url: 'https://learn.microsoft.com/exchange/architecture/client-access/certificates',
  },
  newExchangeCertificate: {
    title: 'New-ExchangeCertificate (Microsoft Learn)',
    url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-exchangecertificate',
  },
  newOutboundConnector: {
    title: 'New-OutboundConnector (Microsoft Learn)',
    url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-outboundconnector',
  },
  encryptionReference: {
    title: 'Technical reference details about encryption in Microsoft 365 (Microsoft Learn)',
    url: 'https://learn.microsoft.com/purview/technical-reference-details-about-encryption',
  },
  weakHashRefused: {
    title: 'Cannot establish a TLS connection to a remote mail server (Microsoft, KB 3027536)',
    url: 'https://learn.microsoft.com/exchange/troubleshoot/administration/cannot-establish-tls-connection-to-remote-mail-server',
  },
  eccSupport: {
    title: 'ECC certificate support in Exchange Server (Microsoft)',
    url: 'https://aka.ms/HC-EccCertificateChange',
  },
  edgeNameLength: {
    title: 'Email sent to Exchange Online appears external (Microsoft, KB 4052493)',
    url: 'https://learn.microsoft.com/exchange/troubleshoot/mailflow/email-sent-to-online-appears-external',
  },
  lifetimes: {
    title: 'Ballot SC-081v3: schedule of reducing validity periods (CA/Browser Forum)',
    url: 'https://github.com/cabforum/servercert/pull/553',
  },
  chromeRootProgram: {
    title: 'Chrome Root Program Policy',
    url: 'https://googlechrome.github.io/chromerootprogram/',
  },
} as const satisfies Record<string, Citation>;
