import type { Citation } from './define-rule.js';

/** The public pages the rules rest on. */
export const CITATIONS = {
  starttlsSelection: {
    title: 'Inbound STARTTLS certificate selection (Microsoft Learn)',
    url: 'https://learn.microsoft.com/exchange/mail-flow/mail-routing/inbound-starttls-certificates-selection',
  },
  hybridCertificates: {
    title: 'TLS certificates in Exchange hybrid: common issues and how to fix them (Exchange Team)',
    url: 'https://techcommunity.microsoft.com/blog/exchange/tls-certificates-in-exchange-hybrid---common-issues--how-to-fix-them/4420592',
  },
  setReceiveConnector: {
    title: 'Set-ReceiveConnector (Microsoft Learn)',
    url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-receiveconnector',
  },
  newOutboundConnector: {
    title: 'New-OutboundConnector (Microsoft Learn)',
    url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-outboundconnector',
  },
  mailFlowIntelligence: {
    title: 'Mail flow intelligence (Microsoft Learn)',
    url: 'https://learn.microsoft.com/defender-office-365/connectors-mail-flow-intelligence',
  },
  newCertificateBreaksMail: {
    title: 'Cannot receive mail after a new certificate is installed (Microsoft, KB 2989382)',
    url: 'https://learn.microsoft.com/exchange/troubleshoot/email-delivery/cannot-receive-mail-with-new-certificate',
  },
  receiveConnectors: {
    title: 'Receive connectors (Microsoft Learn)',
    url: 'https://learn.microsoft.com/exchange/mail-flow/connectors/receive-connectors',
  },
  setSendConnector: {
    title: 'Set-SendConnector (Microsoft Learn)',
    url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-sendconnector',
  },
  newInboundConnector: {
    title: 'New-InboundConnector (Microsoft Learn)',
    url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
  },
  getOutboundConnector: {
    title: 'Get-OutboundConnector (Microsoft Learn)',
    url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/get-outboundconnector',
  },
  deliveryReports: {
    title: 'Email non-delivery reports in Exchange Online (Microsoft Learn)',
    url: 'https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/non-delivery-reports-in-exchange-online',
  },
  frontEndStops: {
    title: 'The front-end Microsoft Exchange Transport service stops (Microsoft, KB 2958036)',
    url: 'https://learn.microsoft.com/exchange/troubleshoot/mailflow/front-end-microsoft-exchange-transport-service-stops',
  },
  endpoints: {
    title: 'Office 365 URLs and IP address ranges (Microsoft Learn)',
    url: 'https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges',
  },
  exchangeCertificates: {
    title: 'Digital certificates and encryption in Exchange Server (Microsoft Learn)',
    url: 'https://learn.microsoft.com/exchange/architecture/client-access/certificates',
  },
  certificateRequirements: {
    title: 'Certificate requirements for hybrid deployments (Microsoft Learn)',
    url: 'https://learn.microsoft.com/exchange/certificate-requirements',
  },
  edgeHybrid: {
    title: 'Edge Transport servers with hybrid deployments (Microsoft Learn)',
    url: 'https://learn.microsoft.com/exchange/edge-transport-servers',
  },
  edgeNameLength: {
    title: 'Email sent to Exchange Online appears external (Microsoft, KB 4052493)',
    url: 'https://learn.microsoft.com/exchange/troubleshoot/mailflow/email-sent-to-online-appears-external',
  },
  notEnabledForSmtp: {
    title: 'Outbound email messages are not sent (Microsoft, KB 4051498)',
    url: 'https://learn.microsoft.com/exchange/troubleshoot/mailflow/outbound-email-messages-are-not-sent',
  },
  noCredentials: {
    title: 'TLS negotiation failed with error NoCredentials (Microsoft, KB 4495258)',
    url: 'https://learn.microsoft.com/exchange/troubleshoot/mailflow/tls-negotiation-failed-with-error-nocredentials-error',
  },
  revocationProxy: {
    title: 'Cannot import a third-party certificate: RevocationCheckFailure (Microsoft, KB 979694)',
    url: 'https://learn.microsoft.com/exchange/troubleshoot/administration/cannot-import-third-party-certificate',
  },
  untrustedRoot: {
    title: 'Fix error code 450 4.4.317 UntrustedRoot (Microsoft Learn)',
    url: 'https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/fix-error-code-450-4-4-317-untrusted-root',
  },
  tenantAttribution: {
    title: 'NDR 550 5.7.64 TenantAttribution (Microsoft, KB 3212877)',
    url: 'https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/tenantattribution-ndr',
  },
  messageAttribution: {
    title: 'Office 365 message attribution (Exchange Team)',
    url: 'https://techcommunity.microsoft.com/blog/exchange/office-365-message-attribution/749143',
  },
  requiredTlsFlag: {
    title:
      'The RequiredTls flag should be set to true if TlsCertificateName is specified (Microsoft, KB 3062283)',
    url: 'https://learn.microsoft.com/exchange/troubleshoot/hybrid-configuration-wizard-errors/requiredtls-flag-should-be-set-to-true-if-tlscertificatename-is-specified-error',
  },
  exoConnectorCheck: {
    title: 'HealthChecker: Exchange Online connector check (CSS-Exchange)',
    url: 'https://microsoft.github.io/CSS-Exchange/Diagnostics/HealthChecker/ExoConnectorCheck/',
  },
  cloudConnectorCheck: {
    title: 'HealthChecker: cloud connector check (CSS-Exchange)',
    url: 'https://microsoft.github.io/CSS-Exchange/Diagnostics/HealthChecker/CloudConnectorCheck/',
  },
  certificateCheck: {
    title: 'HealthChecker: certificate check (CSS-Exchange)',
    url: 'https://microsoft.github.io/CSS-Exchange/Diagnostics/HealthChecker/CertificateCheck/',
  },
  trustedRootCheck: {
    title: 'HealthChecker: trusted root certificates check (CSS-Exchange)',
    url: 'https://microsoft.github.io/CSS-Exchange/Diagnostics/HealthChecker/TrustedRootCertificatesCheck/',
  },
  openRelayDomain: {
    title: 'HealthChecker: open relay wildcard domain check (CSS-Exchange)',
    url: 'https://microsoft.github.io/CSS-Exchange/Diagnostics/HealthChecker/OpenRelayDomainCheck/',
  },
  digicertG2: {
    title: 'Trust DigiCert Global Root G2 for mail with Exchange Online (Exchange Team)',
    url: 'https://techcommunity.microsoft.com/blog/exchange/4488311',
  },
  transportEnforcement: {
    title: 'Throttling and blocking email from persistently vulnerable Exchange servers (Exchange Team)',
    url: 'https://techcommunity.microsoft.com/t5/exchange-team-blog/throttling-and-blocking-email-from-persistently-vulnerable/ba-p/3815328',
  },
  updatesOfOctober2025: {
    title: 'October 2025 Exchange Server security updates (Exchange Team)',
    url: 'https://techcommunity.microsoft.com/blog/exchange/released-october-2025-exchange-server-security-updates/4461276',
  },
  newExchangeCertificate: {
    title: 'New-ExchangeCertificate (Microsoft Learn)',
    url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-exchangecertificate',
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
  lifetimes: {
    title: 'Ballot SC-081v3: schedule of reducing validity periods (CA/Browser Forum)',
    url: 'https://github.com/cabforum/servercert/pull/553',
  },
  chromeRootProgram: {
    title: 'Chrome Root Program Policy',
    url: 'https://googlechrome.github.io/chromerootprogram/',
  },
  extendedKeyUsage: {
    title: 'RFC 5280, section 4.2.1.12: Extended key usage',
    url: 'https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.12',
  },
  relayDenied: {
    title: 'Relay access denied (Microsoft Learn)',
    url: 'https://learn.microsoft.com/exchange/troubleshoot/email-delivery/ndr/relay-access-denied-smtp',
  },
} as const satisfies Record<string, Citation>;
